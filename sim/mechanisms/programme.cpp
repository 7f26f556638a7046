#include "mechanisms/programme.hpp"

namespace linli {

Declaration Programme::declaration()
{
  return {.name = "programme",
          .en = "Activities on offer and doorstep calls",
          .zh = "活动供给与上门动员",
          .equation = "offers_a = offers, calls_a = calls, appeal_a = appeal",
          .report = "recommendation 2; K13",
          .reads = {},
          .writes = {"lever.offers", "lever.calls", "lever.appeal"}};
}

void Programme::act(World& world, const Moment&) const
{
  for (std::size_t a = 0; a < world.areas(); ++a) {
    world.levers.apply(Lever::offers, AreaId{a}, static_cast<float>(params_.offers));
    world.levers.apply(Lever::calls, AreaId{a}, static_cast<float>(params_.calls));
    world.levers.apply(Lever::appeal, AreaId{a}, static_cast<float>(params_.appeal));
  }
}

std::vector<Field> Programme::Params::describe()
{
  using P = Programme::Params;
  return {
      number<&P::offers>({.name = "offers",
                          .unit = units::per_week(),
                          .valid = {0, 50},
                          .plausible = {0.1, 1.0},
                          .en = "Organised activities that an adult could come to",
                          .zh = "活动机会",
                          .source = "[?]",
                          .evidence = "P2"}),
      number<&P::calls>({.name = "calls",
                         .unit = units::share(),
                         .valid = {0, 1},
                         .plausible = {0, 0.05},
                         .en = "Share of adults called on at the door in a week",
                         .zh = "每周上门动员比例",
                         .source = "[?]",
                         .evidence = "K13"}),
      number<&P::appeal>({.name = "appeal",
                          .unit = units::log_odds(),
                          .valid = {0, 5},
                          .plausible = {0.15, 0.45},
                          .en = "Effect of a doorstep call on the intention to come",
                          .zh = "上门动员效果",
                          .source = "[L] Nickerson 2008",
                          .evidence = "K13, G1"}),
  };
}

}  // namespace linli
