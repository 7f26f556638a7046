// Networks as a whole.
#include "network/generate.hpp"

#include "core/errors.hpp"
#include "helpers.hpp"
#include "network/measures.hpp"
#include "support/putuo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace linli {
namespace {

using namespace test;
using testing::AllOf;
using testing::HasSubstr;

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

TEST(Network, PeopleOfOtherAreasStandInWhereOneGroupIsSimulated)
{
  // At a hundredth an area is one group: without stand-ins 4.2 ties of 12 would be missing.
  const Population people = putuo(0.01);
  const NetworkMeasures m = measure(people, generate_ties(people, NetworkParams{}, 1, two), two);
  EXPECT_NEAR(m.mean_degree, 12, 0.3);
  EXPECT_NEAR(m.where[0], 0.5, 0.02);
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
