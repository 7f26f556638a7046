#pragma once
/// The scenarios, studies and data that come with the program.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// Where they lie: `share/linli/scenarios` of the tree into which the program is installed, or `scenarios` of the checkout in
/// which it was built.  Looked for in the folders above the program, so that both can be moved.  Empty if there is neither.
std::filesystem::path shipped_folder();

/// The shipped scenarios of a name, which is that of the file without its ending and its folder: "baseline".  Usually one or
/// none.
std::vector<std::filesystem::path> shipped_scenarios(std::string_view name);

/// All those names, each once.
std::vector<std::string> shipped_names();

/// The shipped studies by name: of `scenarios/studies/dials.yaml` it is "dials".
std::map<std::string, std::filesystem::path> shipped_studies();

/// The shipped file of a name as scenarios write it, such as `data/putuo_2017.yaml`; empty if there is none.
std::filesystem::path shipped_file(const std::string& name);

}  // namespace linli
