#include "mechanisms/residents/satisfaction.hpp"

#include "mechanisms/programme.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};
constexpr std::size_t committee = 0;
constexpr std::size_t subdistrict = 1;
constexpr std::size_t higher = 2;

const Satisfaction::Params hand{.rate = 0.1,
                                .expectation_rate = 0.02,
                                .elsewhere = 0.3,
                                .troubles = 0.2,
                                .demands_sd = 0,
                                .demands_education = {-0.1, -0.05, 0, 0.05, 0.1},
                                .start = {0.55, 0.55, 0.55}};

/// Two building groups: an adult with a child, and three adults.
World two_groups(const Satisfaction::Params& params)
{
  World world = still_world(
      population_of({area_of({group_of({{.people = {{}, {.age = 10}}}}), group_of(singles(3))})}));
  start<Satisfaction>(world, params, {});
  world.levers.apply(Lever::quality, here, 0.8F);
  world.levers.apply(Lever::quality_subdistrict, here, 0.9F);
  world.levers.apply(Lever::quality_higher, here, 0.3F);
  return world;
}

TEST(Satisfaction, OneStepByHand)
{
  World world = two_groups(hand);
  ResidentState& r = world.residents;
  const ResidentId id{0};
  const ResidentId child{1};
  const ResidentId other{2};
  r.satisfaction[id] = 0.5F;
  r.expectation[committee][id] = 0.6F;
  r.demands[id] = 0.05F;
  r.satisfaction[other] = 0.5F;
  r.expectation[committee][other] = 0.6F;
  world.groups.troubles[BuildingGroupId{0}] = 0.5F;
  world.places.quality_elsewhere[here] = 0.4F;
  Satisfaction(hand).act(world, here, {.week = 1, .luck = {}});
  // Lived through: 0.8 - 0.2 x 0.5 = 0.7, heard of 0.7 x 0.7 + 0.3 x 0.4 = 0.61.
  EXPECT_FLOAT_EQ(r.satisfaction[id], 0.51F);              // 0.5 + 0.1 (0.5 + 0.7 - 0.6 - 0.5)
  EXPECT_FLOAT_EQ(r.expectation[committee][id], 0.6012F);  // 0.6 + 0.02 (0.61 + 0.05 - 0.6)
  // In the other group no troubles: 0.8, and 0.68.
  EXPECT_FLOAT_EQ(r.satisfaction[other], 0.52F);
  EXPECT_FLOAT_EQ(r.expectation[committee][other], 0.6016F);
  EXPECT_FLOAT_EQ(world.places.quality[here], 0.775F);  // (0.7 + 3 x 0.8) / 4 adults
  EXPECT_EQ(r.satisfaction[child], 0.0F);
  for (const auto& column : r.expectation) EXPECT_EQ(column[child], 0.0F);
}

TEST(Satisfaction, OtherLevelsAreThoughtOfInTheGroupsTurn)
{
  // Keys of the first residents: 0 and 2, so the groups have their turns in weeks 0, 4 ... and 2, 6 ...
  World world = two_groups(hand);
  ResidentState& r = world.residents;
  for (auto& column : r.expectation) column.assign(5, 0.5F);
  r.demands[ResidentId{0}] = 0.05F;
  Satisfaction(hand).act(world, here, {.week = 4, .luck = {}});
  const double rate = 1 - std::pow(0.98, 4);
  EXPECT_NEAR(r.expectation[subdistrict][ResidentId{0}], 0.5 + rate * 0.45, 1e-6);
  EXPECT_NEAR(r.expectation[higher][ResidentId{0}], 0.5 - rate * 0.15, 1e-6);
  EXPECT_EQ(r.expectation[subdistrict][ResidentId{1}], 0.0F) << "a child";
  EXPECT_EQ(r.expectation[subdistrict][ResidentId{2}], 0.5F);
  Satisfaction(hand).act(world, here, {.week = 6, .luck = {}});
  EXPECT_NEAR(r.expectation[subdistrict][ResidentId{0}], 0.5 + rate * 0.45, 1e-6);
  EXPECT_NEAR(r.expectation[subdistrict][ResidentId{2}], 0.5 + rate * 0.4, 1e-6);
  EXPECT_NEAR(r.expectation[higher][ResidentId{2}], 0.5 - rate * 0.2, 1e-6);
}

TEST(Satisfaction, SettlesWhereWhatIsExpectedMeetsWhatThereIs)
{
  // Closed form: X = q heard of + u, S = 1/2 + q - X; nothing leaves [0, 1].
  World world = two_groups(hand);
  ResidentState& r = world.residents;
  const std::vector<double> demands{0.05, 0, -0.1, 0.9, -0.9};
  for (std::uint32_t k = 0; k < 5; ++k) r.demands[ResidentId{k}] = static_cast<float>(demands[k]);
  world.groups.troubles[BuildingGroupId{0}] = 0.5F;
  world.places.quality_elsewhere[here] = 0.4F;
  for (int w = 0; w < 2000; ++w) Satisfaction(hand).act(world, here, {.week = w, .luck = {}});
  for (const std::uint32_t k : {0U, 2U, 3U, 4U}) {
    const ResidentId id{k};
    const double lived = k == 0 ? 0.7 : 0.8;
    const double expected = std::clamp((k == 0 ? 0.61 : 0.68) + demands[k], 0.0, 1.0);
    EXPECT_NEAR(r.expectation[committee][id], expected, 1e-5) << k;
    EXPECT_NEAR(r.satisfaction[id], std::min(1.0, 0.5 + lived - expected), 1e-5) << k;
    EXPECT_NEAR(r.expectation[subdistrict][id], std::clamp(0.9 + demands[k], 0.0, 1.0), 1e-5) << k;
    EXPECT_NEAR(r.expectation[higher][id], std::clamp(0.3 + demands[k], 0.0, 1.0), 1e-5) << k;
  }
}

TEST(Satisfaction, StartsByHand)
{
  World world = still_world(population_of({area_of({group_of({
      {.people = {{.education = Education::university}, {.age = 10}}},
      {.people = {{.education = Education::primary_or_less}}},
  })})}));
  start<Satisfaction>(world, hand, {});
  const ResidentState& r = world.residents;
  for (const auto& column : r.expectation) {
    EXPECT_FLOAT_EQ(column[ResidentId{0}], 0.65F);
    EXPECT_EQ(column[ResidentId{1}], 0.0F);
    EXPECT_FLOAT_EQ(column[ResidentId{2}], 0.45F);
  }
  EXPECT_FLOAT_EQ(r.satisfaction[ResidentId{0}], 0.4F);  // 0.5 + 0.55 - 0.65
  EXPECT_EQ(r.satisfaction[ResidentId{1}], 0.0F);
  EXPECT_FLOAT_EQ(r.satisfaction[ResidentId{2}], 0.6F);
  EXPECT_FLOAT_EQ(world.places.quality[here], 0.55F);
  EXPECT_FLOAT_EQ(world.places.quality_elsewhere[here], 0.55F);
}

TEST(Satisfaction, DemandsAreNormal)
{
  Satisfaction::Params params = hand;
  params.demands_sd = 0.12;
  World world =
      still_world(population_of({area_of({group_of(singles(5000, {.education = Education::college}))})}));
  start<Satisfaction>(world, params, {});
  const std::vector<double> demands(world.residents.demands.begin(), world.residents.demands.end());
  const auto cdf = [](double x) { return 0.5 * std::erfc(-(x - 0.05) / 0.12 / std::sqrt(2.0)); };
  EXPECT_GT(kolmogorov_p(demands, cdf), false_alarm);
}

TEST(Satisfaction, SameBitsOnAnyNumberOfThreads)
{
  Programme::Params levers = Programme::Params::nothing();
  levers[Lever::quality] = 0.7;
  levers[Lever::quality_higher] = 0.4;
  Week week = week_of<Programme>(levers);
  week.local<Satisfaction>(hand);
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
