#pragma once
/// Surveys that are simulated with the district.
#include "core/calendar.hpp"
#include "core/describe.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// Who can be drawn: every adult, or those whom the committee can list.
enum class Frame : std::uint8_t { all, reachable };
const std::vector<std::string>& frame_labels();

/// A survey: the same questions put to a fresh sample at each of the chosen weeks.
struct SurveyParams {
  std::vector<When> weeks{};  ///< chosen weeks of the study
  std::int64_t every = 0;  ///< and every so many weeks, from week 0 of the study on; 0 weeks = only `weeks`
  std::int64_t sample = 2000;  ///< adults asked; 0 = all of the frame
  Frame frame = Frame::all;
  std::int64_t remembered = 8;      ///< weeks; of the frame `reachable`
  double response = 0.7;            ///< chance to answer: under 60, took no part within 52 weeks
  double response_elder = 0.3;      ///< effect of being 60 or older, log-odds
  double response_took_part = 0.5;  ///< effect of having taken part within 52 weeks, log-odds

  static std::vector<Field> describe();
  /// A survey without a week; memory where all can be drawn.
  std::vector<Contradiction> contradictions() const;
};

}  // namespace linli
