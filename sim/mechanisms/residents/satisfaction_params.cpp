#include "mechanisms/residents/satisfaction.hpp"

namespace linli {

std::vector<Field> Satisfaction::Params::describe()
{
  using P = Satisfaction::Params;
  return {
      number<&P::rate>({.name = "rate",
                        .unit = units::per_week(),
                        .valid = {0, 0.9},
                        .plausible = {0.02, 0.1},
                        .en = "Rate at which satisfaction follows what is lived through",
                        .zh = "满意度变化率",
                        .source = "[L] Oliver 1980; size [?]"}),
      number<&P::expectation_rate>({.name = "expectation_rate",
                                    .unit = units::per_week(),
                                    .valid = {0, 0.9},
                                    .plausible = {0.002, 0.03},
                                    .en = "Rate at which expectation follows",
                                    .zh = "期望变化率",
                                    .source = "[L] Oliver 1980; size [?]"}),
      number<&P::elsewhere>({.name = "elsewhere",
                             .unit = units::share(),
                             .valid = {0, 1},
                             .plausible = {0, 0.6},
                             .en = "Weight of what is heard of other areas in expectation",
                             .zh = "他区比较权重",
                             .source = "[?]",
                             .evidence = "P20"}),
      number<&P::troubles>({.name = "troubles",
                            .unit = units::share(),
                            .valid = {0, 1},
                            .plausible = {0.05, 0.5},
                            .en = "Quality lost where all small troubles of a building group stay open",
                            .zh = "琐事对品质",
                            .source = "[?]",
                            .evidence = "E10"}),
      number<&P::demands_sd>({.name = "demands_sd",
                              .unit = units::share(),
                              .valid = {0, 1},
                              .plausible = {0.05, 0.2},
                              .en = "Personal spread of how much more than what there is somebody expects",
                              .zh = "要求个体差异",
                              .source = "[?]"}),
      numbers<&P::demands_education>(education_labels(), {.name = "demands_education",
                                                          .unit = units::share(),
                                                          .valid = {-1, 1},
                                                          .en = "Shift of it by education",
                                                          .zh = "教育对要求",
                                                          .source = "[?]"}),
      numbers<&P::start>(level_labels,
                         {.name = "start",
                          .unit = units::share(),
                          .valid = {0, 1},
                          .en = "Quality of what each level does, and expectation of it, before the run",
                          .zh = "初始品质",
                          .source = "[?]",
                          .acts = Acts::every_week}),
  };
}

}  // namespace linli
