// Where the ties of made-up neighbourhoods go.
#include "helpers.hpp"
#include "network/measures.hpp"
#include "support/statistics.hpp"

#include <boost/math/distributions/poisson.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

// --- Inside a building group ----------------------------------------------------------------------------------------

TEST(GroupTies, WithoutRewiringAreARingLattice)
{
  const std::size_t n = 30;
  const Population p = population_of({area_of({group_of(singles(n))})});
  for (const int k : {4, 6, 8, 10}) {
    const double most = 3.0 * (k - 2) / (4.0 * (k - 1));
    const Ties ties = generate_ties(p, in_groups(k, most), 1, two);
    const NetworkMeasures m = measure(p, ties, two);
    EXPECT_NEAR(m.group_clustering, most, 1e-12) << k;
    EXPECT_EQ(m.degrees.at(static_cast<std::size_t>(k)), n) << k;
    for (const auto& [from, to] : pairs(p, ties)) {
      const std::size_t apart = (to + n - from) % n;
      EXPECT_LE(std::min(apart, n - apart), static_cast<std::size_t>(k / 2)) << from << ' ' << to;
    }
  }
}

TEST(GroupTies, GoDoorByDoor)
{
  // Ten couples: the ring is the ten first members and then the ten second ones, so that somebody's neighbours two
  // places away live two doors away; and nobody is tied to the partner ten places away.
  const Population p =
      population_of({area_of({group_of(copies(10, TinyHousehold{.people = {{.age = 40}, {.age = 41}}}))})});
  const Ties ties = generate_ties(p, in_groups(4, 0.5), 1, two);
  const auto place = [](std::uint32_t id) { return id / 2 + (id % 2) * 10; };
  std::size_t ends = 0;
  for (const auto& [from, to] : pairs(p, ties)) {
    const std::uint32_t apart = (place(to) + 20 - place(from)) % 20;
    EXPECT_LE(std::min(apart, 20 - apart), 2U);
    EXPECT_NE(from / 2, to / 2) << "one household";
    ++ends;
  }
  EXPECT_EQ(ends, 20U * 4);
}

TEST(GroupTies, OfASmallGroupAreEverybodyElse)
{
  // Five single people with up to six neighbours each.
  const Population p = population_of({area_of({group_of(singles(5))})});
  const Ties ties = generate_ties(p, in_groups(6, 0.6), 1, two);
  for (std::size_t k = 0; k < 5; ++k) EXPECT_EQ(ties.degree(ResidentId{k}), 4U);
}

TEST(GroupTies, ReachTheClusteringWanted)
{
  // 60 groups of 80 people.  Chance closes k / 79 of the pairs besides, which the formula leaves out: it shows where
  // little clustering is wanted.
  const Population p = population_of({area_of(copies(60, group_of(singles(80))))});
  for (const double wanted : {0.2, 0.3, 0.4, 0.5, 0.6}) {
    const NetworkMeasures m = measure(p, generate_ties(p, in_groups(6, wanted), 1, two), two);
    EXPECT_NEAR(m.group_clustering, wanted, 0.04) << wanted;
    EXPECT_NEAR(m.mean_degree, 6, 0.05) << wanted;  // a rewired tie may have left no place to the next
  }
  const NetworkMeasures random = measure(p, generate_ties(p, in_groups(6, 0), 1, two), two);
  EXPECT_NEAR(random.group_clustering, 6.0 / 79, 0.02) << "all rewired: a random graph";
}

// --- Inside an area -------------------------------------------------------------------------------------------------

TEST(AreaTies, WithoutHomophilyArePoisson)
{
  // Half of a Poisson number is started by each, half by others.  100 groups of 40: doubles are one in a thousand.
  const Population p = population_of({area_of(copies(100, group_of(singles(40))))});
  const NetworkMeasures m = measure(p, generate_ties(p, in_area(6, 0), 1, two), two);
  std::vector<double> observed(m.degrees.begin(), m.degrees.end());
  std::vector<double> expected;
  const boost::math::poisson poisson(6);
  for (std::size_t d = 0; d < observed.size(); ++d) expected.push_back(4000 * boost::math::pdf(poisson, d));
  expected.back() += 4000 * boost::math::cdf(boost::math::complement(poisson, observed.size() - 1));
  EXPECT_GT(chi_square_p(observed, expected), false_alarm);
  EXPECT_EQ(m.where[1], 1) << "one compound, and nobody of the own group";
  EXPECT_GT(normal_p((m.mean_degree * 4000 - 24000) / std::sqrt(2 * 24000.0)), false_alarm);
}

TEST(AreaTies, GoToTheCompoundAsOftenAsWanted)
{
  // Four compounds of ten groups: wanted 70 %, and each of 12,000 or so ties is one draw.
  const TinyCompound compound{.groups = copies(10, group_of(singles(50)))};
  const Population p = population_of({TinyArea{.compounds = copies(4, compound)}});
  NetworkParams params = in_area(12, 0);
  params.share_compound = 0.7;
  const NetworkMeasures m = measure(p, generate_ties(p, params, 1, two), two);
  const double edges = m.mean_degree * 2000 / 2;
  EXPECT_EQ(m.where[0], 0);
  EXPECT_EQ(m.where[3], 0);
  // Pairs that meet twice count once: 6 × 0.7 meetings a person among 450 people, 6 × 0.3 among 1500.
  EXPECT_GT(normal_p((m.where[1] - 0.7) * std::sqrt(edges / (0.7 * 0.3))), false_alarm);
  EXPECT_NEAR(m.mean_degree, 12, 0.4);
}

/// Two kinds of people who differ in one trait only, in the same mixture in every group.
struct Mixture {
  TinyHousehold one;
  TinyHousehold other;
};

/// Share of ties between people of one kind if somebody of share `a` meets everybody at random and ties with those
/// of the other kind with probability q < 1 a meeting, until one is made.
double share_same(double a, double q)
{
  const double b = 1 - a;
  return a * a / (a + b * q) + b * b / (b + a * q);
}

TEST(AreaTies, MixAsHomophilySays)
{
  // 100 groups with 28 households of one kind and 12 of the other.  At homophily 4 another registration, another
  // tenure, thirty years or four levels of schooling each make a tie e^-1 times as likely.
  const TinyPerson base{.age = 30, .education = Education::primary_or_less};
  const std::vector<Mixture> mixtures{
      {{.people = {base}},
       {.people = {{.age = 30, .registration = Registration::non_local, .education = base.education}}}},
      {{.people = {base}}, {.people = {base}, .tenure = Tenure::renter}},
      {{.people = {base}}, {.people = {{.age = 60, .education = base.education}}}},
      {{.people = {base}}, {.people = {{.age = 30, .education = Education::university}}}}};
  const double q = std::exp(-1.0);
  for (const Mixture& mixture : mixtures) {
    std::vector<TinyHousehold> households = copies(28, mixture.one);
    households.insert(households.end(), 12, mixture.other);
    const Population p = population_of({area_of(copies(100, group_of(households)))});
    const Ties ties = generate_ties(p, in_area(6, 4), 1, two);
    double same = 0;
    double all = 0;
    for (const auto& [from, to] : pairs(p, ties)) {
      all += 0.5;  // every tie is listed twice
      same += (from % 40 < 28) == (to % 40 < 28) ? 0.5 : 0;
    }
    const double expected = share_same(0.7, q);
    EXPECT_GT(normal_p((same - all * expected) / std::sqrt(all * expected * (1 - expected))), false_alarm)
        << same / all << " instead of " << expected;
    EXPECT_GT(expected, 0.75);  // against 0.58 without homophily
  }
}

TEST(AreaTies, WithoutHomophilyMixAtRandom)
{
  std::vector<TinyHousehold> households = singles(28);
  for (const TinyHousehold& h : singles(12, {.age = 75, .registration = Registration::non_local}))
    households.push_back(h);
  const Population p = population_of({area_of(copies(100, group_of(households)))});
  const NetworkMeasures m = measure(p, generate_ties(p, in_area(6, 0), 1, two), two);
  const double expected = 0.7 * 0.7 + 0.3 * 0.3;
  const double edges = m.mean_degree * 2000;
  EXPECT_GT(normal_p((m.same_registration - expected) * std::sqrt(edges / (expected * (1 - expected)))),
            false_alarm);
}

// --- Outside the area -----------------------------------------------------------------------------------------------

TEST(OutsideTies, StayInTheSubdistrictAsOftenAsWanted)
{
  // Two subdistricts of three and seven areas with 300 people each.
  const TinyArea area = area_of(copies(10, group_of(singles(30))));
  const Population p =
      population_of(std::vector<TinySubdistrict>{{.areas = copies(3, area)}, {.areas = copies(7, area)}});
  const NetworkParams params{.mean_degree = 8,
                             .share_building_group = 0,
                             .share_outside = 1,
                             .clustering = 0,
                             .share_near = 0.7,
                             .homophily = 0};
  const Ties ties = generate_ties(p, params, 1, two);
  double near = 0;
  double all = 0;
  for (const auto& [from, to] : pairs(p, ties)) {
    all += 0.5;
    near += (from < 900) == (to < 900) ? 0.5 : 0;
    EXPECT_NE(from / 300, to / 300) << "one area";
  }
  EXPECT_GT(normal_p((near - 0.7 * all) / std::sqrt(all * 0.7 * 0.3)), false_alarm) << near / all;
  EXPECT_GT(normal_p((all - 12000) / std::sqrt(12000.0)), false_alarm) << all;
}

TEST(OutsideTies, OfTheOnlyAreaAreNone)
{
  const Population p = population_of({area_of(copies(3, group_of(singles(30))))});
  const NetworkMeasures m = measure(p, generate_ties(p, NetworkParams{}, 1, two), two);
  EXPECT_EQ(m.where[3], 0);
  EXPECT_GT(m.mean_degree, 9);
}

TEST(OutsideTies, OfTheOnlySubdistrictStayThere)
{
  const Population p = population_of(copies(2, area_of(copies(4, group_of(singles(30))))));
  const NetworkMeasures m = measure(p, generate_ties(p, NetworkParams{}, 1, two), two);
  EXPECT_NEAR(m.where[3], 0.15, 0.03);
}

}  // namespace
}  // namespace linli
