#include "world/levers.hpp"

#include <algorithm>

namespace linli {

const std::vector<LeverInfo>& lever_table()
{
  static const std::vector<LeverInfo> table{
      {Lever::offers, "offers", "1/week", 0.0F, Combine::add,
       "Organised activities a week that an adult of the area could come to", "每周活动机会",
       "participation"},
      {Lever::calls, "calls", "share", 0.0F, Combine::add, "Share of adults called on at the door in a week",
       "每周上门动员比例", "participation"},
      {Lever::appeal, "appeal", "log-odds", 0.0F, Combine::largest,
       "Effect of being called on the intention to come", "动员效果", "participation"},
  };
  return table;
}

void Levers::reset(std::size_t areas)
{
  for (const LeverInfo& info : lever_table())
    values[static_cast<std::size_t>(info.lever)].assign(areas, info.neutral);
}

void Levers::apply(Lever lever, AreaId area, float amount)
{
  float& value = values[static_cast<std::size_t>(lever)][area];
  switch (lever_table()[static_cast<std::size_t>(lever)].combine) {
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
}

}  // namespace linli
