#pragma once
/// What a survey asks, and whom the committee could name to it.
#include "engine/series_units.hpp"
#include "world/world.hpp"

#include <functional>
#include <string>
#include <vector>

namespace linli {

/// A question as everybody answers it who is asked and willing: truthfully, on the scale of the model.
struct Question {
  std::string name;  ///< where the same thing is a series, its name
  SeriesUnit unit;
  std::string en;
  std::string zh;
  /// The answer of an adult; NaN if the question does not apply to this one.
  std::function<float(const World&, ResidentId)> answer;
};

/// All questions, in their order in results.  A new one is one row.
std::vector<Question> survey_questions();

/// Whether the committee can list this adult: those it knows, of whom its satisfaction polls are often drawn
/// (evidence A20, P21).  Whom it knows and saw at something it remembers for so many weeks.
bool reachable(const World& world, ResidentId id, std::int64_t remembered);

}  // namespace linli
