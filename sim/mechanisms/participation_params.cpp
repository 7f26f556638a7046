#include "mechanisms/participation.hpp"

namespace linli {
namespace {

using P = Participation::Params;

std::vector<Field> intention_fields()
{
  return {
      number<&P::intercept>({.name = "intercept",
                             .unit = units::log_odds(),
                             .valid = {-20, 20},
                             .plausible = {-3.5, -1.5},
                             .en = "Intention to come to an activity, all else at its reference",
                             .zh = "参与意愿截距",
                             .source = "[?]",
                             .evidence = "P1, P2"}),
      number<&P::belonging>({.name = "belonging",
                             .unit = units::log_odds(),
                             .valid = {-10, 10},
                             .plausible = {0.3, 0.9},
                             .en = "Effect of belonging, over its whole range",
                             .zh = "归属感效应",
                             .source = "[?]",
                             .evidence = "K11, B1"}),
      number<&P::exposure>({.name = "exposure",
                            .unit = units::log_odds(),
                            .valid = {-20, 1000},
                            .plausible = {0, 3},
                            .en = "Effect of the people around, over the whole range of their influence",
                            .zh = "身边人影响",
                            .source = "[?]",
                            .evidence = "B6, B15, P8"}),
      number<&P::habit>({.name = "habit",
                         .unit = units::log_odds(),
                         .valid = {-20, 20},
                         .plausible = {0, 5},
                         .en = "Effect of habit, over its whole range",
                         .zh = "习惯效应",
                         .source = "[?]",
                         .evidence = "K12, B21"}),
      number<&P::hours>(
          {.name = "hours",
           .unit = units::log_odds(),
           .valid = {-5, 5},
           .plausible = {0.1, 0.6},
           .en = "Effect of free hours, per natural logarithm of hours over those an activity asks for",
           .zh = "空闲时间效应",
           .source = "[?]",
           .evidence = "B15"}),
      number<&P::hours_asked>({.name = "hours_asked",
                               .unit = units::hours(),
                               .valid = {0.1, 60},
                               .plausible = {1, 4},
                               .en = "Hours that an activity asks for",
                               .zh = "活动所需时间",
                               .source = "[?]"}),
      number<&P::propensity_sd>({.name = "propensity_sd",
                                 .unit = units::log_odds(),
                                 .valid = {0, 10},
                                 .plausible = {0.6, 1.6},
                                 .en = "Spread of personal inclination",
                                 .zh = "个体倾向差异",
                                 .source = "[?]",
                                 .evidence = "P1"}),
  };
}

std::vector<Field> offer_fields()
{
  return {
      number<&P::informed>({.name = "informed",
                            .unit = units::log_odds(),
                            .valid = {-1000, 1000},
                            .plausible = {-3.3, -1.1},
                            .en = "Chance of hearing of an offer, without acquaintances and not called on",
                            .zh = "知晓截距",
                            .source = "[?]",
                            .evidence = "A14"}),
      number<&P::informed_acquaintance>({.name = "informed_acquaintance",
                                         .unit = units::log_odds(),
                                         .valid = {-5, 5},
                                         .plausible = {0.06, 0.18},
                                         .en = "More of it per active acquaintance",
                                         .zh = "熟人带来的知晓",
                                         .source = "[?]",
                                         .evidence = "B6"}),
      number<&P::informed_called>({.name = "informed_called",
                                   .unit = units::log_odds(),
                                   .valid = {-20, 20},
                                   .plausible = {1, 3},
                                   .en = "More of it when called on",
                                   .zh = "上门带来的知晓",
                                   .source = "[?]",
                                   .evidence = "K13"}),
      choice<&P::influence>(
          {"linear", "threshold", "sigmoid"},
          {.name = "influence",
           .en = "How exposure becomes influence: in proportion, from a personal threshold, or S-shaped",
           .zh = "影响函数",
           .source = "[L] Granovetter 1978; Centola & Macy 2007",
           .evidence = "B25"}),
      number<&P::threshold_mean>({.name = "threshold_mean",
                                  .unit = units::share(),
                                  .valid = {-1, 2},
                                  .plausible = {0.1, 0.5},
                                  .en = "Mean of personal thresholds, where influence is threshold",
                                  .zh = "阈值均值",
                                  .source = "[?]"}),
      number<&P::threshold_sd>({.name = "threshold_sd",
                                .unit = units::share(),
                                .valid = {0, 2},
                                .plausible = {0.05, 0.3},
                                .en = "Spread of personal thresholds",
                                .zh = "阈值差异",
                                .source = "[?]"}),
      number<&P::sigmoid_slope>({.name = "sigmoid_slope",
                                 .valid = {0, 1000},
                                 .plausible = {5, 30},
                                 .en = "Steepness, where influence is sigmoid",
                                 .zh = "S形斜率",
                                 .source = "[?]"}),
      number<&P::sigmoid_middle>({.name = "sigmoid_middle",
                                  .unit = units::share(),
                                  .valid = {-1, 2},
                                  .plausible = {0.1, 0.5},
                                  .en = "Exposure at which half of it is reached",
                                  .zh = "S形中点",
                                  .source = "[?]"}),
      number<&P::start>({.name = "start",
                         .unit = units::share(),
                         .valid = {0, 1},
                         .en = "Share of adults taking part in a week before the run; the burn-in forgets it",
                         .zh = "初始参与率",
                         .source = "[?]",
                         .acts = Acts::set_up}),
  };
}

/// Effects of who somebody is, against the first category or zero.
template <auto member>
Field effect(const char* name, std::vector<std::string> labels, const char* en, const char* zh,
             const char* evidence)
{
  return numbers<member>(std::move(labels), {.name = name,
                                             .unit = units::log_odds(),
                                             .valid = {-20, 20},
                                             .plausible = {-1.5, 1.5},
                                             .en = en,
                                             .zh = zh,
                                             .source = "[?]",
                                             .evidence = evidence});
}

std::vector<Field> person_fields()
{
  return {
      effect<&P::age>("age", age_band_labels(), "Effect of age", "年龄效应", "P1, P3"),
      effect<&P::sex>("sex", sex_labels(), "Effect of sex", "性别效应", "P5"),
      effect<&P::education>("education", education_labels(), "Effect of education", "教育效应", "B6, B17"),
      effect<&P::registration>("registration", registration_labels(), "Effect of registration", "户籍效应",
                               "A16, P3"),
      effect<&P::tenure>("tenure", tenure_labels(), "Effect of tenure", "产权效应", "B22"),
      effect<&P::party>("party", party_labels(), "Effect of Party membership", "党员效应", "A20"),
      number<&P::decade_here>({.name = "decade_here",
                               .unit = units::log_odds(),
                               .valid = {-5, 5},
                               .plausible = {0, 0.3},
                               .en = "Effect of ten years lived in the area",
                               .zh = "居住年限效应",
                               .source = "[?]",
                               .evidence = "P3"}),
  };
}

}  // namespace

std::vector<Field> Participation::Params::describe()
{
  std::vector<Field> all = intention_fields();
  for (const auto& more : {offer_fields(), person_fields()}) all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace linli
