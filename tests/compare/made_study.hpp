#pragma once
/// Studies made by hand: plans, and results whose values are known, in a directory that goes away.
#include "output/contents/tree.hpp"
#include "output/helpers.hpp"
#include "study/plan.hpp"
#include "study/study_directory.hpp"

#include <string>
#include <vector>

namespace linli::test {

/// What a made run says over weeks 1 and 2 of its study, on average; in week 0 and the burn-in (one week) it says 99, and in
/// week 3 as much.
struct MadeRun {
  double taking_part = 0;                 ///< share of adults; of the district
  std::vector<double> by_age{};           ///< the same by two age bands; both as the district if empty
  std::vector<double> by_area{};          ///< the same by area
  double calls = 0;                       ///< per 1,000 adults and week
  double yuan = 0;                        ///< spent a week
  double hours = 40;                      ///< the secretary's week
  double trust = 0.5;                     ///< index
  std::vector<std::uint8_t> took_part{};  ///< [resident] of the panel "study", in week 1; none: no panel
  std::vector<std::int32_t> arrived{};    ///< [resident]; all before the run if empty
  std::int64_t seed = 1;
};

constexpr int made_adults = 1000;   ///< simulated
constexpr double made_scale = 0.5;  ///< 2,000 in the district
constexpr std::int64_t made_burn_in = 1;
constexpr std::int64_t made_weeks = 4;

FileGroup made_result(const MadeRun& run);

/// A plan of these arms, points and worlds, with an address for each run; the first arm is the reference, and `taking_part` over
/// weeks 1 and 2 the outcome.
Plan made_plan(const std::vector<std::string>& arms, std::int64_t replicates, std::size_t points = 1,
               const std::vector<std::string>& worlds = {""});

StudyOutcome made_outcome(const std::string& name, const std::string& series,
                          const std::vector<std::string>& by = {});
StudyOutcome made_ratio(const std::string& name, StudyOutcome::Term::Of above, const std::string& numerator,
                        StudyOutcome::Term::Of below, const std::string& denominator);

/// A study's directory, in which runs appear one by one.
class MadeStudy {
 public:
  explicit MadeStudy(Plan plan_of_it);

  const Plan plan;
  const StudyDirectory& directory() const { return directory_; }
  void put(std::size_t cell, std::size_t replicate, const MadeRun& run) const;

 private:
  TemporaryDirectory folder_;
  StudyDirectory directory_;
};

}  // namespace linli::test
