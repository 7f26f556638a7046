#include "mechanisms/residents/exposure.hpp"

namespace linli {

std::vector<Field> Exposure::Params::describe()
{
  using P = Exposure::Params;
  return {
      number<&P::household>({.name = "household",
                             .unit = units::share(),
                             .valid = {0, 1},
                             .plausible = {0.2, 0.6},
                             .en = "Weight of the other adults of the household",
                             .zh = "家庭成员权重",
                             .source = "[?]",
                             .evidence = "G2, P18"}),
      number<&P::acquaintances>({.name = "acquaintances",
                                 .unit = units::share(),
                                 .valid = {0, 1},
                                 .plausible = {0.2, 0.6},
                                 .en = "Weight of active acquaintances",
                                 .zh = "熟人权重",
                                 .source = "[?]",
                                 .evidence = "B6, P8"}),
      number<&P::building_group>({.name = "building_group",
                                  .unit = units::share(),
                                  .valid = {0, 1},
                                  .plausible = {0.1, 0.4},
                                  .en = "Weight of the other adults of the building group",
                                  .zh = "楼组权重",
                                  .source = "[?]",
                                  .evidence = "K2"}),
      number<&P::half_life>({.name = "half_life",
                             .unit = units::weeks(),
                             .valid = {0.1, 30},
                             .plausible = {4, 26},
                             .en = "Half-life of what is remembered of others' participation",
                             .zh = "记忆半衰期",
                             .source = "[?]",
                             .evidence = "P18"}),
  };
}

std::vector<Contradiction> Exposure::Params::contradictions() const
{
  if (household + acquaintances + building_group > 0) return {};
  return {{{"household", "acquaintances", "building_group"},
           "all three weights are 0",
           "exposure is their weighted mean",
           "give household, acquaintances or building_group a weight; to switch influence off set "
           "participation.exposure: 0"}};
}

}  // namespace linli
