#pragma once
/// The parameters of a scenario one by one, as a study may vary them.
#include "core/section.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// One value of a scenario.
struct Parameter {
  std::string path;
  std::string room;  ///< path of its section
  Field field{};     ///< of a number of a map: kind `number`, and no way to reach an object
  Value value{};     ///< that it has

  /// Whether it lies on a line, so that it has a range.
  bool is_number() const;
  /// Whether its value is marked as an assumption.
  bool is_assumed() const { return field.source.find("[?]") != std::string::npos; }
  /// Whether it has a plausible range that is bounded at both ends.
  bool has_plausible() const;
};

/// All of them by path, each number of a map by itself, those of named things under their names.
std::map<std::string, Parameter> parameters_of(const std::vector<Section>& sections);

/// Whether `path` is `above` or something below it.
bool is_path_within(const std::string& path, const std::string& above);

}  // namespace linli
