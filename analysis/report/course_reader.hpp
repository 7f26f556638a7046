#pragma once
/// Courses of a study's arms over time, read from its results.
#include "compare/comparison.hpp"
#include "results/result_file.hpp"
#include "study/study_directory.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace linli {

/// Candidates that courses are drawn of: the reference first, then from both ends of the ranking, twelve at most.
std::vector<std::size_t> drawn_candidates(const StudyComparison& comparison);

/// Reads a series of a result, as it is told: of the district, by subdistrict, …  Without weeks where the result lacks it.
using ReadSeries = std::function<Series(const ResultFile& result, const std::string& name)>;

/// Of one arm or point, in those replicates that are there: values row-major [week][member].
struct ArmCourses {
  std::string name{};
  std::vector<std::vector<double>> replicates{};
};

/// The mean course of a candidate's cells in one replicate, worlds by their weight.
class CourseReader {
 public:
  CourseReader(const StudyComparison& comparison, const StudyDirectory& directory, ReadSeries read);

  /// [series][candidate that is drawn]
  std::map<std::string, std::vector<ArmCourses>> all(const std::set<std::string>& series);
  /// A series as a result had it: its weeks, members, unit and meaning; null if none had it.
  const Series* about(const std::string& series) const;

 private:
  /// [series] of one candidate and replicate; nothing if a result is missing.
  std::map<std::string, std::vector<double>> courses(std::size_t candidate, std::size_t replicate,
                                                     const std::set<std::string>& series);

  const StudyComparison& comparison_;
  const StudyDirectory& directory_;
  ReadSeries read_;
  std::map<std::string, Series> about_{};
};

/// What replicates have at one place: their mean, and the middle 90 % of them; NaN of none.
struct Spread {
  double mean;
  double low;
  double high;
};
Spread spread_of(std::vector<double> replicates);

}  // namespace linli
