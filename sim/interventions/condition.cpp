#include "interventions/condition.hpp"

#include <cmath>

namespace linli {

bool holds(const Threshold& threshold, bool held_last_week, float value)
{
  if (std::isnan(value)) return false;
  const double back = held_last_week ? threshold.margin : 0;
  const auto seen = static_cast<double>(value);
  return threshold.side == Side::below ? seen < threshold.at + back : seen > threshold.at - back;
}

bool joined(const Conditions& conditions, std::size_t holding)
{
  return conditions.join == Join::all ? holding == conditions.list.size() : holding > 0;
}

}  // namespace linli
