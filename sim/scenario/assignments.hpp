#pragma once
/// Values that the command line gives: `--set run.weeks='2 years'`, `--weeks 104`.
#include "core/section.hpp"
#include "scenario/layer.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace linli {

struct Assignment {
  std::string option;  ///< "--set", "--weeks"
  std::string label;   ///< what messages call it: "--set run.weeks=2 years", "--weeks"
  std::string path;
  std::string value;  ///< YAML on one line
};

/// `path=value` behind `--set`.
Assignment parse_assignment(const std::string& text);

/// The assignment as a text that gives one value, or everything that is wrong with its path and its form.
std::variant<Layer, std::vector<Problem>> layer_of(const Assignment& assignment,
                                                   const std::vector<Section>& sections);

/// The paths of all parameters, each number of a map by itself; the name of a named thing is written NAME.
std::vector<std::string> parameter_paths(const std::vector<Section>& sections);

}  // namespace linli
