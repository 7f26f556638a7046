#include "interventions/condition.hpp"

#include <cmath>

namespace linli {

bool holds(const InterventionParams& params, bool held_last_week, float value)
{
  if (std::isnan(value)) return false;
  const double back = held_last_week ? params.margin : 0;
  const auto seen = static_cast<double>(value);
  return params.side == Side::below ? seen < params.threshold + back : seen > params.threshold - back;
}

}  // namespace linli
