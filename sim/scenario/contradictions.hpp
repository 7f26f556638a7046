#pragma once
/// Values that are each possible but not together, told where they are written.
#include "core/section.hpp"
#include "scenario/doubts.hpp"
#include "scenario/layer.hpp"

#include <map>
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
  Doubts doubts{};                           ///< what is not known because of its faults
};

/// Adds the contradictions of all sections to the layers in which they are written; to `last` what is written
/// nowhere.  None is told that is about a value that could not be read.  Returns the paths of the values that are in one.
std::set<std::string> tell_contradictions(const std::vector<Section>& sections, const ReadingNotes& notes,
                                          Layer& last);

}  // namespace linli
