#include "engine/panel.hpp"

#include "core/errors.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace linli {
namespace {

using namespace test;

const World& lived_in()
{
  static const World world = lived_in_district(2);
  return world;
}

PanelPlan plan_of(std::vector<std::string> columns, double share = 1,
                  std::vector<std::int64_t> weeks = {0, 1, 2})
{
  return {"some", std::move(columns), share, true, std::move(weeks)};
}

template <class T>
std::vector<T> as(const std::vector<std::byte>& bytes)
{
  std::vector<T> out(bytes.size() / sizeof(T));
  std::memcpy(out.data(), bytes.data(), bytes.size());
  return out;
}

/// A recorded column in one row.
template <class T>
std::vector<T> recorded(const Panel& panel, std::size_t column, std::size_t row)
{
  std::vector<T> out(panel.residents().size());
  panel.read(column, row, std::as_writable_bytes(std::span(out)));
  return out;
}

template <class T>
std::vector<T> of_residents(const Column<T, ResidentId>& column, const std::vector<ResidentId>& residents)
{
  std::vector<T> out;
  for (const ResidentId id : residents) out.push_back(column[id]);
  return out;
}

TEST(PanelColumns, AreTheFloatsAndBytesOfResidents)
{
  std::vector<std::string> numbers;
  std::vector<std::string> bytes;
  std::vector<std::string> fixed;
  for (const PanelColumn& column : panel_columns(lived_in())) {
    (column.number ? numbers : bytes).push_back(column.name);
    if (column.fixed) fixed.push_back(column.name);
  }
  for (const char* number : {"propensity", "disposition_team", "intention_activity", "habit_election",
                             "exposure", "trust", "expectation_higher"})
    EXPECT_EQ(std::ranges::count(numbers, number), 1) << number;
  EXPECT_EQ(numbers.size(), 30U);
  EXPECT_EQ(bytes, (std::vector<std::string>{"age",
                                             "sex",
                                             "registration",
                                             "education",
                                             "activity",
                                             "party",
                                             "years_here",
                                             "free_hours",
                                             "age_band",
                                             "took_part",
                                             "weeks_since",
                                             "weeks_since_activity",
                                             "weeks_since_volunteering",
                                             "weeks_since_team",
                                             "weeks_since_deliberation",
                                             "voted",
                                             "outside",
                                             "contact_frequency",
                                             "weeks_since_call",
                                             "knows_committee",
                                             "registered",
                                             "role"}));
  // Years here grow, and who moves in brings an inclination of their own.
  EXPECT_EQ(fixed, (std::vector<std::string>{"age", "sex", "registration", "education", "activity", "party",
                                             "free_hours", "age_band"}));
}

TEST(PanelColumns, IncludeThoseOfExtensionsAndOfOtherInfluences)
{
  World world = lived_in();
  world.residents.threshold.assign(world.size(), 0.5F);
  world.extensions.of<ResidentId>()["resident.rumour"].assign(world.size(), 0.0F);
  world.extensions.of<ResidentId>()["unlike_the_others"].assign(world.size(), 0.0F);
  const std::vector<PanelColumn> columns = panel_columns(world);
  const auto has = [&](const char* name) {
    return std::ranges::find(columns, std::string(name), &PanelColumn::name) != columns.end();
  };
  EXPECT_TRUE(has("threshold"));
  EXPECT_TRUE(has("rumour"));
  EXPECT_FALSE(has("unlike_the_others"));
}

TEST(Panel, HoldsTheColumnsOfTheWorldAtTheChosenWeeks)
{
  const Scenario scenario = baseline();
  const Week week = make_week(scenario);
  Simulation simulation(lived_in(), week, scenario.run.luck(), Workers(2));
  Panel panel(plan_of({"took_part", "habit_activity", "sex", "belonging"}, 0.3, {1, 4}), simulation.world(),
              scenario.run.luck());
  std::vector<World> worlds;
  for (std::int64_t w = 0; w < 6; ++w) {
    simulation.step(nullptr);
    panel.close_week(simulation.world(), {w, {}});
    worlds.push_back(simulation.world());
    EXPECT_EQ(panel.rows(), w < 1 ? 0U : w < 4 ? 1U : 2U);
  }
  ASSERT_GT(panel.residents().size(), 1000U);
  EXPECT_EQ(panel.bytes_a_row(), panel.residents().size() * (4 + 1 + 4 + 4)) << "sex does not change";
  EXPECT_EQ(panel.store().size(), 2 * panel.bytes_a_row());
  for (const std::size_t row : {0U, 1U}) {
    const ResidentState& then = worlds[row == 0 ? 1 : 4].residents;
    EXPECT_EQ(recorded<std::uint8_t>(panel, 0, row), of_residents(then.took_part, panel.residents()));
    EXPECT_EQ(recorded<float>(panel, 1, row), of_residents(then.habit[Channel::activity], panel.residents()));
    EXPECT_EQ(recorded<float>(panel, 3, row), of_residents(then.belonging, panel.residents()));
  }
  EXPECT_NE(recorded<float>(panel, 1, 0), recorded<float>(panel, 1, 1))
      << "nothing happens, so nothing is tested";
  // Rows one after the other in one go.
  std::vector<float> both(2 * panel.residents().size());
  panel.read(1, 0, std::as_writable_bytes(std::span(both)));
  std::vector<float> expected = recorded<float>(panel, 1, 0);
  const std::vector<float> second = recorded<float>(panel, 1, 1);
  expected.insert(expected.end(), second.begin(), second.end());
  EXPECT_EQ(both, expected);
}

TEST(Panel, OfWhatDoesNotChangeRecordsWhoLivesThere)
{
  const World& world = lived_in();
  Panel panel(plan_of({"sex", "age", "free_hours"}), world, {});
  panel.close_week(world, {});
  EXPECT_EQ(panel.rows(), 1U);
  EXPECT_EQ(panel.bytes_a_row(), panel.residents().size() * sizeof(std::int32_t));
  EXPECT_EQ(as<std::uint8_t>(values_of(world, panel.columns()[1], panel.residents())),
            of_residents(world.people.residents.age, panel.residents()));
  EXPECT_EQ(as<std::uint8_t>(values_of(world, panel.columns()[2], panel.residents())),
            of_residents(world.people.residents.free_hours, panel.residents()));
}

TEST(Panel, SaysWhenWhoLivesThereNowArrived)
{
  World world = still_world(population_of(
      {area_of({group_of({{.people = {{.age = 30}, {.age = 31}}}, {.people = {{.age = 60}}}})})}));
  world.dwellings.arrived.assign(2, 0);
  Panel panel(plan_of({"sex"}, 1, {0, 1}), world, {});
  panel.close_week(world, {0, {}});
  world.dwellings.arrived[HouseholdId{0}] = 2;
  panel.close_week(world, {1, {}});
  ASSERT_EQ(panel.rows(), 2U);
  std::vector<std::int32_t> arrivals(6);
  panel.read_arrivals(0, arrivals);
  EXPECT_EQ(arrivals, (std::vector<std::int32_t>{0, 0, 0, 2, 2, 0}));
}

TEST(Panel, IsOfAdultsUnlessToldOtherwise)
{
  const World& world = lived_in();
  std::size_t adults = 0;
  for (std::size_t k = 0; k < world.size(); ++k)
    adults += world.people.residents.adult(ResidentId{k}) ? 1U : 0U;
  const Panel panel(plan_of({"habit_activity"}), world, {});
  EXPECT_EQ(panel.residents().size(), adults);
  for (const ResidentId id : panel.residents()) ASSERT_TRUE(world.people.residents.adult(id));
  PanelPlan everybody = plan_of({"habit_activity"});
  everybody.adults_only = false;
  EXPECT_EQ(Panel(everybody, world, {}).residents().size(), world.size());
}

TEST(Panel, ASampleHasItsShareAndIsPartOfALargerOne)
{
  const World& world = lived_in();
  const Luck luck{3, 1};
  std::vector<ResidentId> larger = Panel(plan_of({"habit_activity"}), world, luck).residents();
  const double all = static_cast<double>(larger.size());
  for (const double share : {0.75, 0.5, 0.1, 0.01, 0.0}) {
    const std::vector<ResidentId> sample = Panel(plan_of({"habit_activity"}, share), world, luck).residents();
    const double sd = std::sqrt(all * share * (1 - share));
    EXPECT_NEAR(static_cast<double>(sample.size()), all * share, 4 * sd + 1e-9) << share;
    EXPECT_TRUE(std::ranges::is_sorted(sample));
    EXPECT_TRUE(std::ranges::includes(larger, sample)) << share;
    larger = sample;
  }
  EXPECT_NE(Panel(plan_of({"habit_activity"}, 0.5), world, luck).residents(),
            Panel(plan_of({"habit_activity"}, 0.5), world, {4, 1}).residents());
}

/// A panel is the same people whatever it is called and whatever of them is recorded.
TEST(Panel, PanelsOfOneShareAreOfTheSamePeople)
{
  PanelPlan other = plan_of({"belonging"}, 0.5, {7});
  other.name = "other";
  EXPECT_EQ(Panel(plan_of({"habit_activity"}, 0.5), lived_in(), {}).residents(),
            Panel(other, lived_in(), {}).residents());
}

TEST(Panel, OfAColumnThatCannotBeHeldIsABug)
{
  EXPECT_THROW(Panel(plan_of({"key"}), lived_in(), {}), Bug);
  EXPECT_THROW(Panel(plan_of({"resident.habit_activity"}), lived_in(), {}), Bug);
}

}  // namespace
}  // namespace linli
