#pragma once
/// The answer of a study in words, from its numbers and how sure they are.
#include "compare/comparison.hpp"
#include "report/page_names.hpp"
#include "report/spoken.hpp"
#include "study/study_directory.hpp"

#include <string>
#include <vector>

namespace linli {

struct Answer {
  Spoken paragraph{};           ///< which arm does most on the first outcome, how sure that is, what it costs
  std::vector<Spoken> lines{};  ///< one for every arm but the reference, the best first
  Spoken runs{};                ///< on how many runs it rests, and what varies between them
  std::string
      best{};  ///< name of the arm that the paragraph says does most; without a clear one the first of the ranking
  std::vector<Spoken> warnings{};  ///< what must be known before it is believed
};

/// Throws `Error(io)` if a result cannot be read.
Answer answer_of(const StudyComparison& comparison, const StudyDirectory& directory, const PageNames& names);

}  // namespace linli
