#include "core/math.hpp"
#include "network/generate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace linli {

int NetworkParams::group_degree() const
{
  return 2 * static_cast<int>(std::lround(mean_degree * share_building_group / 2));
}

double NetworkParams::area_degree() const
{
  return mean_degree * (1 - share_outside) - group_degree();
}

double NetworkParams::most_clustering() const
{
  const double k = group_degree();
  return k < 4 ? 0.0 : 3 * (k - 2) / (4 * (k - 1));
}

double NetworkParams::rewired() const
{
  const double most = most_clustering();
  if (most <= 0 || clustering <= 0) return 1.0;
  return 1.0 - pow(std::min(1.0, clustering / most), 1.0 / 3.0);
}

std::vector<Contradiction> NetworkParams::contradictions() const
{
  std::vector<Contradiction> found;
  if (clustering > most_clustering()) {
    found.push_back({{"clustering", "mean_degree", "share_building_group"},
                     fmt::format("clustering {} is more than {:.3f}", clustering, most_clustering()),
                     fmt::format("the most that {} ties inside a building group can have", group_degree()),
                     "raise mean_degree or share_building_group, or lower clustering"});
  }
  if (area_degree() < -1e-9) {
    found.push_back(
        {{"share_outside", "share_building_group", "mean_degree"},
         fmt::format("{} ties in the building group and {:.2f} outside are more than mean_degree {}",
                     group_degree(), outside_degree(), mean_degree),
         {},
         "lower share_building_group or share_outside"});
  }
  return found;
}

std::vector<Field> NetworkParams::describe()
{
  using P = NetworkParams;
  return {
      number<&P::mean_degree>({.name = "mean_degree",
                               .unit = units::people(),
                               .valid = {0, 60},
                               .plausible = {8, 20},
                               .en = "People an adult could come to know, household members not counted",
                               .zh = "可能认识的人数",
                               .source = "[?]",
                               .evidence = "K2, B6"}),
      number<&P::share_building_group>({.name = "share_building_group",
                                        .unit = units::share(),
                                        .valid = {0, 1},
                                        .plausible = {0.3, 0.7},
                                        .en = "Part of them in the own building group",
                                        .zh = "本楼组熟人比例",
                                        .source = "[?]",
                                        .evidence = "P8"}),
      number<&P::share_outside>({.name = "share_outside",
                                 .unit = units::share(),
                                 .valid = {0, 1},
                                 .plausible = {0.05, 0.3},
                                 .en = "Part of them in other residential areas",
                                 .zh = "外居民区熟人比例",
                                 .source = "[?]"}),
      number<&P::clustering>({.name = "clustering",
                              .unit = units::share(),
                              .valid = {0, 0.75},
                              .plausible = {0.1, 0.6},
                              .en = "Share of closed triangles among ties inside a building group",
                              .zh = "楼组内聚类系数",
                              .source = "[?]",
                              .evidence = "B25"}),
      number<&P::share_compound>(
          {.name = "share_compound",
           .unit = units::share(),
           .valid = {0, 1},
           .plausible = {0.3, 0.8},
           .en = "Of the ties inside the area but outside the group, the part inside the compound",
           .zh = "本小区熟人比例",
           .source = "[?]"}),
      number<&P::share_near>({.name = "share_near",
                              .unit = units::share(),
                              .valid = {0, 1},
                              .plausible = {0.4, 0.9},
                              .en = "Of the ties outside the area, the part inside the subdistrict",
                              .zh = "本街镇熟人比例",
                              .source = "[?]"}),
      number<&P::homophily>({.name = "homophily",
                             .unit = units::log_odds(),
                             .valid = {0, 8},
                             .plausible = {0.5, 4},
                             .en = "Preference of the fully alike over the fully unlike",
                             .zh = "同质性",
                             .source = "[L] McPherson et al. 2001; size [?]"}),
      number<&P::closeness_building_group>(
          {.name = "closeness_building_group",
           .unit = units::log_odds(),
           .valid = {-5, 10},
           .plausible = {1, 3},
           .en = "How much closer a neighbour of the building group is than somebody outside the area",
           .zh = "楼组亲近度",
           .source = "[?]"}),
      number<&P::closeness_compound>({.name = "closeness_compound",
                                      .unit = units::log_odds(),
                                      .valid = {-5, 10},
                                      .plausible = {0.5, 2},
                                      .en = "The same for a neighbour of the compound",
                                      .zh = "小区亲近度",
                                      .source = "[?]"}),
      number<&P::closeness_area>({.name = "closeness_area",
                                  .unit = units::log_odds(),
                                  .valid = {-5, 10},
                                  .plausible = {0, 1},
                                  .en = "The same for somebody of the area",
                                  .zh = "居民区亲近度",
                                  .source = "[?]"}),
  };
}

}  // namespace linli
