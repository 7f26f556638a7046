#include "mechanisms/residents/efficacy.hpp"

namespace linli {

std::vector<Field> Efficacy::Params::describe()
{
  using P = Efficacy::Params;
  return {
      number<&P::lived>({.name = "lived",
                         .unit = units::share(),
                         .valid = {0, 1},
                         .plausible = {0.03, 0.3},
                         .en = "Rate at which efficacy follows an outcome lived through",
                         .zh = "亲历结果对效能感",
                         .source = "[L] Rescorla & Wagner 1972; size [?]",
                         .evidence = "K14"}),
      number<&P::heard>({.name = "heard",
                         .unit = units::share(),
                         .valid = {0, 1},
                         .plausible = {0.005, 0.05},
                         .en = "The same for an outcome heard of, at full exposure",
                         .zh = "听闻结果对效能感",
                         .source = "[?]",
                         .evidence = "P20"}),
      integer<&P::served>(
          {.name = "served",
           .unit = units::weeks(),
           .valid = {0, 255},
           .plausible = {4, 52},
           .en = "Weeks after volunteering in which a finished project is lived through as one's own",
           .zh = "志愿服务后视项目为己事的周数",
           .source = "[?]"}),
      number<&P::drift>({.name = "drift",
                         .unit = units::per_week(),
                         .valid = {0, 0.9},
                         .plausible = {0.001, 0.01},
                         .en = "Rate at which efficacy returns to its anchor",
                         .zh = "效能感回归率",
                         .source = "[?]"}),
      integer<&P::follow_up>({.name = "follow_up",
                              .unit = units::weeks(),
                              .valid = {1, remembered_sessions},
                              .plausible = {4, 26},
                              .en = "Weeks until it is known whether a resolution was carried out",
                              .zh = "决议反馈周期",
                              .source = "[R] review stage; size [?]"}),
      number<&P::anchor>({.name = "anchor",
                          .unit = units::share(),
                          .valid = {0, 1},
                          .plausible = {0.3, 0.6},
                          .en = "Anchor of efficacy",
                          .zh = "效能感基准",
                          .source = "[?]"}),
      number<&P::anchor_sd>({.name = "anchor_sd",
                             .unit = units::share(),
                             .valid = {0, 1},
                             .plausible = {0.05, 0.3},
                             .en = "Personal spread of the anchor",
                             .zh = "效能感个体差异",
                             .source = "[?]"}),
      number<&P::start>({.name = "start",
                         .unit = units::share(),
                         .valid = {-1, 1},
                         .en = "How far above the anchor people begin, having heard of results before",
                         .zh = "初始效能感偏移",
                         .source = "[?]"}),
      number<&P::start_served>(
          {.name = "start_served",
           .unit = units::share(),
           .valid = {-1, 1},
           .en = "How much more above it those began, before the run, who are fully disposed to "
                 "volunteer: they had lived through results",
           .zh = "志愿者初始效能感之差",
           .source = "[?]",
           .acts = Acts::set_up}),
  };
}

}  // namespace linli
