#pragma once
/// Who takes part in one arm and not in the other: as runs share their luck, resident k is the same person in both.
#include "compare/asked.hpp"
#include "compare/candidates.hpp"
#include "compare/note.hpp"
#include "statistics/intervals.hpp"
#include "study/study_directory.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// Of one candidate, week and group of adults, people of the whole district; means over replicates, worlds by their weight.
struct Switched {
  std::size_t candidate = 0;
  std::int64_t week = 0;  ///< of the study
  std::string group{};    ///< "adults" of all, or a grouping
  std::string member{};
  Interval adults{};          ///< who are the same person in both; the others had moved
  Interval only_here{};       ///< took part in this week under the candidate, and not under the reference
  Interval only_reference{};  ///< the reverse
  std::size_t replicates = 0;
};

struct ResidentsCompared {
  std::vector<Switched> all{};
  std::vector<Note> notes{};
};

/// From the runs' panel "study", week by week: one pair of results at a time.  Elections are no weekly channel, and do not count.
/// `by`: groupings, of which those are told that the panel knows; none: all that it knows.  Throws `Error(usage)` if the study
/// has no panels or no reference, `Error(io)` if a result cannot be read.
ResidentsCompared residents_of(const Asked& asked, const StudyDirectory& directory,
                               const Candidates& candidates, std::size_t replicates,
                               const std::vector<std::string>& by);

}  // namespace linli
