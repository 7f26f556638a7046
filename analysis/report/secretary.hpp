#pragma once
/// What an arm does to the secretary's week, told of every arm, whether the study asked or not.
#include "compare/comparison.hpp"
#include "report/spoken.hpp"
#include "study/study_directory.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace linli {

class SecretaryWeeks {
 public:
  /// Over the window of a column, of a study that has a reference: its results are read once, here.  Throws `Error(io)` if a
  /// result cannot be read, as `words` does.  Both arguments must stay.
  SecretaryWeeks(const StudyComparison& comparison, const StudyDirectory& directory, std::size_t column);

  /// "; secretaries lead 7.1 hours a week longer [6.9, 7.3], their load falls by 0.49 [0.47, 0.51]"; of what changes by less
  /// than can be told, nothing.  Empty if results do not say.
  Spoken words(std::size_t candidate) const;

 private:
  /// [replicate] A candidate's mean over its cells; NaN where a result is missing or lacks the series.
  std::vector<double> means_of(std::size_t candidate, const std::string& series) const;
  bool is_recorded(const std::string& series) const;
  /// The paired difference from the reference; NaN of fewer than two pairs.
  Interval change_of(std::size_t candidate, const std::string& series) const;

  const StudyComparison& comparison_;
  const StudyDirectory& directory_;
  Window window_;
  std::map<std::string, std::vector<double>>
      reference_{};  ///< [series][replicate], of those that results hold
};

}  // namespace linli
