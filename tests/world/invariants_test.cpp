#include "world/invariants.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const ResidentId adult{0};
const ResidentId child{1};
const ResidentId knows_two{2};
const ResidentId elsewhere{4};

World sound_world()
{
  World world =
      still_world(population_of({area_of({group_of({{.people = {{}, {.age = 17}}}, {.people = {{}}}})}),
                                 area_of({group_of(singles(2))})}),
                  {{2}, {}, {0, 4}, {}, {2}});
  world.residents.acquaintances[knows_two] = 2;
  world.residents.took_part[adult] = 1;
  world.residents.weeks_since[adult] = 0;
  world.residents.weeks_since_in[Channel::activity][adult] = 0;
  world.residents.belonging[adult] = 1;
  world.residents.role[knows_two] = Role::head;
  world.groups.head[BuildingGroupId{0}] = 2;  // the third of the group
  return world;
}

TEST(Invariants, HoldInASoundWorld)
{
  EXPECT_THAT(broken_invariants(sound_world()), IsEmpty());
}

struct Breakage {
  const char* name;
  std::function<void(World&)> apply;
  std::string said;
};

void PrintTo(const Breakage& b, std::ostream* out)
{
  *out << b.name;
}

class InvariantsCatch : public testing::TestWithParam<Breakage> {};

TEST_P(InvariantsCatch, ThisOne)
{
  World world = sound_world();
  GetParam().apply(world);
  EXPECT_THAT(broken_invariants(world), testing::Contains(HasSubstr(GetParam().said)));
}

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

std::vector<Breakage> breakages()
{
  std::vector<Breakage> out;
  // Every share, by the name of its column.
  for (const char* share :
       {"habit_activity", "habit_volunteering", "habit_team", "habit_deliberation", "habit_election",
        "intention_activity", "intention_team", "intention_volunteering", "expectation_committee",
        "expectation_higher", "exposure", "contact", "expectation_subdistrict", "belonging",
        "belonging_around", "trust", "efficacy", "satisfaction", "neighbour_trust"}) {
    for (const float value : {-0.001F, 1.001F, nan}) {
      const auto spoil = [=](World& w) {
        w.for_each_column([&](const char* name, auto& column) {
          if constexpr (std::is_same_v<decltype(column), Column<float, ResidentId>&>) {
            if (std::string("resident.") + share == name) column[elsewhere] = value;
          }
        });
      };
      out.push_back({share, spoil, std::string(share) + " of resident"});
    }
  }
  out.push_back({"a head whom the group does not know",
                 [](World& w) { w.groups.head[BuildingGroupId{0}] = nobody; },
                 "resident 2 is a head of whom building group 0 does not know"});
  out.push_back({"two heads of one group", [](World& w) { w.residents.role[adult] = Role::head; },
                 "resident 0 is a head"});
  for (const float value : {-0.5F, 2.001F, nan}) {
    out.push_back({"acquaintances", [=](World& w) { w.residents.acquaintances[knows_two] = value; },
                   "acquaintances of resident 2"});
  }
  out.push_back({"a child knows somebody", [](World& w) { w.residents.acquaintances[child] = 1; },
                 "acquaintances of resident 1"});
  out.push_back({"a child took part",
                 [](World& w) {
                   w.residents.took_part[child] = 1;
                   w.residents.weeks_since[child] = 0;
                 },
                 "took_part of resident 1 in area 1 is set for a child"});
  out.push_back(
      {"took part, but not now", [](World& w) { w.residents.weeks_since[adult] = 1; }, "weeks_since"});
  out.push_back({"took part now, but did not", [](World& w) { w.residents.weeks_since[knows_two] = 0; },
                 "weeks_since of resident 2"});
  out.push_back({"a secretary with two posts",
                 [](World& w) { w.people.posts.secretary[AreaId{1}] = w.people.posts.secretary[AreaId{0}]; },
                 "area 2: the secretary holds another post, too"});
  out.push_back({"a post that nobody held",
                 [](World& w) { w.people.posts.secretary[AreaId{0}] = SecretaryId{}; },
                 "area 1: nobody ever held the post of secretary"});
  out.push_back({"a vacant post with hours",
                 [](World& w) {
                   w.posts.vacant[AreaId{1}] = 3;
                   w.posts.leading_hours[AreaId{1}] = 2;
                 },
                 "area 2: a vacant post has hours"});
  out.push_back({"a resident of no area at the end",
                 [](World& w) { --w.people.areas.residents.first()[AreaId{2}]; }, "areas"});
  out.push_back({"a resident of no area at the beginning",
                 [](World& w) { w.people.areas.residents.first()[AreaId{0}] = 1; }, "areas"});
  out.push_back(
      {"areas overlap", [](World& w) { w.people.areas.residents.first()[AreaId{1}] = 6; }, "areas"});
  out.push_back({"building groups overlap",
                 [](World& w) { w.people.groups.residents.first()[BuildingGroupId{1}] = 6; },
                 "building groups"});
  out.push_back({"households overlap",
                 [](World& w) { w.people.households.residents.first()[HouseholdId{1}] = 4; }, "households"});
  return out;
}

INSTANTIATE_TEST_SUITE_P(All, InvariantsCatch, testing::ValuesIn(breakages()));

TEST(Invariants, AllBrokenOnesAreNamedWithTheFirstWhoBreaksThem)
{
  World world = sound_world();
  world.residents.habit[Channel::activity][ResidentId{3}] = 2;
  world.residents.habit[Channel::activity][elsewhere] = 2;
  world.residents.belonging[adult] = -1;
  EXPECT_THAT(broken_invariants(world), ElementsAre(HasSubstr("habit_activity of resident 3 in area 2"),
                                                    HasSubstr("belonging of resident 0 in area 1")));
}

}  // namespace
}  // namespace linli
