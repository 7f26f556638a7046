#pragma once
/// Values that something else than a scenario's files gives: the command line (`--set run.weeks='2 years'`, `--weeks 104`),
/// or another file that lays them over the scenario.
#include "core/section.hpp"
#include "scenario/layer.hpp"
#include "scenario/yaml_document.hpp"

#include <optional>
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

/// What another file, such as a study's, lays over a scenario: one value, or a map of values as a scenario has it.
struct Overlay {
  std::string file;  ///< in which it is written, as messages call it
  std::optional<YamlNode>
      path{};        ///< of one value, its keys joined by dots, where it is written; a map of all has none
  YamlNode value{};  ///< with its place in that file; a named thing that is set to nothing is removed
};

/// The overlay as a layer whose faults are told in its file, or what is wrong with its path.
std::variant<Layer, Problem> layer_of(const Overlay& overlay, const std::vector<Section>& sections);

/// What is wrong with a path that leads to no parameter, map or name; nothing for one that does.
std::optional<Fault> unknown_path(const std::string& path, const std::vector<Section>& sections);

/// The paths of all parameters, each number of a map by itself; the name of a named thing is written NAME.
std::vector<std::string> parameter_paths(const std::vector<Section>& sections);

}  // namespace linli
