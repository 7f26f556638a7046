#pragma once
/// Studies and plans made up for tests: two tiny towns in few weeks, and plans of which no scenario is read.
#include "study/make_plan.hpp"
#include "study/study_file.hpp"
#include "support/places.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace linli::test {

/// The folder of the examples; a study made up here finds small.yaml and worlds.csv.
inline std::string examples()
{
  return source_dir() + "/tests/study/examples/";
}

/// A study of small.yaml (ten weeks of burn-in, 42 of the study) with one outcome and these further lines.
inline Study made_up(const std::string& lines)
{
  return parse_study(examples() + "made_up.yaml",
                     "study: made_up\nbase: small.yaml\n"
                     "outcomes: {taking_part: {series: participation_any, over: last 4 weeks}}\n" +
                         lines);
}

/// An address for tests; other numbers, other addresses.
inline Address made_up_address(std::uint64_t number)
{
  return {{number * 0x9e3779b97f4a7c15ULL, number}};
}

/// A plan of so many arms, points and worlds, whose runs have addresses of their own; ten weeks of burn-in, 42 of the study.
inline Plan made_up_plan(std::size_t arms, std::size_t points, std::size_t worlds, std::int64_t replicates)
{
  Plan plan;
  for (std::size_t k = 0; k < arms; ++k) plan.arms.push_back({fmt::format("arm_{}", k)});
  plan.points.resize(points);
  plan.worlds.resize(worlds);
  plan.replicates = replicates;
  plan.burn_in = 10;
  plan.weeks = 42;
  std::uint64_t number = 0;
  for (std::size_t world = 0; world < worlds; ++world) {
    for (std::size_t point = 0; point < points; ++point) {
      for (std::size_t arm = 0; arm < arms; ++arm) {
        PlannedCell& cell = plan.cells.emplace_back();
        cell.arm = arm;
        cell.point = point;
        cell.world = world;
        for (std::int64_t r = 0; r < replicates; ++r) cell.runs.push_back(made_up_address(++number));
      }
    }
  }
  return plan;
}

}  // namespace linli::test
