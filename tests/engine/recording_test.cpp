#include "engine/recording.hpp"

#include "engine/observable_kinds.hpp"
#include "recording_helpers.hpp"
#include "support/lively.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>

namespace linli {
namespace {

using namespace test;

/// Two subdistricts; areas of three adults, of children alone, and of one adult.
World three_areas()
{
  return still_world(population_of(std::vector<TinySubdistrict>{
      {.areas = {area_of({group_of(
                     {{.people = {{.age = 20}, {.age = 21}, {.age = 5}}}, {.people = {{.age = 80}}}})}),
                 area_of({group_of({{.people = {{.age = 9}}}})})},
       .name = "east"},
      {.areas = {area_of({group_of({{.people = {{.age = 50}}}})})}, .name = "west"}}));
}

void record(Recording& recording, const World& world)
{
  for (std::size_t a = 0; a < world.areas(); ++a) recording.observe(world, AreaId{a});
  recording.close_week();
}

TEST(Recording, OneWeekByHand)
{
  World world = three_areas();
  const float habit[] = {0.25F, 0.5F, 0.9F, 0.75F, 0.9F, 1.0F};  // those of children do not count
  const std::uint8_t weeks_since[] = {0, 3, 0, 60, 0, 51};
  for (std::size_t k = 0; k < 6; ++k) {
    world.residents.habit[Channel::activity][ResidentId{k}] = habit[k];
    world.residents.weeks_since_in[Channel::activity][ResidentId{k}] = weeks_since[k];
  }
  Recording recording(all_observables(), world);
  record(recording, world);
  const std::size_t of_habit = index_of(recording.observables(), "habit_activity");
  const std::vector<float>& areas = recording.series(of_habit, Grouping::area);
  ASSERT_EQ(areas.size(), 3U);
  EXPECT_FLOAT_EQ(areas[0], 0.5F);
  EXPECT_TRUE(std::isnan(areas[1])) << "nobody is counted there";
  EXPECT_FLOAT_EQ(areas[2], 1.0F);
  const std::vector<float>& subdistricts = recording.series(of_habit, Grouping::subdistrict);
  ASSERT_EQ(subdistricts.size(), 2U);
  EXPECT_FLOAT_EQ(subdistricts[0], 0.5F);
  EXPECT_FLOAT_EQ(subdistricts[1], 1.0F);
  const std::vector<float>& bands = recording.series(of_habit, Grouping::age_band);
  ASSERT_EQ(bands.size(), age_bands);
  EXPECT_FLOAT_EQ(bands[0], 0.375F);  // 20 and 21
  EXPECT_TRUE(std::isnan(bands[1]));
  EXPECT_FLOAT_EQ(bands[2], 1.0F);  // 50
  EXPECT_TRUE(std::isnan(bands[3]));
  EXPECT_FLOAT_EQ(bands[4], 0.75F);  // 80
  // The district is the mean over its adults, not over its areas.
  ASSERT_EQ(recording.series(of_habit, Grouping::district).size(), 1U);
  EXPECT_FLOAT_EQ(recording.series(of_habit, Grouping::district)[0], 0.625F);

  const auto district_of = [&](const char* name) {
    return recording.series(index_of(recording.observables(), name), Grouping::district)[0];
  };
  EXPECT_FLOAT_EQ(district_of("participation_activity"), 0.25F);       // one of four
  EXPECT_FLOAT_EQ(district_of("participation_activity_year"), 0.75F);  // 0, 3 and 51 weeks ago
  EXPECT_EQ(recording.adults(Grouping::age_band), (std::vector<std::int32_t>{2, 0, 1, 0, 1}));
}

TEST(Recording, WeeksFollowOneAnother)
{
  World world = three_areas();
  Recording recording(all_observables(), world);
  const std::size_t of_habit = index_of(recording.observables(), "habit_activity");
  for (int w = 0; w < 3; ++w) {
    world.residents.habit[Channel::activity].assign(world.size(), 0.25F * static_cast<float>(w));
    record(recording, world);
  }
  EXPECT_EQ(recording.weeks(), 3U);
  EXPECT_EQ(recording.series(of_habit, Grouping::district), (std::vector<float>{0, 0.25F, 0.5F}));
  const std::vector<float>& areas = recording.series(of_habit, Grouping::area);
  ASSERT_EQ(areas.size(), 9U);  // [week][area]
  EXPECT_EQ(areas[3 * 2 + 0], 0.5F);
  EXPECT_EQ(areas[3 * 1 + 2], 0.25F);
}

TEST(Recording, MeansOverAreasCountEveryAreaAlike)
{
  World world = three_areas();
  const auto number = [](const World& w, AreaId a) { return w.people.areas.number[a]; };
  Recording recording({of_areas("number", series_units::number(), "Number", "编号", number)}, world);
  record(recording, world);
  EXPECT_FALSE(recording.has(0, Grouping::age_band));
  EXPECT_TRUE(recording.has(0, Grouping::area));
  EXPECT_TRUE(recording.series(0, Grouping::age_band).empty());
  EXPECT_EQ(recording.series(0, Grouping::area), (std::vector<float>{1, 2, 3}));
  EXPECT_EQ(recording.series(0, Grouping::subdistrict), (std::vector<float>{1.5F, 3}));
  EXPECT_EQ(recording.series(0, Grouping::district), (std::vector<float>{2}));
}

TEST(Recording, ASeriesIsTheSameWhateverElseIsRecorded)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  const World start = district(scenario, week);
  Simulation simulation(start, week, scenario.run.luck(), Workers(2));
  Recording everything(all_observables(), start, all_groupings());
  for (int w = 0; w < 3; ++w) simulation.step(&everything);
  const std::size_t chosen = index_of(everything.observables(), "belonging");
  for (const Grouping g : all_groupings()) {
    Simulation again(start, week, scenario.run.luck(), Workers(2));
    Recording one({everything.observables()[chosen]}, start, {g});
    for (int w = 0; w < 3; ++w) again.step(&one);
    EXPECT_EQ(one.series(0, g), everything.series(chosen, g))
        << grouping_names()[static_cast<std::size_t>(g)];
    EXPECT_EQ(one.bytes_a_week(), one.members(g) * sizeof(float));
  }
}

/// A series of one part an area, by its number.
Observable of_numbers(Whom whom, Reduction reduction, std::vector<Part> parts)
{
  return of_parts("parts", series_units::number(), "Parts", "部分", whom, reduction,
                  [parts](const World& w, AreaId a) { return parts.at(w.people.areas.number[a] - 1U); });
}

TEST(Recording, ReductionsByHand)
{
  const World world = three_areas();  // two areas in the east, one in the west
  const std::vector<Part> parts{{3, 4}, {9, 1}, {5, 5}};
  Recording recording(
      {of_numbers(Whom::staff, Reduction::mean, parts), of_numbers(Whom::areas, Reduction::total, parts),
       of_numbers(Whom::households, Reduction::ratio, parts),
       of_numbers(Whom::subdistricts, Reduction::total, {{3, 1}, {3, 1}, {5, 1}})},
      world);
  record(recording, world);
  using Values = std::vector<double>;
  for (const std::size_t k :
       {0U, 2U}) {  // sums over counts, in the whole too: 17 / 10, not the mean of three ratios
    EXPECT_EQ(recording.values(k, Grouping::area), (Values{0.75, 9, 1}));
    EXPECT_EQ(recording.values(k, Grouping::subdistrict), (Values{static_cast<double>(12 / 5.0F), 1}));
    EXPECT_EQ(recording.values(k, Grouping::district), (Values{static_cast<double>(1.7F)}));
  }
  EXPECT_EQ(recording.values(1, Grouping::area), (Values{3, 9, 5}));
  EXPECT_EQ(recording.values(1, Grouping::subdistrict), (Values{12, 5}));
  EXPECT_EQ(recording.values(1, Grouping::district), (Values{17}));
  // What the areas of a subdistrict share counts once.
  EXPECT_EQ(recording.values(3, Grouping::area), (Values{3, 3, 5}));
  EXPECT_EQ(recording.values(3, Grouping::subdistrict), (Values{3, 5}));
  EXPECT_EQ(recording.values(3, Grouping::district), (Values{8}));
}

TEST(Recording, AMeanOfNobodyIsMissingAndSoIsAWholeOfThem)
{
  const World world = three_areas();
  Recording recording({of_numbers(Whom::secretaries, Reduction::mean, {{}, {}, {2, 1}})}, world,
                      {Grouping::area, Grouping::subdistrict, Grouping::district, Grouping::percentile});
  record(recording, world);
  const std::vector<float> areas = recording.series(0, Grouping::area);
  EXPECT_TRUE(std::isnan(areas[0]) && std::isnan(areas[1]));
  EXPECT_EQ(areas[2], 2);
  EXPECT_TRUE(std::isnan(recording.series(0, Grouping::subdistrict)[0]));
  EXPECT_EQ(recording.series(0, Grouping::district), std::vector<float>{2}) << "of who is there";
  EXPECT_EQ(recording.series(0, Grouping::percentile), std::vector<float>(percentiles.size(), 2.0F));
}

TEST(Recording, TotalsOfMoneyKeepTheirFen)
{
  const World world = three_areas();
  const std::vector<Part> parts{{16'777'216.01, 1}, {0.02, 1}, {33'554'432.04, 1}};
  Recording recording({of_numbers(Whom::areas, Reduction::total, parts)}, world,
                      {Grouping::district, Grouping::area, Grouping::percentile});
  for (int week = 0; week < 2; ++week) record(recording, world);
  EXPECT_EQ(recording.bytes_a_week(), (1 + 3 + percentiles.size()) * sizeof(double));
  ASSERT_EQ(recording.values(0, Grouping::district).size(), 2U);
  EXPECT_NEAR(recording.values(0, Grouping::district)[1], 50'331'648.07, 1e-6);
  EXPECT_EQ(recording.values(0, Grouping::area)[3], 16'777'216.01);
  EXPECT_EQ(recording.values(0, Grouping::percentile)[2], 16'777'216.01) << "the median";
}

TEST(Recording, TurnoutIsMissingBeforeTheFirstElection)
{
  World world = three_areas();
  world.residents.voted[ResidentId{0}] = 1;
  Recording recording(all_observables(), world);
  const std::size_t turnout = index_of(recording.observables(), "turnout");
  record(recording, world);
  world.places.last_election[AreaId{0}] = 1;
  record(recording, world);
  for (const Grouping g : Recording::usual_groupings()) {
    const std::vector<float> values = recording.series(turnout, g);
    for (std::size_t m = 0; m < recording.members(g); ++m) EXPECT_TRUE(std::isnan(values[m]));
  }
  const std::vector<float> areas = recording.series(turnout, Grouping::area);
  EXPECT_FLOAT_EQ(areas[3], 1 / 3.0F);
  EXPECT_TRUE(std::isnan(areas[5])) << "no election there so far";
  EXPECT_FLOAT_EQ(recording.series(turnout, Grouping::district)[1], 1 / 3.0F);
  EXPECT_FLOAT_EQ(recording.series(turnout, Grouping::age_band)[age_bands], 0.5F);
}

TEST(Recording, TotalsOfAdultsAreToldApartByWhoTheyAre)
{
  const World world = three_areas();
  Observable adults = all_observables().front();
  adults.reduction = Reduction::total;
  adults.column = {};
  adults.add = [](const World&, AreaId, Categories category, Sums& sums) {
    for (const std::uint8_t c : category) {
      if (c != no_category) sums.at(c) += 1;
    }
  };
  Recording recording({adults}, world);
  record(recording, world);
  EXPECT_EQ(recording.values(0, Grouping::age_band), (std::vector<double>{2, 0, 1, 0, 1}));
  EXPECT_EQ(recording.values(0, Grouping::area), (std::vector<double>{3, 0, 1}));
}

TEST(Recording, IsTheSameOnAnyNumberOfThreads)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  const World start = district(scenario, week);
  std::vector<std::vector<std::uint32_t>> expected;  // bits, because a missing value equals nothing
  for (const int threads : {1, 2, 3, 7}) {
    Simulation simulation(start, week, scenario.run.luck(), Workers(threads));
    Recording recording(all_observables(), start);
    for (int w = 0; w < 4; ++w) simulation.step(&recording);
    std::vector<std::vector<std::uint32_t>> obtained;
    for (std::size_t o = 0; o < recording.observables().size(); ++o) {
      for (const Grouping g : recording.groupings()) {
        std::vector<std::uint32_t>& bits = obtained.emplace_back();
        for (const float value : recording.series(o, g)) bits.push_back(std::bit_cast<std::uint32_t>(value));
      }
    }
    if (threads == 1) expected = obtained;
    EXPECT_EQ(obtained, expected) << threads << " threads";
  }
}

TEST(Recording, DoesNotChangeTheRun)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  const World start = district(scenario, week);
  Simulation observed(start, week, scenario.run.luck(), Workers(2));
  Recording recording(all_observables(), start);
  for (int w = 0; w < 4; ++w) observed.step(&recording);
  EXPECT_EQ(digest_of(observed.world()), digest_of(after(start, week, 4, 2, scenario.run.luck())));
}

}  // namespace
}  // namespace linli
