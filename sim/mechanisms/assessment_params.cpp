#include "mechanisms/assessment.hpp"

namespace linli {
namespace {

template <std::size_t n>
std::vector<std::string> labels(const std::array<const char*, n>& names)
{
  return {names.begin(), names.end()};
}

}  // namespace

std::vector<Field> Assessment::Params::describe()
{
  using P = Assessment::Params;
  return {
      integer<&P::every>({.name = "every",
                          .unit = units::weeks(),
                          .valid = {1, 520},
                          .plausible = {4, 52},
                          .en = "Weeks between two assessments",
                          .zh = "考评间隔",
                          .source = "[?]"}),
      number<&P::bias>({.name = "bias",
                        .unit = units::share(),
                        .valid = {0, 1},
                        .plausible = {0.2, 0.8},
                        .en = "Part of what is lacking that a self-assessment passes over",
                        .zh = "自评偏高",
                        .source = "[?]"}),
      number<&P::lenient>({.name = "lenient",
                           .unit = units::share(),
                           .valid = {0, 1},
                           .plausible = {0, 0.5},
                           .en = "Part of the street's score that fully perfunctory work costs",
                           .zh = "应付对得分",
                           .source = "[?]"}),
      number<&P::life>({.name = "life",
                        .unit = units::weeks(),
                        .valid = {1, 520},
                        .en = "Weeks of undone work that cost half the street's score",
                        .zh = "积压影响",
                        .source = "[?]"}),
      number<&P::value>({.name = "value",
                         .unit = units::share(),
                         .valid = {0, 1},
                         .plausible = {0.3, 0.8},
                         .en = "Weight of the satisfaction poll in the agency's score",
                         .zh = "满意度占比",
                         .source = "[?]",
                         .evidence = "P21"}),
      number<&P::agency_sd>({.name = "agency_sd",
                             .unit = units::share(),
                             .valid = {0, 1},
                             .plausible = {0.02, 0.08},
                             .en = "Standard deviation of the agency's error",
                             .zh = "第三方误差",
                             .source = "[?]"}),
      integer<&P::sample>({.name = "sample",
                           .unit = units::people(),
                           .valid = {1, 2000},
                           .plausible = {30, 200},
                           .en = "Adults asked in the poll",
                           .zh = "测评样本",
                           .source = "[?]",
                           .evidence = "A20"}),
      numbers<&P::weight>(labels(assessor_labels), {.name = "weight",
                                                    .valid = {0, 100},
                                                    .en = "Weights of the three assessors",
                                                    .zh = "考评权重",
                                                    .source = "[R] three assessors; sizes [?]"}),
      number<&P::link>({.name = "link",
                        .unit = units::share(),
                        .valid = {0, 1},
                        .plausible = {0.1, 0.6},
                        .en = "How far the assessment counts for the secretary's appraisal",
                        .zh = "考评挂钩",
                        .source = "[R] weakly tied; size [?]"}),
      number<&P::feedback>({.name = "feedback",
                            .unit = units::share(),
                            .valid = {0, 1},
                            .plausible = {0, 0.2},
                            .en = "Part of the way toward residents' needs that shares go in a quarter",
                            .zh = "反馈力度",
                            .source = "[R] little used; size [?]"}),
      number<&P::need>({.name = "need",
                        .valid = {0, 20},
                        .plausible = {1, 4},
                        .en = "How strongly a worse rating draws hours",
                        .zh = "短板牵引",
                        .source = "[?]"}),
  };
}

}  // namespace linli
