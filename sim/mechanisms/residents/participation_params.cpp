#include "mechanisms/residents/participation_params.hpp"

#include "mechanisms/residents/participation.hpp"

namespace linli {
namespace {

using P = Participation::Params;

/// What reaches people, how influence acts, and where the run starts.
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
      number<&P::informed_knows>({.name = "informed_knows",
                                  .unit = units::log_odds(),
                                  .valid = {-20, 20},
                                  .plausible = {0, 1.5},
                                  .en = "More of it for those who know somebody of the committee",
                                  .zh = "认识居委会带来的知晓",
                                  .source = "[?]",
                                  .evidence = "A14"}),
      number<&P::informed_head>({.name = "informed_head",
                                 .unit = units::log_odds(),
                                 .valid = {-20, 20},
                                 .plausible = {0.35, 1.05},
                                 .en = "More of it where the building group has a head",
                                 .zh = "楼组长带来的知晓",
                                 .source = "[?]",
                                 .evidence = "K16"}),
      number<&P::informed_called>({.name = "informed_called",
                                   .unit = units::log_odds(),
                                   .valid = {-20, 20},
                                   .plausible = {1, 3},
                                   .en = "More of it when called on at the door",
                                   .zh = "上门带来的知晓",
                                   .source = "[?]",
                                   .evidence = "K13"}),
      number<&P::informed_open>(
          {.name = "informed_open",
           .unit = units::log_odds(),
           .valid = {-20, 20},
           .plausible = {0, 2},
           .en = "More of it, for sessions, where they are announced as openly as can be",
           .zh = "公开性带来的知晓",
           .source = "[R] openness; size [?]"}),
      number<&P::attention>({.name = "attention",
                             .unit = units::per_week(),
                             .valid = {0, 1000},
                             .plausible = {0.5, 3},
                             .en = "Invitations that somebody can take notice of",
                             .zh = "注意力预算",
                             .source = "[?]"}),
      number<&P::outside>({.name = "outside",
                           .unit = units::per_week(),
                           .valid = {0, 1000},
                           .plausible = {0, 2},
                           .en = "Invitations from outside the area to those with most outside ties",
                           .zh = "外部邀请",
                           .source = "[?]"}),
      number<&P::group_offers>({.name = "group_offers",
                                .unit = units::per_week(),
                                .valid = {0, 50},
                                .plausible = {0, 0.3},
                                .en = "Activities that a self-governing building group adds of its own",
                                .zh = "自治楼组活动",
                                .source = "[?]",
                                .evidence = "B12"}),
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
      numbers<&P::start>(channel_labels(weekly_channels),
                         {.name = "start",
                          .unit = units::per_week(),
                          .valid = {0, 1000},
                          .en = "Offers that reached an adult before the run; the burn-in forgets it",
                          .zh = "预热前每周有效邀约",
                          .source = "[?]",
                          .acts = Acts::set_up}),
  };
}

}  // namespace

std::vector<Field> Participation::Params::describe()
{
  std::vector<Field> all = participation_intention_fields();
  for (const auto& more : {offer_fields(), participation_person_fields()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace linli
