#pragma once
/// Scenarios that run anywhere.
#include "scenario/scenario.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace linli {

/// Texts of data files, by the path of the parameter that names them: "population.margins".
using DataTexts = std::map<std::string, std::string>;

/// Those that a scenario names, as they are now.  Throws Error(io).
DataTexts data_texts(const Scenario& scenario);

/// A scenario with the data files that must go with it.
struct Portable {
  std::string yaml;  ///< every value spelled out
  std::map<std::string, std::string>
      files;  ///< text by name, as the scenario names it; what is shipped is not among them
};

/// From the resolved text of a scenario and its data.  A data file that is shipped with this program goes by its shipped name;
/// others are named `folder`/margins.yaml and so on.  `file` is what messages call the text.  Throws Error(scenario) if this
/// program cannot read it.
Portable portable(const std::string& file, const std::string& resolved, const DataTexts& data,
                  const std::filesystem::path& folder);

/// The same where no data file goes by its shipped name: all lie in `folder`, an absolute path, and no other files matter.
Portable self_contained(const std::string& file, const std::string& resolved, const DataTexts& data,
                        const std::filesystem::path& folder);

}  // namespace linli
