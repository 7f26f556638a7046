#include "engine/recording.hpp"

#include "core/calendar.hpp"
#include "support/lively.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <optional>
#include <type_traits>

namespace linli {
namespace {

using namespace test;

std::size_t index_of(const std::vector<Observable>& observables, const std::string& name)
{
  for (std::size_t k = 0; k < observables.size(); ++k) {
    if (observables[k].name == name) return k;
  }
  ADD_FAILURE() << "no series " << name;
  return 0;
}

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
  const Observable number{.name = "number",
                          .unit = "1",
                          .en = "Number",
                          .zh = "编号",
                          .mean = Mean::over_areas,
                          .add = [](const World& w, AreaId a, std::span<const std::uint8_t>, Sums& sums) {
                            sums[0] += w.people.areas.number[a];
                          }};
  Recording recording({number}, world);
  record(recording, world);
  EXPECT_FALSE(recording.has(0, Grouping::age_band));
  EXPECT_TRUE(recording.has(0, Grouping::area));
  EXPECT_TRUE(recording.series(0, Grouping::age_band).empty());
  EXPECT_EQ(recording.series(0, Grouping::area), (std::vector<float>{1, 2, 3}));
  EXPECT_EQ(recording.series(0, Grouping::subdistrict), (std::vector<float>{1.5F, 3}));
  EXPECT_EQ(recording.series(0, Grouping::district), (std::vector<float>{2}));
}

/// Value of a column of one resident, whatever its type; nothing if there is no such column.
std::optional<double> column_value(const World& world, const std::string& column_name, ResidentId id)
{
  std::optional<double> out;
  world.for_each_column([&](const char* name, const auto& column) {
    using C = std::remove_cvref_t<decltype(column)>;
    if constexpr (std::is_same_v<typename C::index_type, ResidentId> &&
                  std::is_arithmetic_v<typename C::value_type>) {
      if (column_name == name) out = static_cast<double>(column[id]);
    }
  });
  return out;
}

/// What starts with this text: what follows it.
std::optional<std::string> after_prefix(const std::string& text, const std::string& start)
{
  if (!text.starts_with(start)) return std::nullopt;
  return text.substr(start.size());
}

/// Naive value of a series of adults for one resident, by the name of the series: "this week" is a bit of
/// `took_part`, "within a year" fewer than 52 weeks, all others are columns.
double naive_value(const World& world, const std::string& name, ResidentId id)
{
  const ResidentState& r = world.residents;
  if (name == "participation_any") return (r.took_part[id] & 15) != 0 ? 1 : 0;
  if (name == "participation_any_year") return r.weeks_since[id] < weeks_per_year ? 1 : 0;
  for (std::size_t k = 0; k < weekly_channels; ++k) {
    const Channel channel = all_channels[k];
    const std::string series = std::string("participation_") + channel_label(channel);
    if (name == series) return (r.took_part[id] >> k) & 1;
    if (name == series + "_year") return r.weeks_since_in[channel][id] < weeks_per_year ? 1 : 0;
  }
  if (name == "contact_weekly") return r.contact_frequency[id] == ContactFrequency::weekly ? 1 : 0;
  if (name == "contact_almost_never")
    return r.contact_frequency[id] == ContactFrequency::almost_never ? 1 : 0;
  std::string column = name;
  if (const auto channel = after_prefix(name, "willingness_")) column = "intention_" + *channel;
  if (name == "turnout") column = "voted";
  if (name == "volunteers_registered") column = "registered";
  const std::optional<double> value = column_value(world, "resident." + column, id);
  if (!value) ADD_FAILURE() << "no naive value for the series " << name << ": add one";
  return value.value_or(0);
}

/// Naive value of a series of areas, by its name: shares of building groups, or counts for 1,000 adults.
double naive_value(const World& world, const std::string& name, AreaId area)
{
  double groups = 0;
  double heads = 0;
  double self_governing = 0;
  for (const GroupId group : world.people.areas.groups[area]) {
    groups += 1;
    heads += world.groups.head[group] != nobody ? 1 : 0;
    self_governing += world.groups.self_governing[group];
  }
  if (name == "groups_with_head") return heads / groups;
  if (name == "groups_self_governing") return self_governing / groups;
  if (name == "intervention_yuan")
    return static_cast<double>(world.interventions.by_name.at("costly").fen[area]) / 100;
  std::optional<double> count;
  const std::string column_name = name == "households_moved" ? "area.moved" : "area." + name;
  AreaState::for_each_column(world.places, [&](const char* column, const auto& values) {
    if (column_name == column) count = static_cast<double>(values[area]);
  });
  if (!count) ADD_FAILURE() << "no naive value for the series " << name << ": add one";
  return 1000 * count.value_or(0) / world.people.areas.adults[area];
}

/// The member of every grouping that a resident belongs to, in the order of the enumeration.
std::vector<std::size_t> members_of(const World& world, AreaId area, ResidentId id)
{
  std::vector<std::size_t> out{area.value, world.people.areas.subdistrict[area].value, 0};
  const Residents& who = world.people.residents;
  out.push_back(who.band[id]);
  out.push_back(static_cast<std::size_t>(who.sex[id]));
  out.push_back(static_cast<std::size_t>(who.education[id]));
  out.push_back(static_cast<std::size_t>(who.registration[id]));
  out.push_back(static_cast<std::size_t>(
      world.people.households.tenure[world.people.households.residents.parent_of(id)]));
  out.push_back(static_cast<std::size_t>(who.party[id]));
  const GroupId group = world.people.groups.residents.parent_of(id);
  out.push_back(static_cast<std::size_t>(
      world.people.compounds.regime[world.people.compounds.groups.parent_of(group)]));
  return out;
}

std::vector<Grouping> all_groupings()
{
  std::vector<Grouping> all;
  for (std::size_t g = 0; g < grouping_names().size(); ++g) all.push_back(static_cast<Grouping>(g));
  return all;
}

TEST(Recording, EverySeriesEqualsNaiveMeans)
{
  const Scenario scenario = lively(Influence::linear);
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  Recording recording(all_observables(), simulation.world(), all_groupings());
  for (int w = 0; w < 6; ++w) simulation.step(&recording);
  const World& world = simulation.world();
  for (std::size_t o = 0; o < recording.observables().size(); ++o) {
    if (recording.observables()[o].mean != Mean::over_adults) continue;
    const std::string& name = recording.observables()[o].name;
    std::vector<std::vector<double>> sums;
    std::vector<std::vector<double>> counts;
    for (const Grouping g : recording.groupings()) {
      sums.emplace_back(recording.members(g));
      counts.emplace_back(recording.members(g));
    }
    for (std::size_t a = 0; a < world.areas(); ++a) {
      for (const ResidentId id : world.people.areas.residents[AreaId{a}]) {
        if (!world.people.residents.adult(id)) continue;
        const std::vector<std::size_t> members = members_of(world, AreaId{a}, id);
        for (std::size_t g = 0; g < members.size(); ++g) {
          sums[g][members[g]] += naive_value(world, name, id);
          counts[g][members[g]] += 1;
        }
      }
    }
    for (const Grouping grouping : recording.groupings()) {
      const auto g = static_cast<std::size_t>(grouping);
      const std::vector<float> series = recording.series(o, grouping);
      ASSERT_EQ(series.size(), 6 * sums[g].size());
      for (std::size_t m = 0; m < sums[g].size(); ++m) {
        const double mean = sums[g][m] / counts[g][m];
        ASSERT_NEAR(series[5 * sums[g].size() + m], mean, 1e-6 + 2e-6 * mean)
            << name << " by " << grouping_names()[g] << ", member " << m;
      }
    }
  }
}

TEST(Recording, EverySeriesOfAreasEqualsNaiveMeans)
{
  Scenario scenario = lively(Influence::linear, 0.02);
  scenario.interventions["costly"] = {.from = When::week(-scenario.run.burn_in), .cost_weekly = 150};
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  Recording recording(all_observables(), simulation.world());
  for (int w = 0; w < 6; ++w) simulation.step(&recording);
  const World& world = simulation.world();
  std::size_t compared = 0;
  for (std::size_t o = 0; o < recording.observables().size(); ++o) {
    if (recording.observables()[o].mean != Mean::over_areas) continue;
    const std::string& name = recording.observables()[o].name;
    const std::vector<float> areas = recording.series(o, Grouping::area);
    double sum = 0;
    for (std::size_t a = 0; a < world.areas(); ++a) {
      const double expected = naive_value(world, name, AreaId{a});
      ASSERT_NEAR(areas[5 * world.areas() + a], expected, 1e-6 + 2e-6 * expected) << name << ", area " << a;
      sum += expected;
    }
    const double mean = sum / static_cast<double>(world.areas());
    EXPECT_GT(mean, 0) << name << " stands at nothing, so nothing is tested";
    EXPECT_NEAR(recording.series(o, Grouping::district).at(5), mean, 1e-6 + 2e-6 * mean) << name;
    ++compared;
  }
  EXPECT_GE(compared, 9U);
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

TEST(Recording, IsTheSameOnAnyNumberOfThreads)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  const World start = district(scenario, week);
  std::vector<std::vector<float>> expected;
  for (const int threads : {1, 2, 3, 7}) {
    Simulation simulation(start, week, scenario.run.luck(), Workers(threads));
    Recording recording(all_observables(), start);
    for (int w = 0; w < 4; ++w) simulation.step(&recording);
    std::vector<std::vector<float>> obtained;
    for (std::size_t o = 0; o < recording.observables().size(); ++o) {
      for (const Grouping g : recording.groupings()) obtained.push_back(recording.series(o, g));
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
