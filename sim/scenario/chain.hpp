#pragma once
/// A scenario's file together with the files it extends.
#include "scenario/layer.hpp"
#include "scenario/scenario.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace linli {

/// How many files may extend one another, the first one counted.
constexpr std::size_t longest_chain = 16;

/// `extends: FILE` at the top of a file, from the folder of that file, names another whose values hold where
/// it gives none.  `extends: baseline`, a name without folder and ending, is the shipped scenario of that name; if the folder
/// has another `baseline.yaml`, it is ambiguous and refused.
struct FileChain {
  std::vector<ScenarioText> texts;  ///< the base first
  std::vector<Layer> layers;        ///< those of the files that are YAML, in this order
  std::vector<Problem> malformed;   ///< the faults of form of a file that is not; there is no layer of it
};

/// Follows `extends` from the file `file` that holds `text`.  What is wrong with an `extends` (no such file, a
/// circle, too many) is a fault of the layer that says it.
FileChain read_chain(const std::string& file, const std::string& text);

}  // namespace linli
