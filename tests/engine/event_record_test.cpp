/// Events, from whoever tells them to the rows of a store, by hand.
#include "engine/event_record.hpp"

#include "core/errors.hpp"
#include "event_helpers.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// A kind with a field of every type.
EventKind kind_of(const std::vector<std::string>& names = {"b", "d"})
{
  return {.name = "things",
          .fields = {{.name = "count", .unit = "1"},
                     {.name = "size", .type = EventType::number, .unit = "1"},
                     {.name = "colour", .type = EventType::choice, .labels = {"red", "blue"}},
                     {.name = "whose", .type = EventType::name, .labels = names}}};
}

World three_areas()
{
  return still_world(population_of(
      {area_of({group_of(singles(1))}), area_of({group_of(singles(1))}), area_of({group_of(singles(1))})}));
}

TEST(Events, AreKeptOnlyIfSomebodyListens)
{
  Events events;
  EXPECT_FALSE(events.heard("things"));
  events.tell("things", AreaId{0}, {1, 2, 3});  // to nobody: even the wrong number of values is nothing
  events.listen(kind_of(), 2);
  EXPECT_TRUE(events.heard("things"));
  EXPECT_FALSE(events.heard("other things"));
  EXPECT_TRUE(events.told("things", AreaId{0}).empty());
  events.tell("things", AreaId{1}, {1, 0.5, 0, 1});
  EXPECT_EQ(events.told("things", AreaId{1}).size(), 4U);
  EXPECT_THROW(events.tell("things", AreaId{1}, {1}), Bug);
  events.forget();
  EXPECT_TRUE(events.told("things", AreaId{1}).empty());
  EXPECT_TRUE(events.heard("things"));
}

/// Areas in their order, whatever the order in which they were told of; within an area as it happened.
TEST(EventRecord, ByHand)
{
  World world = three_areas();
  EventRecord record(kind_of(), world);
  EXPECT_EQ(record.name(), "events things");
  const double missing = std::numeric_limits<double>::quiet_NaN();
  world.events.tell("things", AreaId{2}, {7, 0.25, 1, 0});
  world.events.tell("things", AreaId{0}, {-3, missing, 0, 1});
  world.events.tell("things", AreaId{2}, {2147483647, 1e30, 0, 1});
  record.close_week(world, {4, {}});
  world.events.forget();
  record.close_week(world, {5, {}});
  world.events.tell("things", AreaId{1}, {0, -1, 1, 1});
  record.close_week(world, {6, {}});

  EXPECT_EQ(record.rows(), 4U);
  EXPECT_EQ(record.store().size(), 4 * record.bytes_a_row());
  EXPECT_EQ(weeks_of(record), (Whole{4, 4, 4, 6}));
  EXPECT_EQ(areas_of(record), (Whole{0, 2, 2, 1}));
  EXPECT_EQ(field_of<std::int32_t>(record, 0), (Whole{-3, 7, 2147483647, 0}));
  const std::vector<float> size = field_of<float>(record, 1);
  EXPECT_TRUE(std::isnan(size[0]));
  EXPECT_EQ((std::vector<float>(size.begin() + 1, size.end())), (std::vector<float>{0.25F, 1e30F, -1}));
  EXPECT_EQ(field_of<std::int32_t>(record, 2), (Whole{0, 1, 0, 1}));
  EXPECT_EQ(field_of<std::int32_t>(record, 3), (Whole{1, 0, 1, 1}));
  std::vector<std::int32_t> two(2);
  record.read_areas(2, two);
  EXPECT_EQ(two, (Whole{2, 1}));
}

/// More rows than are read at once.
TEST(EventRecord, ReadsLongColumns)
{
  World world = three_areas();
  EventRecord record(kind_of(), world);
  Whole expected(10000);
  std::iota(expected.begin(), expected.end(), 0);
  for (const std::int32_t count : expected)
    world.events.tell("things", AreaId{1}, {static_cast<double>(count), 0, 0, 0});
  record.close_week(world, {});
  EXPECT_EQ(field_of<std::int32_t>(record, 0), expected);
}

TEST(EventRecord, AChoiceThatIsNoneIsNotWritten)
{
  World world = three_areas();
  EventRecord record(kind_of(), world);
  world.events.tell("things", AreaId{0}, {0, 0, 2, 0});
  EXPECT_THROW(record.close_week(world, {}), std::out_of_range);
}

/// A branch with other names: rows of before keep theirs.
TEST(EventRecord, KeepsTheLabelsOfItsPast)
{
  World world = three_areas();
  const auto store = std::make_shared<MemoryStore>();
  EventRecord past(kind_of({"b", "d"}), world, store);
  world.events.tell("things", AreaId{0}, {0, 0, 0, 1});  // d
  past.close_week(world, {0, {}});
  const RowLabels labels = past.labels();
  EXPECT_EQ(labels, (RowLabels{{}, {}, {"red", "blue"}, {"b", "d"}}));

  EventRecord branch(kind_of({"a", "b", "c"}), world, store);
  EXPECT_EQ(branch.fitting(store->size(), 1), store->size());
  EXPECT_EQ(branch.fitting(store->size() + 1, 1), store->size());
  branch.go_on_after(1, labels);
  world.events.forget();
  for (const double name : {0, 1, 2}) world.events.tell("things", AreaId{1}, {0, 0, 1, name});
  branch.close_week(world, {1, {}});
  EXPECT_EQ(branch.labels()[3], (std::vector<std::string>{"b", "d", "a", "c"}));
  EXPECT_EQ(branch.labels()[2], labels[2]);
  EXPECT_EQ(field_of<std::int32_t>(branch, 3), (Whole{1, 2, 0, 3}));  // d, a, b, c
  EXPECT_EQ(field_of<std::int32_t>(branch, 2), (Whole{0, 1, 1, 1}));
}

/// What a branch knows before its first week is recorded at once, before what areas tell then, also with a label of its own.
TEST(EventRecord, RecordsAheadWhatIsKnownBeforeAWeek)
{
  World world = three_areas();
  EventRecord record(kind_of({"b", "d"}), world);
  record.record_ahead(3, AreaId{1}, {7.0, 0.5, "blue", "gone"});
  record.record_ahead(3, AreaId{2}, {8.0, 0.5, "red", "d"});
  EXPECT_EQ(record.rows(), 2U) << "a checkpoint before that week holds them";
  world.events.tell("things", AreaId{1}, {1, 0, 0, 0});
  record.close_week(world, {3, {}});
  world.events.forget();
  record.close_week(world, {4, {}});
  EXPECT_EQ(weeks_of(record), (Whole{3, 3, 3}));
  EXPECT_EQ(areas_of(record), (Whole{1, 2, 1}));
  EXPECT_EQ(field_of<std::int32_t>(record, 0), (Whole{7, 8, 1}));
  EXPECT_EQ(field_of<std::int32_t>(record, 2), (Whole{1, 0, 0}));
  EXPECT_EQ(field_of<std::int32_t>(record, 3), (Whole{2, 1, 0}));
  EXPECT_EQ(record.kind().fields[3].labels, (std::vector<std::string>{"b", "d", "gone"}));
}

/// 3 areas, 104 weeks: an event a year in each, of named things two for each name, of 20 bytes with when and where, 4 for
/// each number and 1 for each choice.
TEST(EventRecord, ExpectsOneInEveryAreaAndYear)
{
  World world = three_areas();
  EXPECT_EQ(EventRecord(kind_of({"b", "d"}), world).expected_bytes(104), 3U * 2 * 2 * 2 * (20 + 2 * 4 + 2));
  EventKind plain = kind_of();
  plain.fields.pop_back();
  EXPECT_EQ(EventRecord(plain, world).expected_bytes(104), 3U * 2 * (20 + 2 * 4 + 1));
}

}  // namespace
}  // namespace linli
