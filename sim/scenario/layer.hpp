#pragma once
/// What gives values to a scenario's parameters: files, one over the other, and options of the command line.
#include "core/errors.hpp"
#include "scenario/faults.hpp"
#include "scenario/origin.hpp"
#include "scenario/yaml_document.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace linli {

/// A text that gives values, with the faults found in it.
struct Layer {
  explicit Layer(YamlDocument read, std::string from_option = {})
      : document(std::move(read)), option(std::move(from_option)), faults(document.file)
  {
  }

  YamlDocument document;
  std::string option;    ///< the option of a text from the command line, which has no lines; else empty
  int option_place = 0;  ///< of this option among all that give values, counted from 1
  /// What the name of a data file means that is written here; as written if empty.
  std::function<std::string(const std::string&)> place_file{};
  Faults faults;

  Origin origin(TextPosition place) const
  {
    return option.empty() ? Origin{document.file, place.line} : Origin{option, 0, option_place};
  }
  /// In the order of the text.
  std::vector<Problem> problems() const
  {
    std::vector<Problem> found = faults.problems();
    if (!option.empty()) {
      for (Problem& problem : found) {
        problem.line = problem.column = 0;
        problem.option = option_place;
      }
    }
    return found;
  }
};

}  // namespace linli
