#include "network/generate.hpp"

#include "core/errors.hpp"
#include "network/likeness.hpp"
#include "network/measures.hpp"
#include "support/putuo.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"

#include <boost/math/distributions/poisson.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace linli {
namespace {

using namespace test;
using testing::AllOf;
using testing::HasSubstr;

const Workers two(2);

/// Ties inside building groups only, `degree` each.
NetworkParams in_groups(double degree, double clustering)
{
  return {.mean_degree = degree, .share_building_group = 1, .share_outside = 0, .clustering = clustering};
}

/// Ties inside the area only, none in the group.
NetworkParams in_area(double degree, double homophily)
{
  return {.mean_degree = degree,
          .share_building_group = 0,
          .share_outside = 0,
          .clustering = 0,
          .homophily = homophily};
}

/// What an area sees at a position.
ResidentId at(const Population& p, const Ties& ties, AreaId area, std::uint16_t position)
{
  return ties.resident(area, p.areas.residents[area], position);
}

/// All ties as (who, whom), in the order of the lists.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs(const Population& p, const Ties& ties)
{
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (std::size_t a = 0; a < p.areas.size(); ++a) {
    for (const ResidentId id : p.areas.residents[AreaId{a}]) {
      for (const std::uint16_t to : ties.list(id))
        out.emplace_back(id.value, at(p, ties, AreaId{a}, to).value);
    }
  }
  return out;
}

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

// --- Order of lists -------------------------------------------------------------------------------------------------

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

// --- The whole ------------------------------------------------------------------------------------------------------

/// A tenth of the district and its ties.
struct Tenth {
  Population people = putuo(0.1);
  Ties ties = generate_ties(people, NetworkParams{}, 1, two);
};
const Tenth& tenth()
{
  static const Tenth made;
  return made;
}

TEST(Network, HasTheShapeThatItsParametersSay)
{
  const NetworkMeasures m = measure(tenth().people, tenth().ties, two);
  EXPECT_NEAR(m.mean_degree, 12, 0.25);
  EXPECT_NEAR(m.where[0], 0.5, 0.01);
  EXPECT_NEAR(m.where[1], 0.175, 0.02);
  EXPECT_NEAR(m.where[2], 0.175, 0.02);
  EXPECT_NEAR(m.where[3], 0.15, 0.01);
  EXPECT_NEAR(m.group_clustering, 0.4, 0.03);
  EXPECT_GT(m.same_registration, m.same_registration_random + 0.03);
  EXPECT_GT(m.age_correlation, 0.05);
  EXPECT_LT(m.without_ties, m.adults / 1000);
}

TEST(Network, IsMutualAndLeavesOutSelvesHouseholdsAndChildren)
{
  const Population& p = tenth().people;
  const auto all = pairs(p, tenth().ties);
  const std::set<std::pair<std::uint32_t, std::uint32_t>> directed(all.begin(), all.end());
  EXPECT_EQ(directed.size(), all.size()) << "nobody is listed twice";
  std::vector<std::uint32_t> home(p.residents.size());
  for (std::size_t h = 0; h < p.households.size(); ++h) {
    for (const ResidentId id : p.households.residents[HouseholdId{h}])
      home[id.value] = static_cast<std::uint32_t>(h);
  }
  for (const auto& [from, to] : all) {
    ASSERT_TRUE(directed.contains({to, from})) << from << ' ' << to;
    ASSERT_NE(from, to);
    ASSERT_NE(home[from], home[to]) << "household " << home[from];
    ASSERT_TRUE(p.residents.adult(ResidentId{from})) << from;
    ASSERT_TRUE(p.residents.adult(ResidentId{to})) << to;
  }
  ASSERT_EQ(tenth().ties.of.parents(), p.residents.size());
}

TEST(Network, KnowsItsGuests)
{
  const Population& p = tenth().people;
  const Ties& ties = tenth().ties;
  ASSERT_EQ(ties.guests.parents(), p.areas.size());
  ASSERT_EQ(ties.guest.size(), ties.guests.children());
  for (std::size_t a = 0; a < p.areas.size(); ++a) {
    const AreaId area{a};
    const IdRange<ResidentId> own = p.areas.residents[area];
    const auto guests = ties.guest.of(ties.guests[area]);
    for (std::size_t k = 0; k < guests.size(); ++k) {
      ASSERT_FALSE(own.contains(guests[k]));
      ASSERT_LT(guests[k].value, p.residents.size());
      if (k > 0) {
        ASSERT_LT(guests[k - 1], guests[k]) << "rising, nobody twice";
      }
    }
    std::vector<bool> met(guests.size(), false);
    for (const ResidentId id : own) {
      for (const std::uint16_t to : ties.list(id)) {
        ASSERT_LT(to, own.size() + guests.size());
        if (to >= own.size()) met[to - own.size()] = true;
      }
    }
    ASSERT_EQ(std::count(met.begin(), met.end(), false), 0) << "a guest whom nobody knows";
  }
}

/// All columns of ties, byte by byte.
std::vector<std::string> bytes_of(const Ties& ties)
{
  std::vector<std::string> out;
  Ties::for_each_column(ties, [&](const char*, const auto& column) {
    out.emplace_back(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(*column.data()));
  });
  return out;
}

TEST(Network, IsTheSameOnAnyNumberOfThreads)
{
  const Population p = putuo(0.03);
  const auto alone = bytes_of(generate_ties(p, NetworkParams{}, 1, Workers(1)));
  for (const int threads : {2, 3, 7}) {
    EXPECT_EQ(bytes_of(generate_ties(p, NetworkParams{}, 1, Workers(threads))), alone) << threads;
  }
  EXPECT_NE(bytes_of(generate_ties(p, NetworkParams{}, 2, two)), alone) << "another seed";
}

TEST(Network, KeepsTheClosestOfALongList)
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

TEST(Network, OfNoTiesIsEmpty)
{
  const Population p = population_of(copies(2, area_of({group_of(singles(10))})));
  const Ties ties = generate_ties(p, {.mean_degree = 0}, 1, two);
  EXPECT_EQ(ties.to.size(), 0U);
  EXPECT_EQ(ties.guest.size(), 0U);
  EXPECT_EQ(ties.of.parents(), 20U);
  EXPECT_EQ(ties.guests.parents(), 2U);
}

TEST(Network, OfOneAdultAndAChildIsEmpty)
{
  const Population p = population_of({area_of({group_of({{.people = {{.age = 40}, {.age = 8}}}})})});
  EXPECT_EQ(generate_ties(p, NetworkParams{}, 1, two).to.size(), 0U);
}

std::string refused(const Population& p, const NetworkParams& params)
{
  try {
    generate_ties(p, params, 1, two);
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::resources);
    return error.what();
  }
  return {};
}

TEST(Network, RefusesAnAreaThatTwoBytesCannotCount)
{
  // Children only, so that nobody needs ties: the view of the area alone is too large.
  const TinyGroup family = group_of(copies(4, TinyHousehold{.people = copies(64, TinyPerson{.age = 8})}));
  TinyArea area = area_of(copies(256, family));
  EXPECT_EQ(refused(population_of({area}), NetworkParams{}), "") << "65,536 just fit";
  area.compounds[0].groups.push_back(group_of(singles(1, {.age = 8})));
  EXPECT_THAT(
      refused(population_of({area_of({family}), area}), NetworkParams{}),
      AllOf(HasSubstr("area 2 and those its residents know outside are 65,537 people"), HasSubstr("65536")));
}

TEST(Network, CountsGuestsToo)
{
  // 65,500 children and 30 adults who, at forty outside ties each, know many of the 400 adults of the other area.
  const TinyGroup children = group_of(copies(5, TinyHousehold{.people = copies(131, TinyPerson{.age = 8})}));
  std::vector<TinyGroup> groups = copies(100, children);
  groups.push_back(group_of(singles(30)));
  const TinyArea crowded = area_of(groups);
  const TinyArea other = area_of({group_of(singles(400))});
  const NetworkParams params{
      .mean_degree = 40, .share_building_group = 0, .share_outside = 1, .clustering = 0};
  EXPECT_THAT(refused(population_of({crowded, other}), params),
              HasSubstr("area 1 and those its residents know outside are"));
  EXPECT_EQ(refused(population_of({crowded}), params), "");
}

}  // namespace
}  // namespace linli
