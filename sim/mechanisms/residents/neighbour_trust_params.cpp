#include "mechanisms/residents/neighbour_trust.hpp"

namespace linli {

std::vector<Field> NeighbourTrust::Params::describe()
{
  using P = NeighbourTrust::Params;
  return {
      number<&P::gain>({.name = "gain",
                        .unit = units::per_week(),
                        .valid = {0, 0.5},
                        .plausible = {0.001, 0.02},
                        .en = "Rate at which contact brings trust in neighbours",
                        .zh = "交往对邻里信任",
                        .source = "[?]",
                        .evidence = "B19"}),
      number<&P::half>({.name = "half",
                        .unit = units::people(),
                        .valid = {0.001, 1000},
                        .plausible = {2, 10},
                        .en = "Active acquaintances with whom half of that is reached",
                        .zh = "半效熟人数",
                        .source = "[?]"}),
      number<&P::loss>({.name = "loss",
                        .unit = units::per_week(),
                        .valid = {0, 0.5},
                        .plausible = {0.001, 0.02},
                        .en = "Rate at which open troubles cost it",
                        .zh = "琐事对邻里信任",
                        .source = "[?]",
                        .evidence = "E10"}),
      number<&P::drift>({.name = "drift",
                         .unit = units::per_week(),
                         .valid = {0, 0.5},
                         .plausible = {0.0005, 0.01},
                         .en = "Rate at which it returns to its anchor",
                         .zh = "邻里信任回归率",
                         .source = "[?]"}),
      number<&P::anchor>({.name = "anchor",
                          .unit = units::share(),
                          .valid = {0, 1},
                          .plausible = {0.3, 0.7},
                          .en = "Anchor of trust in neighbours",
                          .zh = "邻里信任基准",
                          .source = "[?]"}),
      number<&P::start_troubles>(
          {.name = "start_troubles",
           .unit = units::share(),
           .valid = {0, 1},
           .en = "Share of small troubles that stayed open around people before the run",
           .zh = "初始未决小事比例",
           .source = "[?]",
           .acts = Acts::set_up}),
  };
}

}  // namespace linli
