#include "mechanisms/committee/leadership_effect.hpp"

namespace linli {
namespace {

std::vector<std::string> contribution_names()
{
  std::vector<std::string> names;
  for (const Contribution& c : contributions) names.emplace_back(c.name);
  return names;
}

}  // namespace

std::vector<Field> LeadershipEffect::Params::describe()
{
  using P = LeadershipEffect::Params;
  return {
      numbers<&P::most>(contribution_names(),
                        {.name = "most",
                         .valid = {0, 50},
                         .en = "What leading adds to each lever at most, in the lever's unit",
                         .zh = "引领最大增量",
                         .source = "[?]",
                         .evidence = "B12, P10"}),
      numbers<&P::half>(leadership_function_labels,
                        {.name = "half",
                         .unit = units::hours(),
                         .valid = {0.001, 168},
                         .en = "Effective hours a week at which half of that is reached",
                         .zh = "半饱和有效工时",
                         .source = "[?]"}),
      number<&P::exhaustion_costs>({.name = "exhaustion_costs",
                                    .unit = units::share(),
                                    .valid = {0, 1},
                                    .plausible = {0.2, 0.6},
                                    .en = "Part of the power that full exhaustion takes",
                                    .zh = "疲惫折损",
                                    .source = "[?]"}),
      number<&P::unknown>({.name = "unknown",
                           .unit = units::share(),
                           .valid = {0, 1},
                           .plausible = {0.4, 0.8},
                           .en = "Part of the power that is left to a secretary whom nobody knows",
                           .zh = "无声望折扣",
                           .source = "[?]"}),
      number<&P::reputation_gain>({.name = "reputation_gain",
                                   .unit = units::per_week(),
                                   .valid = {0, 1},
                                   .plausible = {0.005, 0.05},
                                   .en = "Rate at which listening builds reputation",
                                   .zh = "声望增长",
                                   .source = "[?]"}),
      number<&P::reputation_fade>({.name = "reputation_fade",
                                   .unit = units::per_week(),
                                   .valid = {0, 1},
                                   .plausible = {0.001, 0.01},
                                   .en = "Rate at which it fades",
                                   .zh = "声望衰减",
                                   .source = "[?]"}),
      number<&P::reputation_start>({.name = "reputation_start",
                                    .unit = units::share(),
                                    .valid = {0, 1},
                                    .en = "Reputation of secretaries before the run",
                                    .zh = "初始声望",
                                    .source = "[?]",
                                    .acts = Acts::set_up}),
      number<&P::perfunctory_costs>(
          {.name = "perfunctory_costs",
           .unit = units::share(),
           .valid = {0, 1},
           .plausible = {0.2, 0.6},
           .en = "Part of responsiveness and follow-through that fully perfunctory work takes",
           .zh = "应付对质量",
           .source = "[?]",
           .evidence = "P14"}),
      number<&P::lawful>({.name = "lawful",
                          .valid = {0, 1},
                          .plausible = {0, 0.6},
                          .en = "What professional skill adds to them",
                          .zh = "依法办事",
                          .source = "[R] weak law and theory; size [?]"}),
      numbers<&P::held>(
          leadership_arc_labels,
          {.name = "held",
           .unit = units::share(),
           .valid = {0, 1},
           .en = "How far the hours of leading, or what leading adds, are held at their mean of the year "
                 "before; 0: not at all",
           .zh = "引领作用固定程度",
           .source = "for studies"}),
  };
}

}  // namespace linli
