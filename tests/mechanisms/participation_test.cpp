#include "mechanisms/residents/participation.hpp"

#include "participation_helpers.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace linli {
namespace {

using namespace test;

/// Somebody with a reason of every kind, in the order of the channels.
const Participation::Situation somebody{.disposition = {-4, -4.5F, -3.5F, -3},
                                        .habit = {0.25F, 0.5F, 0, 1},
                                        .belonging = 1,
                                        .trust = 0.75F,
                                        .satisfaction = 0,
                                        .efficacy = 0.25F,
                                        .influence = 0.75F,
                                        .acquaintances = 5,
                                        .contact = 0.5F,
                                        .free_hours = 7,
                                        .years_here = 30,
                                        .knows = 1,
                                        .registered = 1,
                                        .outside = 0.5F,
                                        .head = 1,
                                        .offers = {2, 1.5F, 1, 1},
                                        .area_trust = 0.625F,
                                        .appeal = 0.8F,
                                        .openness = 0.4F,
                                        .luck = {0.999F, 0.999F, 0.999F, 0.999F}};

TEST(Participation, OneDecisionByHand)
{
  const Participation participation(plain);
  const Participation::Outcome o = participation.decide(somebody);
  // x = 0.5 + 0.5 + 0.5 - 0.25 - 0.25 + 1.5 + 0.6 = 3.1; m c = 0.4
  EXPECT_NEAR(o.intention[activity], 0.610639234, 1e-6);      // -4 + x + 0.4 (1 - 0.125) + 1 = 0.45
  EXPECT_NEAR(o.intention[volunteering], 0.838891050, 1e-6);  // -4.5 + x + 0.4 (1 - 0.25) + 2 + 0.75 = 1.65
  EXPECT_NEAR(o.intention[team], 0.5, 1e-6);                  // -3.5 + x + 0.4 = 0
  EXPECT_NEAR(o.intention[deliberation], 0.986613082, 1e-6);  // -3 + x + 0.4 (1 - 0.5) + 4 = 4.3
  // -1 + 0.5 + 0.5 + 0.25 + 1 = 1.25, and + 0.6 for sessions
  for (const std::size_t k : {activity, volunteering, team}) EXPECT_NEAR(o.informed[k], 0.777299861, 1e-6);
  EXPECT_NEAR(o.informed[deliberation], 0.864127103, 1e-6);
  // invitations 0.25 + 4.5 x 0.7773 + 0.8641 = 4.612
  EXPECT_NEAR(o.noticed, 0.216826778, 1e-6);
  // Seven hours are enough for each if none of the others takes any.
  EXPECT_EQ(o.time, (std::array<float, 4>{1, 1, 1, 1}));
  EXPECT_NEAR(o.probability[activity], 0.186031466, 1e-6);
  EXPECT_NEAR(o.probability[volunteering], 0.191099469, 1e-6);
  EXPECT_NEAR(o.probability[team], 0.080816692, 1e-6);
  EXPECT_NEAR(o.probability[deliberation], 0.168777395, 1e-6);
  EXPECT_EQ(o.took_part, 0);
}

TEST(Participation, HoursAreTakenUpInOrder)
{
  const Participation participation(plain);
  Participation::Situation s = somebody;
  // Team (2 hours), then deliberation (4): one hour is left of seven.
  s.luck = {0.999F, 0.999F, 0.0808F, 0.1687F};
  Participation::Outcome o = participation.decide(s);
  EXPECT_EQ(o.took_part, bit_of(Channel::team) | bit_of(Channel::deliberation));
  EXPECT_FLOAT_EQ(o.time[deliberation], 1);
  EXPECT_FLOAT_EQ(o.time[volunteering], 1.0F / 3);
  EXPECT_FLOAT_EQ(o.time[activity], 0.5F);
  EXPECT_NEAR(o.probability[volunteering], 0.068252205, 1e-6);
  EXPECT_NEAR(o.probability[activity], 0.097797953, 1e-6);
  // Volunteering takes the rest.
  s.luck[volunteering] = 0.0682F;
  o = participation.decide(s);
  EXPECT_EQ(o.took_part, 14);
  EXPECT_EQ(o.time[activity], 0.0F);
  EXPECT_EQ(o.probability[activity], 0.0F);
  // A little less luck, and none of it happens.
  s.luck = {0.1861F, 0.1911F, 0.0809F, 0.1688F};
  EXPECT_EQ(participation.decide(s).took_part, 0);
  s.luck = {0.1860F, 0.1911F, 0.0809F, 0.1688F};
  EXPECT_EQ(participation.decide(s).took_part, bit_of(Channel::activity));
  s.free_hours = 0;
  EXPECT_EQ(participation.decide(s).probability, (std::array<float, 4>{}));
}

/// Small and written down by hand: two groups, the second with a head and governing itself.
World two_groups()
{
  World world =
      still_world(population_of({area_of({group_of(singles(2)), group_of(singles(1, {.years_here = 7}))})}));
  const ResidentId id{2};
  ResidentState& r = world.residents;
  for (std::size_t k = 0; k < weekly_channels; ++k) {
    r.disposition.columns[k][id] = static_cast<float>(k) - 2.5F;
    r.habit.columns[k][id] = 0.125F * static_cast<float>(k);
  }
  r.belonging[id] = 0.5F;
  r.trust[id] = 0.25F;
  r.satisfaction[id] = 0.75F;
  r.efficacy[id] = 0.625F;
  r.exposure[id] = 0.375F;
  r.acquaintances[id] = 6;
  r.contact[id] = 0.5F;
  r.knows_committee[id] = 1;
  r.registered[id] = 1;
  r.outside[id] = 51;
  world.places.trust[AreaId{0}] = 0.5625F;
  world.groups.head[BuildingGroupId{1}] = 0;
  world.groups.self_governing[BuildingGroupId{1}] = 1;
  for (const auto& [lever, level] :
       {std::pair{Lever::offers_activity, 0.5F}, std::pair{Lever::festival, 0.25F},
        std::pair{Lever::offers_volunteering, 2.0F}, std::pair{Lever::offers_team, 3.0F},
        std::pair{Lever::session, 1.0F}, std::pair{Lever::openness, 0.75F}, std::pair{Lever::appeal, 0.875F}})
    world.levers.apply(lever, AreaId{0}, level);
  return world;
}

TEST(Participation, WhatDecidesByHand)
{
  const World world = two_groups();
  const Moment moment{9, {4, 5}};
  const Participation participation({.group_offers = 0.125});
  const Participation::Situation s = participation.situation_of(world, AreaId{0}, ResidentId{2}, moment);
  EXPECT_EQ(s.disposition, (std::array<float, 4>{-2.5F, -1.5F, -0.5F, 0.5F}));
  EXPECT_EQ(s.habit, (std::array<float, 4>{0, 0.125F, 0.25F, 0.375F}));
  EXPECT_EQ(s.offers,
            (std::array<float, 4>{0.875F, 2, 3, 1}));  // of the programme, the festival and the group
  EXPECT_EQ(s.belonging, 0.5F);
  EXPECT_EQ(s.trust, 0.25F);
  EXPECT_EQ(s.satisfaction, 0.75F);
  EXPECT_EQ(s.efficacy, 0.625F);
  EXPECT_EQ(s.influence, 0.375F);
  EXPECT_EQ(s.acquaintances, 6);
  EXPECT_EQ(s.contact, 0.5F);
  EXPECT_EQ(s.free_hours, 20);
  EXPECT_EQ(s.years_here, 7);
  EXPECT_EQ(s.knows, 1);
  EXPECT_EQ(s.registered, 1);
  EXPECT_FLOAT_EQ(s.outside, 0.2F);
  EXPECT_EQ(s.head, 1);
  EXPECT_EQ(s.area_trust, 0.5625F);
  EXPECT_EQ(s.appeal, 0.875F);
  EXPECT_EQ(s.openness, 0.75F);
  const RandomBlock words = random_block(moment.luck, Stream::participation, 9, 2);
  for (std::size_t k = 0; k < weekly_channels; ++k) EXPECT_EQ(s.luck[k], uniform24(words[k]));

  const Participation::Situation other = participation.situation_of(world, AreaId{0}, ResidentId{1}, moment);
  EXPECT_EQ(other.head, 0);
  EXPECT_EQ(other.offers[activity], 0.75F) << "its own group offers nothing";
}

TEST(Participation, InfluenceByHand)
{
  EXPECT_EQ(Participation({}).influence(0.375F, 0.5F), 0.375F);
  const Participation threshold({.influence = Influence::threshold});
  EXPECT_EQ(threshold.influence(0.5F, 0.5F), 1.0F);
  EXPECT_EQ(threshold.influence(0.499F, 0.5F), 0.0F);
  const Participation sigmoid({.influence = Influence::sigmoid, .sigmoid_slope = 12, .sigmoid_middle = 0.25});
  EXPECT_FLOAT_EQ(sigmoid.influence(0.25F, 0), 0.5F);
  EXPECT_NEAR(sigmoid.influence(0.5F, 0), 1 / (1 + std::exp(-3.0)), 1e-6);
}

/// An area of adults who come to whatever there is (intention 1, informed 1), and one where nobody does.
World eager_and_reluctant(std::size_t people)
{
  World world = still_world(population_of(copies(2, area_of({group_of(singles(people))}))));
  for (auto& column : world.residents.disposition.columns) {
    for (std::size_t k = 0; k < 2 * people; ++k) column[ResidentId{k}] = k < people ? 60.0F : -80.0F;
  }
  return world;
}

TEST(Participation, OneStepByHand)
{
  constexpr std::size_t people = 40;  // more than are worked on side by side
  World world = eager_and_reluctant(people);
  for (const AreaId area : {AreaId{0}, AreaId{1}}) {
    world.levers.apply(Lever::offers_activity, area, 50);
    world.levers.apply(Lever::offers_team, area, 50);
  }
  ResidentState& r = world.residents;
  for (const std::size_t first : {std::size_t{0}, people}) {
    for (auto* weeks :
         {&r.weeks_since, &r.weeks_since_in[Channel::team], &r.weeks_since_in[Channel::deliberation]}) {
      (*weeks)[ResidentId{first}] = 0;
      (*weeks)[ResidentId{first + 1}] = 253;
      (*weeks)[ResidentId{first + 2}] = 254;
    }
    r.took_part[ResidentId{first}] = 1;
  }
  const World before = world;
  const Participation participation({.informed = 1000, .attention = 1000});
  participation.act(world, AreaId{0}, {});
  const std::uint8_t both = bit_of(Channel::activity) | bit_of(Channel::team);
  for (std::size_t k = 0; k < people; ++k) {
    const ResidentId id{k};
    for (const auto& intention : r.intention.columns) EXPECT_EQ(intention[id], 1.0F);
    EXPECT_EQ(r.took_part[id], both);
    EXPECT_EQ(r.weeks_since[id], 0);
    EXPECT_EQ(r.weeks_since_in[Channel::team][id], 0);
    EXPECT_EQ(r.weeks_since[ResidentId{k + people}], before.residents.weeks_since[ResidentId{k + people}])
        << "the other area is not up yet";
  }
  const auto& sessions = r.weeks_since_in[Channel::deliberation];
  EXPECT_EQ(sessions[ResidentId{0}], 1) << "there was no session";
  EXPECT_EQ(sessions[ResidentId{1}], 254);
  EXPECT_EQ(sessions[ResidentId{3}], long_ago);
  participation.act(world, AreaId{1}, {});
  for (const auto* weeks : {&r.weeks_since, &r.weeks_since_in[Channel::team]}) {
    EXPECT_EQ((*weeks)[ResidentId{people}], 1);
    EXPECT_EQ((*weeks)[ResidentId{people + 1}], 254);
    EXPECT_EQ((*weeks)[ResidentId{people + 2}], long_ago);
    EXPECT_EQ((*weeks)[ResidentId{people + 3}], long_ago) << "counted to here and no further";
  }
  EXPECT_EQ(r.took_part[ResidentId{people}], 0);
}

TEST(Participation, SameBitsOnAnyNumberOfThreads)
{
  Week week = week_of<Participation>({});
  week.policy<Programme>({});
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
