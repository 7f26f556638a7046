#include "interventions/condition.hpp"

#include <cmath>

namespace linli {

bool holds(const InterventionParams& params, bool held_last_week, float value)
{
  if (std::isnan(value)) return false;
  const double sign = params.side == Side::below ? 1 : -1;  // seen from the other side, above is below
  const double beyond = sign * (static_cast<double>(value) - params.threshold);
  return beyond < (held_last_week ? params.margin : 0);
}

}  // namespace linli
