#include "output/contents/panel_contents.hpp"

#include "support/pointers.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

namespace linli {
namespace {

using namespace test;

/// An adult, a child and an adult of another area.
World three_people()
{
  const TinyPerson worker{.age = 40, .sex = Sex::female, .activity = Activity{1}, .party = Party{2}};
  World world =
      still_world(population_of({area_of({group_of({{.people = {worker, {.age = 8, .sex = Sex::male}}}})}),
                                 area_of({group_of({{.people = {{.age = 80, .sex = Sex::male}}}})})}));
  return world;
}

std::string text_of(const Dataset& dataset, std::string_view name)
{
  const Attribute* attribute = find_attribute(dataset.attributes, name);
  return attribute == nullptr ? "" : std::get<std::string>(attribute->value);
}

template <class T>
std::vector<T> all_of(const Values& values)
{
  if (const auto* plain = std::get_if<std::vector<T>>(&values)) return *plain;
  const auto& stored = std::get<Stored<T>>(values);
  std::vector<T> out(stored.size());
  stored.read(0, out);
  return out;
}

TEST(PanelsGroup, ByHand)
{
  Scenario scenario;
  scenario.run.burn_in = 1;
  scenario.run.weeks = 3;
  World world = three_people();
  std::vector<Panel> panels;
  panels.emplace_back(
      PanelPlan{
          "some", {"habit_activity", "sex", "took_part", "age_band", "activity", "age"}, 1, false, {0, 2}},
      world, Luck{});
  for (std::int64_t week = 0; week < 4; ++week) {
    world.residents.habit[Channel::activity].assign(3, 0.25F * static_cast<float>(week));
    world.residents.took_part[ResidentId{2}] = static_cast<std::uint8_t>(week / 2);
    if (week == 2) world.dwellings.arrived[HouseholdId{0}] = 3;
    panels[0].close_week(world, {week, {}});
  }
  const FileGroup all = panels_group(scenario, world, pointers_to(panels));
  EXPECT_EQ(all.name, "panels");
  const FileGroup* some = find_group(all, "some");
  ASSERT_NE(some, nullptr);
  const auto dataset = [&](const char* name) { return *find_dataset(*some, name); };
  EXPECT_EQ(dataset("time").values, Values(std::vector<std::int64_t>{-7, 7}));
  EXPECT_EQ(dataset("resident").values, Values(std::vector<std::int64_t>{0, 1, 2}));
  EXPECT_EQ(dataset("area").values, Values(std::vector<std::int32_t>{1, 1, 2}));
  EXPECT_EQ(dataset("arrived").dimensions, (std::vector<std::string>{"time", "resident"}));
  EXPECT_EQ(all_of<std::int32_t>(dataset("arrived").values),
            (std::vector<std::int32_t>{-2, -2, -2, 1, 1, -2}))
      << "the first household came in the second week of the study; before the run is the week before the "
         "burn-in";
  EXPECT_EQ(dataset("habit_activity").dimensions, (std::vector<std::string>{"time", "resident"}));
  EXPECT_EQ(all_of<float>(dataset("habit_activity").values), (std::vector<float>{0, 0, 0, 0.5F, 0.5F, 0.5F}));
  EXPECT_EQ(all_of<std::uint8_t>(dataset("took_part").values), (std::vector<std::uint8_t>{0, 0, 0, 0, 0, 1}));
  EXPECT_EQ(dataset("sex").dimensions, (std::vector<std::string>{"resident"}));
  EXPECT_EQ(all_of<std::uint8_t>(dataset("sex").values), (std::vector<std::uint8_t>{1, 0, 0}));
  EXPECT_EQ(all_of<std::uint8_t>(dataset("age").values), (std::vector<std::uint8_t>{40, 8, 80}));
  EXPECT_EQ(all_of<std::uint8_t>(dataset("age_band").values), (std::vector<std::uint8_t>{1, 255, 4}));
}

/// A choice or a truth value says what its values mean (FORMAT.md).
TEST(PanelsGroup, WhatIsNoNumberSaysWhatItsValuesMean)
{
  const World world = three_people();
  std::vector<std::string> names;
  for (const PanelColumn& column : panel_columns(world)) names.push_back(column.name);
  std::vector<Panel> panels;
  panels.emplace_back(PanelPlan{"all", names, 1, false, {0}}, world, Luck{});
  panels[0].close_week(world, {});
  const FileGroup group = panels_group({}, world, pointers_to(panels)).groups.at(0);
  std::vector<std::string> flagged;
  for (const std::string& name : names) {
    const Dataset& dataset = *find_dataset(group, name);
    const Attribute* values = find_attribute(dataset.attributes, "flag_values");
    if (values == nullptr) continue;
    if (name.starts_with("weeks_since")) {  // numbers, but for the last
      EXPECT_EQ(std::get<std::vector<std::uint8_t>>(values->value), std::vector<std::uint8_t>{long_ago});
      continue;
    }
    flagged.push_back(name);
    const auto& known = std::get<std::vector<std::uint8_t>>(values->value);
    for (const std::uint8_t value : all_of<std::uint8_t>(dataset.values))
      EXPECT_NE(std::ranges::find(known, value), known.end()) << name << ' ' << int{value};
    const std::string meanings = text_of(dataset, "flag_meanings");
    EXPECT_EQ(std::ranges::count(meanings, ' ') + 1, static_cast<std::ptrdiff_t>(known.size())) << meanings;
  }
  EXPECT_EQ(flagged, (std::vector<std::string>{"sex", "registration", "education", "activity", "party",
                                               "age_band", "voted", "contact_frequency", "knows_committee",
                                               "registered", "role"}));
  EXPECT_EQ(text_of(*find_dataset(group, "age_band"), "flag_meanings"), "18-29 30-44 45-59 60-74 75+ child");
  EXPECT_EQ(text_of(*find_dataset(group, "voted"), "flag_meanings"), "no yes");
  EXPECT_EQ(text_of(*find_dataset(group, "role"), "flag_meanings"), "none backbone head");
}

/// What somebody did in a week is a bit for every channel.
TEST(PanelsGroup, DeedsSayWhatTheirBitsMean)
{
  const World world = three_people();
  std::vector<Panel> panels;
  panels.emplace_back(PanelPlan{"all", {"took_part"}, 1, false, {0}}, world, Luck{});
  panels[0].close_week(world, {});
  const FileGroup group = panels_group({}, world, pointers_to(panels)).groups.at(0);
  const Dataset& took_part = *find_dataset(group, "took_part");
  EXPECT_EQ(find_attribute(took_part.attributes, "flag_values"), nullptr);
  const Attribute* masks = find_attribute(took_part.attributes, "flag_masks");
  ASSERT_NE(masks, nullptr);
  EXPECT_EQ(std::get<std::vector<std::uint8_t>>(masks->value), (std::vector<std::uint8_t>{1, 2, 4, 8, 16}));
  EXPECT_EQ(text_of(took_part, "flag_meanings"), "activity volunteering team deliberation election");
}

TEST(PanelsGroup, OfNobodyOrOfNoWeekIsEmptyAndWhole)
{
  const World world = three_people();
  std::vector<Panel> panels;
  panels.emplace_back(PanelPlan{"nobody", {"habit_activity", "sex"}, 0, true, {0}}, world, Luck{});
  panels.emplace_back(PanelPlan{"fixed", {"sex"}, 1, true, {0}}, world, Luck{});
  for (Panel& panel : panels) panel.close_week(world, {});
  const FileGroup all = panels_group({}, world, pointers_to(panels));
  for (const FileGroup& group : all.groups) {
    for (const Dataset& dataset : group.datasets) {
      std::size_t values = 1;
      for (const std::size_t length : shape_of(group, dataset)) values *= length;
      EXPECT_EQ(size_of(dataset.values), values) << group.name << '/' << dataset.name;
    }
  }
}

}  // namespace
}  // namespace linli
