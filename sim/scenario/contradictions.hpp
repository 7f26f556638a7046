#pragma once
/// Values that are each possible but not together, told where they are written.
#include "core/section.hpp"
#include "scenario/layer.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace linli {

/// What is known after reading, by path.
struct ReadingNotes {
  struct Written {
    Layer* layer;
    TextPosition place;
  };
  std::map<std::string, Written> written{};  ///< where a value or a section was written last
  std::set<std::string> failed{};            ///< fields and maps with a fault
};

/// Adds the contradictions of all sections to the layers in which they are written; to `last` what is written
/// nowhere.  None is told that is about a value that could not be read.
void tell_contradictions(const std::vector<Section>& sections, const ReadingNotes& notes, Layer& last);

}  // namespace linli
