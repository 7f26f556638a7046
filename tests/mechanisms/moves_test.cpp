#include "mechanisms/residents/moves.hpp"

#include "core/samplers.hpp"
#include "mechanisms/all.hpp"
#include "support/columns.hpp"
#include "support/putuo.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};

/// Groups of ten households of one adult each.
World households(std::size_t count, Tenure tenure, const TinyPerson& person = {}, int compound_age = 90)
{
  const TinyGroup group = group_of(copies(10, TinyHousehold{.people = {person}, .tenure = tenure}));
  return still_world(
      population_of({TinyArea{.compounds = {{.groups = copies(count / 10, group), .age = compound_age}}}}));
}

World after_weeks(World world, const Moves::Params& params, std::int64_t weeks)
{
  start<Moves>(world, params, {});
  return after(std::move(world), week_of<Moves>(params), weeks);
}

double moved(const World& world)
{
  const auto& arrived = world.dwellings.arrived;
  return static_cast<double>(std::ranges::count_if(arrived, [](std::uint16_t week) { return week > 0; }));
}

TEST(Moves, OneStepByHand)
{
  // Chance 1 - (1 - 0.95)^(1/13) = 0.206 for renters, with the luck of the household's first resident, in the turn of
  // the group: keys 0, 20 ... have it in week 4.
  const Moves::Params params{.rate = {0, 0.95, 0}};
  const TinyGroup group = group_of({{.people = {{}, {.age = 9, .years_here = 9}}, .tenure = Tenure::renter},
                                    {.people = {{}}, .tenure = Tenure::owner},
                                    {.people = {{}, {}}, .tenure = Tenure::renter}});
  World world = still_world(population_of({area_of(copies(40, group))}));
  start<Moves>(world, params, {});
  const World before = world;
  const Luck luck{.seed = 4, .replicate = 3};
  Moves(params).act(world, here, {.week = 4, .luck = luck});
  int movers = 0;
  for (std::uint32_t h = 0; h < 120; ++h) {
    const IdRange<ResidentId> members = world.people.households.residents[HouseholdId{h}];
    const std::uint32_t key = members.first.value;
    const bool turn = (h / 3 * 5 + 4) % 4 == 0;
    const auto u = static_cast<double>(uniform24(random_block(luck, Stream::moves, 4, key)[0]));
    const bool moves = turn && h % 3 != 1 && u < 1 - std::pow(0.05, 1.0 / 13);
    EXPECT_EQ(world.dwellings.arrived[HouseholdId{h}], moves ? 5 : 0) << h;
    movers += moves ? 1 : 0;
    // Of those who stay, another year is over in the turn of the year that their key decides: here the second.
    const int years = moves ? 0 : turn && key % 13 == 1 ? 11 : 10;
    for (const ResidentId id : members) {
      EXPECT_EQ(world.people.residents.years_here[id], std::min<int>(years, world.people.residents.age[id]))
          << h;
      const RandomBlock words = random_block(luck, Stream::newcomers, 4, id.value);
      const double inclination = moves ? normal_quantile(uniform52(words[0], words[1])) : 0;
      EXPECT_FLOAT_EQ(world.people.residents.propensity[id], static_cast<float>(inclination)) << h;
    }
  }
  EXPECT_GT(movers, 2);
  EXPECT_EQ(world.places.moved[here], static_cast<float>(movers));
  EXPECT_EQ(differing(before, world), (std::set<std::string>{"household.arrived", "resident.years_here",
                                                             "resident.propensity", "area.moved"}))
      << "ages, sexes, tenure and all else are those of who moved out";
}

TEST(Moves, TheShareMovedIsThatOfTheYears)
{
  // Closed form: 1 - (1 - rate)^t after t years.
  const Moves::Params params{.rate = {0.03, 0.15, 0.4}};
  constexpr double n = 4000;
  const auto fits = [&](double count, double p) {
    return normal_p((count - n * p) / std::sqrt(n * p * (1 - p))) > false_alarm;
  };
  for (const int years : {1, 3}) {
    const std::int64_t weeks = 52 * years;
    EXPECT_TRUE(
        fits(moved(after_weeks(households(4000, Tenure::owner), params, weeks)), 1 - std::pow(0.97, years)));
    EXPECT_TRUE(
        fits(moved(after_weeks(households(4000, Tenure::renter), params, weeks)), 1 - std::pow(0.85, years)));
    EXPECT_TRUE(fits(moved(after_weeks(households(4000, Tenure::public_housing), params, weeks)),
                     1 - std::pow(0.6, years)));
  }
  EXPECT_EQ(moved(after_weeks(households(100, Tenure::owner), {.rate = {0, 1, 1}}, 104)), 0);
}

TEST(Moves, YearsHereCountFromTheMove)
{
  const Moves::Params params{.rate = {0, 0.3, 0}};
  constexpr std::int64_t weeks = 52 * 6 + 10;
  const World world = after_weeks(households(2000, Tenure::renter, {.years_here = 5}), params, weeks);
  std::vector<double> observed(6);
  for (std::uint32_t k = 0; k < 2000; ++k) {
    const std::uint16_t arrived = world.dwellings.arrived[HouseholdId{k}];
    const int here_for = world.people.residents.years_here[ResidentId{k}];
    if (arrived > 0) {
      EXPECT_EQ(here_for, (weeks - arrived) / 52) << k << " came in week " << arrived;
      if (here_for < 6) ++observed[static_cast<std::size_t>(here_for)];
    } else {
      EXPECT_TRUE(here_for == 11 || here_for == 12) << here_for;  // six or seven turns of the year
    }
  }
  // Closed form: whole years since the last move are geometric; each is a whole year of thirteen turns.
  const double all = std::accumulate(observed.begin(), observed.end(), 0.0);
  std::vector<double> expected;
  for (int y = 0; y < 6; ++y) expected.push_back(all * std::pow(0.7, y) * 0.3 / (1 - std::pow(0.7, 6)));
  EXPECT_GT(chi_square_p(observed, expected), false_alarm);
}

TEST(Moves, YearsHereStopAtAgeCompoundAndSixty)
{
  const Moves::Params nobody_moves{.rate = {0, 0, 0}};
  const auto years = [&](int age, int years_here, int compound_age) {
    const World world =
        after_weeks(households(10, Tenure::owner, {.age = age, .years_here = years_here}, compound_age),
                    nobody_moves, 52 * 8);
    const auto& column = world.people.residents.years_here;
    EXPECT_EQ(std::ranges::count(column, column[ResidentId{0}]), 10);
    return static_cast<int>(column[ResidentId{0}]);
  };
  EXPECT_EQ(years(40, 10, 90), 18);
  EXPECT_EQ(years(12, 10, 90), 12);
  EXPECT_EQ(years(80, 55, 90), 60);
  EXPECT_EQ(years(40, 10, 15), 15);
  EXPECT_EQ(years(80, 70, 90), 70) << "what was given stays";
}

TEST(Moves, YearsHereAreGeometricFromTheStartOn)
{
  // Closed form: whole years since the last move are geometric with the rate of moving, up to age, compound and 60:
  // mean (1 - r) + (1 - r)^2 + ... + (1 - r)^most.  Synthesis draws them so, and moves keep them so.  Bounds of 4.9
  // standard errors are missed once in a million seeds.
  const Moves::Params params;
  const World start = still_world(putuo(0.1));
  const World later = after(start, week_of<Moves>(params), 520, 2, {});
  for (const World* world : {&start, &later}) {
    const Population& people = world->people;
    std::array<double, 3> above{};
    std::array<double, 3> squares{};
    for (std::uint32_t h = 0; h < people.households.size(); ++h) {
      const HouseholdId household{h};
      const IdRange<ResidentId> members = people.households.residents[household];
      if (members.size() == 0) continue;
      const CompoundId compound =
          people.compounds.groups.parent_of(people.groups.households.parent_of(household));
      const int most =
          std::min<int>({people.compounds.age[compound], people.residents.age[members.first], 60});
      const auto tenure = static_cast<std::size_t>(people.households.tenure[household]);
      const double stays = 1 - params.rate[tenure];
      const double expected = stays * (1 - std::pow(stays, most)) / (1 - stays);
      const double difference = people.residents.years_here[members.first] - expected;
      above[tenure] += difference;
      squares[tenure] += difference * difference;
    }
    for (std::size_t t = 0; t < above.size(); ++t)
      EXPECT_LT(std::abs(above[t]), 4.9 * std::sqrt(squares[t]))
          << tenure_labels()[t] << (world == &start ? "" : " later");
  }
}

TEST(Moves, InclinationsOfNewcomersAreNormal)
{
  const World world =
      after_weeks(households(4000, Tenure::renter, {.propensity = 9}), {.rate = {0, 0.9, 0}}, 52);
  std::vector<double> newcomers;
  for (const float p : world.people.residents.propensity) {
    if (p < 9.0F) newcomers.push_back(static_cast<double>(p));
  }
  EXPECT_EQ(static_cast<double>(newcomers.size()), moved(world));
  EXPECT_GT(newcomers.size(), 3000U);
  EXPECT_GT(kolmogorov_p(newcomers, [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }),
            false_alarm);
}

/// The shipped model at a hundredth, with many movers and elections.
Scenario lively()
{
  Scenario scenario = baseline();
  scenario.of<Moves>().rate = {0.5, 0.5, 0.5};
  scenario.of<Election>().first = 2;
  scenario.of<Election>().every = 3;
  scenario.of<SelfGovernance>().appear = 0.5;
  return scenario;
}

TEST(Moves, NewcomersStartAnew)
{
  const Scenario scenario = lively();
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  const World first = simulation.world();
  std::size_t newcomers = 0;
  std::size_t of_note = 0;  // where somebody lived who had a name here
  for (int w = 0; w < 12; ++w) {
    const World before = simulation.world();
    simulation.step(nullptr);
    const World& world = simulation.world();
    const ResidentState& r = world.residents;
    for (std::uint32_t h = 0; h < world.people.households.size(); ++h) {
      if (world.dwellings.arrived[HouseholdId{h}] != w + 1) continue;
      for (const ResidentId id : world.people.households.residents[HouseholdId{h}]) {
        ++newcomers;
        of_note +=
            before.residents.role[id] != Role::none || before.residents.knows_committee[id] != 0 ? 1 : 0;
        const bool adult = world.people.residents.adult(id);
        for (const auto& habit : r.habit.columns) ASSERT_EQ(habit[id], 0.0F);
        for (const auto& weeks : r.weeks_since_in.columns) ASSERT_EQ(weeks[id], long_ago);
        ASSERT_EQ(r.weeks_since[id], long_ago);
        ASSERT_EQ(r.weeks_since_call[id], long_ago);
        ASSERT_EQ(r.took_part[id], 0);
        ASSERT_EQ(r.voted[id], 0);
        ASSERT_EQ(r.contact[id], 0.0F);
        ASSERT_EQ(r.acquaintances[id], 0.0F);
        ASSERT_EQ(r.knows_committee[id], world.people.residents.party[id] == Party::area_branch ? 1 : 0)
            << "of the newcomers only the branch knows the committee";
        ASSERT_EQ(r.role[id], Role::none);
        ASSERT_EQ(world.people.residents.years_here[id], 0);
        ASSERT_EQ(r.belonging[id], r.belonging_anchor[id]);
        ASSERT_EQ(world.seen.last_week[id].weeks_since, long_ago);
        const auto begun = [](float anchor, double start) {
          return static_cast<float>(std::clamp(static_cast<double>(anchor) + start, 0.0, 1.0));
        };
        // Other people: what is drawn for adults when they come is drawn anew.
        ASSERT_NE(world.people.residents.propensity[id], first.people.residents.propensity[id]);
        if (!adult) continue;
        ASSERT_EQ(r.trust[id], begun(r.trust_anchor[id], Trust::Params{}.start));
        ASSERT_EQ(r.efficacy[id], begun(r.efficacy_anchor[id], Efficacy::Params{}.start));
        ASSERT_NE(r.demands[id], first.residents.demands[id]);
        ASSERT_NE(r.disposition[Channel::team][id], first.residents.disposition[Channel::team][id]);
      }
    }
  }
  EXPECT_GT(newcomers, 200U);
  EXPECT_GT(of_note, 20U);
}

TEST(Moves, WhoLivesWhereByAgeAndTenureNeverChanges)
{
  const Scenario scenario = lively();
  const Week week = make_week(scenario);
  const World start = district(scenario, week);
  const World end = after(start, week, 20, 2, scenario.run.luck());
  ASSERT_GT(moved(end), 500);
  const auto names = differing(start, end);
  Population::for_each_column(start.people, [&](const char* name, const auto&) {
    const std::string column = name;
    const bool moves = column == "resident.years_here" || column == "resident.propensity";
    EXPECT_EQ(names.contains(column), moves) << column;
  });
}

TEST(Moves, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Moves>({.rate = {0.5, 0.5, 0.5}}));
}

}  // namespace
}  // namespace linli
