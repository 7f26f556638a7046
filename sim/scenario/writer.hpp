#pragma once
/// The resolved scenario: every parameter with the value it has.
#include "core/section.hpp"
#include "scenario/origin.hpp"

#include <string>
#include <vector>

namespace linli {

/// Every field of every section as a scenario would write it.  Reading the text back sets exactly the same
/// values. Texts and names must be free of control characters other than tab and newline, numbers finite.
std::string effective_yaml(const std::vector<Section>& sections);
/// The same with a comment behind every value that says where it comes from.
std::string effective_yaml(const std::vector<Section>& sections, const Origins& origins);

/// One value of a scenario, with where it comes from: "default", "base.yaml:3", "--set".
struct Setting {
  std::string path;
  std::string value;  ///< as a scenario would write it
  std::string origin;
  Acts acts = Acts::every_week;
  bool standard = false;  ///< it would have this value anyway
};

/// Every value, in the order of the sections; each number of a map by itself.
std::vector<Setting> settings_of(const std::vector<Section>& sections, const Origins& origins);

}  // namespace linli
