// In which order people come to mind.
#include "helpers.hpp"
#include "support/statistics.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

TEST(Lists, ArePutInOrderByWeight)
{
  // Groups of five in which everybody knows everybody.  The first resident meets one alike, one of another tenure, one
  // of thirty years more and another registration, and one with all three: at homophily 4 weights of 1, e^-1, e^-2,
  // e^-3.
  const TinyGroup group = group_of(
      {{.people = {{.age = 30}}},
       {.people = {{.age = 30}}},
       {.people = {{.age = 30}}, .tenure = Tenure::renter},
       {.people = {{.age = 60, .registration = Registration::non_local}}},
       {.people = {{.age = 60, .registration = Registration::non_local}}, .tenure = Tenure::renter}});
  constexpr std::size_t groups = 5000;
  const Population p = population_of({area_of(copies(groups, group))});
  NetworkParams params = in_groups(4, 0.5);
  params.homophily = 4;
  const Ties ties = generate_ties(p, params, 1, two);
  const std::array<double, 5> weight{0, 1, std::exp(-1), std::exp(-2), std::exp(-3)};
  const double sum = weight[1] + weight[2] + weight[3] + weight[4];
  std::vector<double> first(5, 0.0);
  std::vector<double> second(5, 0.0);
  std::vector<double> expected_first;
  std::vector<double> expected_second;
  for (std::size_t g = 0; g < groups; ++g) {
    const auto list = ties.list(ResidentId{5 * g});
    ASSERT_EQ(list.size(), 4U);
    first[list[0] % 5] += 1;
    second[list[1] % 5] += 1;
  }
  for (std::size_t j = 0; j < 5; ++j) {
    double comes_second = 0;  // Plackett–Luce: after i, in proportion among those left
    for (std::size_t i = 1; i < 5; ++i) {
      if (i != j) comes_second += weight[i] / sum * weight[j] / (sum - weight[i]);
    }
    expected_first.push_back(groups * weight[j] / sum);
    expected_second.push_back(groups * comes_second);
  }
  EXPECT_GT(
      chi_square_p({first.begin() + 1, first.end()}, {expected_first.begin() + 1, expected_first.end()}),
      false_alarm);
  EXPECT_GT(
      chi_square_p({second.begin() + 1, second.end()}, {expected_second.begin() + 1, expected_second.end()}),
      false_alarm);
}

TEST(Lists, PutNeighboursFirstAsOftenAsClosenessSays)
{
  // Everybody alike: with g ties in the group, c in the compound, a in the area and o outside, the first is of the
  // group with probability g e² / (g e² + c e¹ + a e^½ + o).
  const TinyCompound compound{.groups = copies(5, group_of(singles(30)))};
  const Population p = population_of(copies(8, TinyArea{.compounds = copies(3, compound)}));
  const NetworkParams params{.closeness_building_group = 2, .closeness_compound = 1, .closeness_area = 0.5};
  const Ties ties = generate_ties(p, params, 1, two);
  const std::array<double, 4> weight{std::exp(2), std::exp(1), std::exp(0.5), 1};
  std::array<double, 4> seen{};
  std::array<double, 4> expected{};
  std::array<double, 4> variance{};
  for (std::size_t a = 0; a < p.areas.size(); ++a) {
    for (const ResidentId id : p.areas.residents[AreaId{a}]) {
      std::array<double, 4> known{};
      double sum = 0;
      std::size_t place = 0;
      for (const std::uint16_t to : ties.list(id)) {
        const std::uint32_t other = at(p, ties, AreaId{a}, to).value;
        const std::size_t where = other / 30 == id.value / 30     ? 0
                                  : other / 150 == id.value / 150 ? 1
                                  : other / 450 == id.value / 450 ? 2
                                                                  : 3;
        if (place++ == 0) seen[where] += 1;
        known[where] += weight[where];
        sum += weight[where];
      }
      if (sum <= 0) continue;
      for (std::size_t w = 0; w < 4; ++w) {
        expected[w] += known[w] / sum;
        variance[w] += known[w] / sum * (1 - known[w] / sum);
      }
    }
  }
  for (std::size_t w = 0; w < 4; ++w) {
    EXPECT_GT(normal_p((seen[w] - expected[w]) / std::sqrt(variance[w])), false_alarm) << w;
  }
  EXPECT_GT(seen[0], 5 * seen[3]);
}

TEST(Lists, KeepTheClosestOfMany)
{
  // The 600 people of one area can know only one person outside, whom about 240 alike and 90 others look up.  Of the
  // 256 that she keeps at weights 1 and e^-1.5, the race leaves about 218 alike; chance would leave 186.
  std::vector<TinyHousehold> crowd = singles(300, {.age = 40});
  for (const TinyHousehold& h : singles(300, {.age = 75, .registration = Registration::non_local}))
    crowd.push_back(h);
  const Population p =
      population_of({area_of({group_of(singles(1, {.age = 40}))}), area_of({group_of(crowd)})});
  const NetworkParams params{
      .mean_degree = 60, .share_building_group = 0, .share_outside = 1, .clustering = 0, .homophily = 3};
  const Ties ties = generate_ties(p, params, 1, two);
  ASSERT_EQ(ties.degree(ResidentId{0}), 256U);
  std::size_t alike = 0;
  for (const std::uint16_t to : ties.list(ResidentId{0})) {
    alike += at(p, ties, AreaId{0}, to).value <= 300 ? 1U : 0U;
  }
  EXPECT_GT(alike, 204U);
  for (std::size_t k = 1; k < p.residents.size(); ++k) ASSERT_LE(ties.degree(ResidentId{k}), 1U);
}

}  // namespace
}  // namespace linli
