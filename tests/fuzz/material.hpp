#pragma once
/// What seeds and dictionaries are made of: what the project ships, and what its parameters are called.
#include <string>
#include <vector>

namespace linli::fuzz {

/// The contents of all files under a folder of the project whose names end in `ending`, in the order of their
/// names.
std::vector<std::string> contents_under(const std::string& folder, const std::string& ending);

/// Every section, parameter and label of a scenario, every spelling of a unit, and the marks of YAML.
std::vector<std::string> words_of_scenarios();

/// The keys that the text of data files uses, and the marks of YAML.
std::vector<std::string> words_of_data(const std::string& text);

}  // namespace linli::fuzz
