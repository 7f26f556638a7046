/// The patterns of the evidence show, and the district is where calibration left it: `linli calibrate` as a test.
#include "calibration/calibration.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;

TEST(Patterns, ShowInATwentiethOfTheDistrict)
{
  // The mean of three seeds: a twentieth tells coefficients of a regression apart only roughly.
  std::vector<Measured> seeds;
  for (const std::int64_t seed : {1, 2, 3}) {
    Scenario scenario = baseline(0.05);
    scenario.run.seed = seed;
    seeds.push_back(measure(scenario, Workers(1), [](std::string_view) {}));
  }
  std::set<std::string> patterns;
  for (std::size_t k = 0; k < calibration_targets().size(); ++k) {
    const Target& target = calibration_targets()[k];
    if (target.row.front() != 'P') continue;
    patterns.insert(target.row);
    const double mean = (seeds[0].values[k] + seeds[1].values[k] + seeds[2].values[k]) / 3;
    EXPECT_TRUE(hit(target, mean)) << target.row << ", " << target.what << ": " << mean;
  }
  EXPECT_EQ(patterns,
            (std::set<std::string>{"P1", "P14", "P18", "P2", "P20", "P21", "P24", "P3", "P5", "P6", "P8"}));
}

TEST(PatternsNightly, EveryRowOfTheFullDistrict)
{
  const Measured district = measure(baseline(1), Workers(2), [](std::string_view) {});
  for (std::size_t k = 0; k < calibration_targets().size(); ++k) {
    const Target& target = calibration_targets()[k];
    if (target.row == "K14") continue;  // MODEL.md 7 says why it is missed
    // Calibration is of ten seeds, this is one: a fifth of a tolerance more is what two and a half of its standard
    // deviations are at most.
    EXPECT_LT(distance(target, district.values[k]), 1.2)
        << target.row << ", " << target.what << ": " << district.values[k];
  }
  // One seed: what areas' luck moves by itself has a bound of five standard deviations over seeds, and attitudes of a
  // million people one that is as narrow.
  const std::set<std::string> of_areas{"participation_any", "groups_with_head", "secretary_hours_leading",
                                       "work_load",         "staff_burnout",    "troubles_open"};
  for (std::size_t k = 0; k < headline_series().size(); ++k)
    EXPECT_LT(std::abs(district.trends[k]), of_areas.contains(headline_series()[k]) ? 0.07 : 0.01)
        << headline_series()[k];
}

}  // namespace
}  // namespace linli
