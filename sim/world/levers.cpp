#include "world/levers.hpp"

#include <algorithm>

namespace linli {

double Levers::secretary_hours_asked(AreaId area) const
{
  double hours = 0;
  for (const Lever part : {Lever::secretary_hours, Lever::training_party, Lever::training_practice})
    hours += static_cast<double>((*this)(part, area));
  return hours;
}

void Levers::reset(std::size_t areas)
{
  for (const LeverInfo& info : lever_table())
    values[static_cast<std::size_t>(info.lever)].assign(areas, info.neutral);
}

void Levers::apply(Lever lever, AreaId area, float amount)
{
  float& value = values[static_cast<std::size_t>(lever)][area];
  const LeverInfo& info = info_of(lever);
  switch (info.combine) {
    case Combine::add:
      value += amount;
      break;
    case Combine::multiply:
      value *= amount;
      break;
    case Combine::largest:
      value = std::max(value, amount);
      break;
  }
  value = std::clamp(value, static_cast<float>(info.range.low), static_cast<float>(info.range.high));
}

void Levers::scale(Lever lever, AreaId area, float factor)
{
  float& value = values[static_cast<std::size_t>(lever)][area];
  const Range& range = info_of(lever).range;
  value = std::clamp(value * factor, static_cast<float>(range.low), static_cast<float>(range.high));
}

}  // namespace linli
