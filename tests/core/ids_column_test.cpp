#include "core/column.hpp"
#include "core/ids.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <new>
#include <type_traits>
#include <vector>

namespace linli {
namespace {

TEST(Id, IsNobodyUntilItNamesARow)
{
  EXPECT_FALSE(ResidentId{}.exists());
  EXPECT_EQ(ResidentId{}.value, 4294967295U);
  EXPECT_TRUE(ResidentId{0}.exists());
  EXPECT_TRUE(ResidentId{4294967294U}.exists());
}

TEST(Id, OfAnotherTableIsAnotherType)
{
  static_assert(!std::is_same_v<ResidentId, AreaId>);
  static_assert(!std::is_convertible_v<ResidentId, AreaId>);
  static_assert(!std::is_convertible_v<std::size_t, ResidentId>, "only on purpose");
  static_assert(sizeof(ResidentId) == 4);
  EXPECT_STREQ(GroupTag::name, "building_group");
}

TEST(Id, IsOrderedByRow)
{
  ResidentId id{6};
  EXPECT_LT(id, ResidentId{7});
  EXPECT_EQ(++id, ResidentId{7});
  EXPECT_GT(ResidentId{}, ResidentId{4294967294U});
}

TEST(IdRange, HoldsItsFirstAndNotItsLast)
{
  const IdRange<ResidentId> range{ResidentId{3}, ResidentId{6}};
  EXPECT_EQ(range.size(), 3U);
  EXPECT_FALSE(range.contains(ResidentId{2}));
  EXPECT_TRUE(range.contains(ResidentId{3}));
  EXPECT_TRUE(range.contains(ResidentId{5}));
  EXPECT_FALSE(range.contains(ResidentId{6}));
  std::vector<std::uint32_t> seen;
  for (const ResidentId id : range) seen.push_back(id.value);
  EXPECT_EQ(seen, (std::vector<std::uint32_t>{3, 4, 5}));
}

TEST(IdRange, IsEmptyByDefault)
{
  const IdRange<AreaId> range;
  EXPECT_EQ(range.size(), 0U);
  EXPECT_FALSE(range.contains(AreaId{0}));
  for (const AreaId id : range) ADD_FAILURE() << id.value;
}

TEST(Column, HoldsOneValueForEveryRow)
{
  Column<std::int16_t, ResidentId> column(4, 7);
  column[ResidentId{2}] = -1;
  column.push_back(9);
  EXPECT_EQ(column.size(), 5U);
  EXPECT_EQ(std::vector<std::int16_t>(column.begin(), column.end()),
            (std::vector<std::int16_t>{7, 7, -1, 7, 9}));
  const auto part = column.of({ResidentId{2}, ResidentId{5}});
  EXPECT_EQ(std::vector<std::int16_t>(part.begin(), part.end()), (std::vector<std::int16_t>{-1, 7, 9}));
  EXPECT_EQ(column.from(ResidentId{3}), column.data() + 3);
  column.resize(6);
  EXPECT_EQ(column[ResidentId{5}], 0);
  column.assign(2, 3);
  EXPECT_EQ(column, (Column<std::int16_t, ResidentId>(2, 3)));
  EXPECT_NE(column, (Column<std::int16_t, ResidentId>(3, 3)));
  Column<std::int16_t, ResidentId> other;
  EXPECT_TRUE(other.empty());
  other.swap(column);
  EXPECT_TRUE(column.empty());
  EXPECT_EQ(other.size(), 2U);
}

TEST(Column, StartsOnACacheLineAndIfLargeOnAHugePage)
{
  for (const std::size_t rows : {1U, 3U, 1000U, 100000U}) {
    const Column<std::uint8_t, AreaId> small(rows, 1);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(small.data()) % 64, 0U) << rows;
  }
  const Column<std::uint32_t, ResidentId> large(600000, 1);  // 2.4 MB
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(large.data()) % (2U << 20), 0U);
}

TEST(Column, RefusesMoreRowsThanMemoryHas)
{
  ColumnAllocator<double> allocator;
  EXPECT_THROW(allocator.allocate(std::numeric_limits<std::size_t>::max() / 8), std::bad_array_new_length);
}

/// Parents 0 to 5 with 0, 2, 0, 3, 1 and 0 children.
Partition<AreaId, ResidentId> with_childless_parents()
{
  Partition<AreaId, ResidentId> p;
  for (const std::size_t end : {0U, 2U, 2U, 5U, 6U, 6U}) p.close(ResidentId{end});
  return p;
}

TEST(Partition, GivesEveryParentItsChildren)
{
  const Partition<AreaId, ResidentId> p = with_childless_parents();
  EXPECT_EQ(p.parents(), 6U);
  EXPECT_EQ(p.children(), 6U);
  const std::vector<std::size_t> sizes{0, 2, 0, 3, 1, 0};
  for (std::size_t k = 0; k < sizes.size(); ++k) EXPECT_EQ(p[AreaId{k}].size(), sizes[k]) << k;
  EXPECT_EQ(p[AreaId{3}].first, ResidentId{2});
  EXPECT_EQ(p[AreaId{3}].last, ResidentId{5});
}

TEST(Partition, JoinsNeighbouringParents)
{
  const Partition<AreaId, ResidentId> p = with_childless_parents();
  EXPECT_EQ(p.between(AreaId{1}, AreaId{4}).first, ResidentId{0});
  EXPECT_EQ(p.between(AreaId{1}, AreaId{4}).last, ResidentId{5});
  EXPECT_EQ(p.between(AreaId{0}, AreaId{6}).size(), 6U);
  EXPECT_EQ(p.between(AreaId{2}, AreaId{2}).size(), 0U);
}

TEST(Partition, FindsTheParentOfEveryChild)
{
  const Partition<AreaId, ResidentId> p = with_childless_parents();
  const std::vector<std::size_t> parents{1, 1, 3, 3, 3, 4};
  for (std::size_t k = 0; k < parents.size(); ++k)
    EXPECT_EQ(p.parent_of(ResidentId{k}), AreaId{parents[k]}) << k;
}

TEST(Partition, FindsParentsAmongMany)
{
  Partition<BuildingGroupId, ResidentId> p;  // parent k has k % 4 children
  std::vector<std::size_t> parents;
  for (std::size_t k = 0; k < 1000; ++k) {
    parents.insert(parents.end(), k % 4, k);
    p.close(ResidentId{parents.size()});
  }
  for (std::size_t k = 0; k < parents.size(); ++k)
    ASSERT_EQ(p.parent_of(ResidentId{k}), BuildingGroupId{parents[k]}) << k;
}

TEST(Partition, StartsWithoutParents)
{
  const Partition<AreaId, ResidentId> p;
  EXPECT_EQ(p.parents(), 0U);
  EXPECT_EQ(p.children(), 0U);
}

}  // namespace
}  // namespace linli
