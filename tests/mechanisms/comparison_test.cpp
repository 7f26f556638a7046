#include "mechanisms/residents/comparison.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace linli {
namespace {

using namespace test;

World two_subdistricts()
{
  const TinyArea of_two = area_of({group_of({{.people = {{}, {.age = 9}, {}}}})});
  const TinyArea of_one = area_of({group_of(singles(1))});
  const TinyArea of_children = area_of({group_of(singles(2, {.age = 9}))});
  World world = still_world(population_of(std::vector<TinySubdistrict>{
      {.areas = {of_two, of_one}}, {.areas = {of_two}}, {.areas = {of_children}}}));
  start<Comparison>(world, {}, {});
  return world;
}

TEST(Comparison, OneStepByHand)
{
  World world = two_subdistricts();
  const std::array<float, 4> quality{0.4F, 0.7F, 0.9F, 0.3F};
  std::ranges::copy(quality, world.places.quality.begin());
  world.places.quality_elsewhere.assign(4, 0.1F);
  const Comparison comparison({});
  for (const std::uint32_t s : {0U, 1U, 2U}) comparison.act(world, SubdistrictId{s}, {});
  const auto& heard = world.places.quality_elsewhere;
  EXPECT_FLOAT_EQ(heard[AreaId{0}], 0.5F);  // (2 x 0.4 + 1 x 0.7) / 3: children do not count
  EXPECT_FLOAT_EQ(heard[AreaId{1}], 0.5F);
  EXPECT_FLOAT_EQ(heard[AreaId{2}], 0.9F);
  EXPECT_EQ(heard[AreaId{3}], 0.1F) << "without adults nobody tells";
  EXPECT_EQ(world.places.quality[AreaId{1}], 0.7F);
}

TEST(Comparison, EqualQualityIsTheSameElsewhere)
{
  World world = two_subdistricts();
  world.places.quality.assign(4, 0.625F);
  for (const std::uint32_t s : {0U, 1U, 2U}) Comparison({}).act(world, SubdistrictId{s}, {});
  for (const std::uint32_t a : {0U, 1U, 2U}) EXPECT_EQ(world.places.quality_elsewhere[AreaId{a}], 0.625F);
}

TEST(Comparison, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<Comparison>({}));
}

}  // namespace
}  // namespace linli
