#include "output/contents/event_contents.hpp"

#include "output/hdf5/hdf5_read.hpp"
#include "output/hdf5/hdf5_write.hpp"
#include "output/helpers.hpp"
#include "support/pointers.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;
using Strings = std::vector<std::string>;

EventKind kind_of(const Strings& names)
{
  return {.name = "things",
          .en = "things that happened",
          .zh = "事",
          .fields = {{.name = "count", .unit = "weeks", .en = "how many", .zh = "数"},
                     {.name = "size", .type = EventType::number, .unit = "1", .en = "how large", .zh = "量"},
                     {.name = "colour",
                      .type = EventType::choice,
                      .labels = {"red", "blue"},
                      .en = "colour",
                      .zh = "色"},
                     {.name = "whose", .type = EventType::name, .labels = names, .en = "whose", .zh = "谁"}}};
}

World two_areas()
{
  World world =
      still_world(population_of({area_of({group_of(singles(1))}), area_of({group_of(singles(1))})}));
  world.people.areas.number[AreaId{1}] = 17;
  return world;
}

Scenario short_run()
{
  Scenario scenario;
  scenario.run.burn_in = 2;
  scenario.run.weeks = 3;
  return scenario;
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

std::string text_of(const Dataset& dataset, std::string_view name)
{
  const Attribute* attribute = find_attribute(dataset.attributes, name);
  return attribute == nullptr ? "" : std::get<std::string>(attribute->value);
}

TEST(EventsGroup, ByHand)
{
  World world = two_areas();
  std::vector<EventRecord> records;
  records.emplace_back(kind_of({"b", "c"}), world);
  // A past that knew another name, which comes last in the rows and first in the result.
  records[0].go_on_after(0, {{}, {}, {"red", "blue"}, {"b", "c", "a"}});
  world.events.tell("things", AreaId{1}, {5, 0.5, 1, 1});
  world.events.tell("things", AreaId{0}, {6, NAN, 0, 0});
  records[0].close_week(world, {1, {}});
  world.events.forget();
  world.events.tell("things", AreaId{1}, {-7, 1, 0, 0});
  records[0].close_week(world, {3, {}});

  const FileGroup all = events_group(short_run(), world, pointers_to(records));
  EXPECT_EQ(all.name, "events");
  const FileGroup& things = *find_group(all, "things");
  const auto dataset = [&](const char* name) { return *find_dataset(things, name); };
  Strings names;
  for (const Dataset& one : things.datasets) {
    names.push_back(one.name);
    EXPECT_EQ(one.dimensions, Strings{"event"}) << one.name;
    EXPECT_FALSE(text_of(one, "long_name").empty()) << one.name;
  }
  EXPECT_EQ(names, (Strings{"event", "time", "week", "area", "count", "size", "colour", "whose"}));
  EXPECT_EQ(all_of<std::int32_t>(dataset("event").values), (std::vector<std::int32_t>{0, 1, 2}));
  EXPECT_EQ(all_of<std::int64_t>(dataset("time").values), (std::vector<std::int64_t>{-7, -7, 7}));
  EXPECT_EQ(text_of(dataset("time"), "units"), "days since 2018-01-01");
  EXPECT_EQ(all_of<std::int32_t>(dataset("week").values), (std::vector<std::int32_t>{-1, -1, 1}));
  EXPECT_EQ(all_of<std::int32_t>(dataset("area").values), (std::vector<std::int32_t>{1, 17, 17}));
  EXPECT_EQ(all_of<std::int32_t>(dataset("count").values), (std::vector<std::int32_t>{6, 5, -7}));
  EXPECT_EQ(text_of(dataset("count"), "units"), "weeks");
  EXPECT_TRUE(std::isnan(all_of<float>(dataset("size").values)[0]));
  EXPECT_EQ(all_of<float>(dataset("size").values)[1], 0.5F);
  EXPECT_EQ(all_of<std::uint8_t>(dataset("colour").values), (std::vector<std::uint8_t>{0, 1, 0}));
  EXPECT_EQ(text_of(dataset("colour"), "flag_meanings"), "red blue");
  EXPECT_EQ(all_of<std::uint8_t>(dataset("whose").values), (std::vector<std::uint8_t>{1, 2, 1}));
  EXPECT_EQ(text_of(dataset("whose"), "flag_meanings"), "a b c");
  EXPECT_EQ(find_attribute(dataset("whose").attributes, "flag_values")->value,
            AttributeValue(std::vector<std::uint8_t>{0, 1, 2}));
  // A part of a column is the same as the whole.
  std::vector<std::int64_t> last(1);
  std::get<Stored<std::int64_t>>(dataset("time").values).read(2, last);
  EXPECT_EQ(last[0], 7);
}

TEST(EventsGroup, MoreNamesThanAByteHolds)
{
  Strings names;
  for (int k = 0; k < 300; ++k) names.push_back("n" + std::to_string(1000 + k));
  World world = two_areas();
  std::vector<EventRecord> records;
  records.emplace_back(kind_of(names), world);
  world.events.tell("things", AreaId{0}, {0, 0, 0, 299});
  records[0].close_week(world, {});
  const FileGroup all = events_group(short_run(), world, pointers_to(records));
  const Dataset& whose = *find_dataset(all.groups[0], "whose");
  EXPECT_EQ(all_of<std::int32_t>(whose.values), std::vector<std::int32_t>{299});
  EXPECT_EQ(
      std::get<std::vector<std::int32_t>>(find_attribute(whose.attributes, "flag_values")->value).size(),
      300U);
}

/// Also of nothing that happened, and of names that nobody gave.
TEST(EventsGroup, IsWrittenAndReadBack)
{
  for (const int events : {0, 1, 5000}) {
    World world = two_areas();
    std::vector<EventRecord> records;
    records.emplace_back(kind_of(events > 0 ? Strings{"a"} : Strings{}), world);
    for (int k = 0; k < events; ++k)
      world.events.tell("things", AreaId{0}, {static_cast<double>(k), 0.5, static_cast<double>(k % 2), 0});
    records[0].close_week(world, {});
    FileGroup root;
    root.groups.push_back(events_group(short_run(), world, pointers_to(records)));
    const TemporaryDirectory directory;
    write_tree(directory / "a.h5", root);
    const FileGroup back = read_tree(directory / "a.h5");
    const FileGroup& written = root.groups[0].groups[0];
    const FileGroup& read = back.groups.at(0).groups.at(0);
    ASSERT_EQ(read.datasets.size(), written.datasets.size());
    for (std::size_t k = 0; k < read.datasets.size(); ++k) {
      EXPECT_EQ(read.datasets[k].name, written.datasets[k].name);
      EXPECT_EQ(type_name(read.datasets[k].values), type_name(written.datasets[k].values));
      EXPECT_EQ(read.datasets[k].attributes, written.datasets[k].attributes);
      EXPECT_EQ(size_of(read.datasets[k].values), static_cast<std::size_t>(events));
    }
    EXPECT_EQ(all_of<std::int32_t>(find_dataset(read, "count")->values),
              all_of<std::int32_t>(find_dataset(written, "count")->values));
    EXPECT_EQ(all_of<std::uint8_t>(find_dataset(read, "colour")->values),
              all_of<std::uint8_t>(find_dataset(written, "colour")->values));
    EXPECT_EQ(all_of<std::int64_t>(find_dataset(read, "time")->values),
              all_of<std::int64_t>(find_dataset(written, "time")->values));
  }
}

}  // namespace
}  // namespace linli
