#pragma once
/// What a scenario wants in its result.
#include "core/calendar.hpp"
#include "core/describe.hpp"
#include "scenario/survey_params.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace linli {

/// A panel: chosen columns of all or a sample of residents at chosen weeks.
struct PanelParams {
  /// Columns of residents in the World, without "resident."; that they exist is for the engine to check.
  std::vector<std::string> columns{"took_part", "intention_activity", "belonging"};
  double share = 1;           ///< part of the residents, drawn once, the same at every week of the panel
  std::vector<When> weeks{};  ///< chosen weeks of the study
  std::int64_t every = 0;  ///< and every so many weeks, from week 0 of the study on; 0 weeks = only `weeks`
  bool adults_only = true;

  static std::vector<Field> describe();
  /// A panel without a column or without a week.
  std::vector<Contradiction> contradictions() const;
};

struct OutputParams {
  std::vector<std::string> series{"all"};  ///< names of series, or "all"
  std::vector<std::string> groups{"area", "subdistrict", "age_band",
                                  "district"};  ///< by what series are told apart
  std::vector<std::string> events{"all"};       ///< kinds of events, or "all"; empty = none
  std::map<std::string, PanelParams> panels{};
  std::map<std::string, SurveyParams> surveys{};

  /// Which events there are to choose from is for the scenario to add, see `Scenario::sections`.
  static std::vector<Field> describe();
};

}  // namespace linli
