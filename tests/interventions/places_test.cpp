/// Where interventions act: filters, ranking and places, by hand.
#include "interventions/places.hpp"

#include "interventions/condition.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace linli {
namespace {

using namespace test;

using Numbers = std::vector<int>;
constexpr float missing = std::numeric_limits<float>::quiet_NaN();

TinyArea area_under(std::initializer_list<std::pair<Regime, std::size_t>> compounds)
{
  TinyArea area;
  for (const auto& [regime, households] : compounds)
    area.compounds.push_back({.groups = {group_of(singles(households))}, .regime = regime});
  return area;
}

/// Areas 1 to 3 in the first subdistrict, 4 and 5 in the second; commodity housing: all, half, a third, none, none.
World world()
{
  using enum Regime;
  World out = still_world(population_of(
      {TinySubdistrict{{area_under({{commodity, 4}}), area_under({{commodity, 2}, {lane, 2}}),
                        area_under({{commodity, 1}, {lane, 2}})},
                       "one"},
       TinySubdistrict{{area_under({{lane, 2}}), area_under({{resettlement, 2}, {lane, 1}})}, "two"}}));
  out.observed.series["trust"] = Column<float, AreaId>(5);
  return out;
}

Numbers numbers(const World& world, const std::vector<AreaId>& areas)
{
  Numbers out;
  for (const AreaId area : areas) out.push_back(world.people.areas.number[area]);
  return out;
}

Numbers left(const InterventionParams& params)
{
  const World w = world();
  return numbers(w, areas_left(params, w.people));
}

/// Chosen of all five areas with these values.
Numbers chosen(const InterventionParams& params, const std::vector<float>& values)
{
  World w = world();
  for (std::size_t a = 0; a < values.size(); ++a) w.observed.series["trust"][AreaId{a}] = values[a];
  return numbers(w, chosen_by_rank(params, w, areas_left({}, w.people)));
}

TEST(Where, EverywhereUnlessToldOtherwise)
{
  EXPECT_EQ(left({}), (Numbers{1, 2, 3, 4, 5}));
}

TEST(Where, AllFiltersMustHold)
{
  EXPECT_EQ(left({.subdistricts = {"two"}}), (Numbers{4, 5}));
  EXPECT_EQ(left({.areas = {5, 2}}), (Numbers{2, 5}));
  EXPECT_EQ(left({.subdistricts = {"one"}, .areas = {5, 2}}), (Numbers{2}));
  EXPECT_EQ(left({.subdistricts = {"one"}, .areas = {5}}), Numbers{});
}

TEST(Where, RegimesOfHalfTheHouseholdsAreEnough)
{
  EXPECT_EQ(left({.regimes = {"commodity"}}), (Numbers{1, 2}));
  EXPECT_EQ(left({.regimes = {"commodity", "lane"}}), (Numbers{1, 2, 3, 4}));
  EXPECT_EQ(left({.regimes = {"resettlement"}}), (Numbers{5}));
  EXPECT_DOUBLE_EQ(share_under(world().people, AreaId{2}, {"commodity"}), 1.0 / 3);
}

TEST(Where, TheLowestOrTheHighestAreas)
{
  const std::vector<float> values{0.5F, 0.1F, 0.4F, 0.3F, 0.2F};
  EXPECT_EQ(chosen({.rank_by = "trust", .lowest = 0.4}, values), (Numbers{2, 5}));
  EXPECT_EQ(chosen({.rank_by = "trust", .highest = 0.6}, values), (Numbers{1, 3, 4}));
  EXPECT_EQ(chosen({.rank_by = "trust", .lowest = 1}, values), (Numbers{2, 5, 4, 3, 1}));
}

TEST(Where, ASharesNumberIsRoundedUp)
{
  EXPECT_EQ(chosen({.rank_by = "trust", .lowest = 0.01}, {5, 4, 3, 2, 1}), (Numbers{5}));
  EXPECT_EQ(chosen({.rank_by = "trust", .lowest = 0.2}, {5, 4, 3, 2, 1}), (Numbers{5}));
  EXPECT_EQ(chosen({.rank_by = "trust", .lowest = 0.21}, {5, 4, 3, 2, 1}), (Numbers{5, 4}));
}

TEST(Where, HoweverSmallAShareIsItChoosesAnArea)
{
  EXPECT_EQ(chosen({.rank_by = "trust", .lowest = 1e-12}, {5, 4, 3, 2, 1}), (Numbers{5}));
}

TEST(Where, EqualValuesGoByNumberAndMissingOnesLast)
{
  EXPECT_EQ(chosen({.rank_by = "trust", .lowest = 1}, {2, missing, 1, 2, 1}), (Numbers{3, 5, 1, 4, 2}));
  EXPECT_EQ(chosen({.rank_by = "trust", .highest = 1}, {2, missing, 1, 2, 1}), (Numbers{1, 4, 3, 5, 2}));
  EXPECT_EQ(chosen({.rank_by = "trust", .lowest = 0.4}, std::vector<float>(5, missing)), (Numbers{1, 2}));
}

Numbers given(std::vector<Claim> claims, std::int64_t capacity)
{
  Numbers out;
  for (const Claim& claim : given_places(std::move(claims), capacity)) out.push_back(claim.number);
  return out;
}

TEST(Places, WithoutALimitAreForAll)
{
  EXPECT_EQ(given({{.area = AreaId{0}, .number = 2}, {.area = AreaId{1}, .number = 1}}, 0), (Numbers{1, 2}));
}

TEST(Places, AreKept)
{
  const std::vector<Claim> claims{{.area = AreaId{0}, .waited = 9, .number = 1},
                                  {.area = AreaId{1}, .acting = true, .number = 2},
                                  {.area = AreaId{2}, .acting = true, .number = 3}};
  EXPECT_EQ(given(claims, 2), (Numbers{2, 3}));
  EXPECT_EQ(given(claims, 3), (Numbers{2, 3, 1}));
  EXPECT_EQ(given(claims, 1), (Numbers{2})) << "if a branch has fewer, those of higher number lose theirs";
}

TEST(Places, GoByRankThenByWaitingThenByNumber)
{
  EXPECT_EQ(given({{.area = AreaId{0}, .rank = 3, .waited = 9, .number = 1},
                   {.area = AreaId{1}, .rank = 1, .number = 2},
                   {.area = AreaId{2}, .rank = 2, .number = 3}},
                  2),
            (Numbers{2, 3}));
  EXPECT_EQ(given({{.area = AreaId{0}, .waited = 1, .number = 1},
                   {.area = AreaId{1}, .waited = 2, .number = 3},
                   {.area = AreaId{2}, .waited = 2, .number = 2}},
                  2),
            (Numbers{2, 3}));
}

TEST(Condition, BeginsAndEndsAtItsThresholdWithoutAMargin)
{
  const Threshold below{.series = "trust", .side = Side::below, .at = 0.5};
  EXPECT_TRUE(holds(below, false, 0.25F));
  EXPECT_FALSE(holds(below, false, 0.5F));
  EXPECT_FALSE(holds(below, true, 0.5F));
  const Threshold above{.series = "trust", .side = Side::above, .at = 0.5};
  EXPECT_TRUE(holds(above, false, 0.75F));
  EXPECT_FALSE(holds(above, false, 0.5F));
  EXPECT_FALSE(holds(above, true, 0.5F));
}

TEST(Condition, EndsOnlyBeyondItsMargin)
{
  const Threshold below{.series = "trust", .side = Side::below, .at = 0.5, .margin = 0.25};
  EXPECT_FALSE(holds(below, false, 0.625F));
  EXPECT_TRUE(holds(below, true, 0.625F));
  EXPECT_FALSE(holds(below, true, 0.75F));
  const Threshold above{.series = "trust", .side = Side::above, .at = 0.5, .margin = 0.25};
  EXPECT_FALSE(holds(above, false, 0.375F));
  EXPECT_TRUE(holds(above, true, 0.375F));
  EXPECT_FALSE(holds(above, true, 0.25F));
}

TEST(Condition, OfSeveralAllMustHoldOrOneIsEnough)
{
  const Conditions all{Join::all, {{.series = "trust"}, {.series = "turnout"}}};
  const Conditions any{Join::any, all.list};
  EXPECT_EQ((std::vector<bool>{joined(all, 0), joined(all, 1), joined(all, 2)}),
            (std::vector<bool>{false, false, true}));
  EXPECT_EQ((std::vector<bool>{joined(any, 0), joined(any, 1), joined(any, 2)}),
            (std::vector<bool>{false, true, true}));
}

TEST(Condition, EndsAtTheVeryEndOfItsMargin)
{
  // 0.25 - 0.2 is a little less than 0.05 in binary: the two are added, not taken apart.
  EXPECT_FALSE(holds({.side = Side::below, .at = 0.2, .margin = 0.05}, true, 0.25F));
}

TEST(Condition, DoesNotHoldOfWhatIsMissing)
{
  for (const Side side : {Side::below, Side::above}) {
    EXPECT_FALSE(holds({.side = side, .at = 0.5, .margin = 1}, false, missing));
    EXPECT_FALSE(holds({.side = side, .at = 0.5, .margin = 1}, true, missing));
  }
}

}  // namespace
}  // namespace linli
