/// The queue of work against queueing theory.
#include "mechanisms/committee/workload.hpp"

#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

/// One server, Poisson arrivals, equal jobs, nothing lapses: mean wait of Pollaczek and Khinchine.  With jobs of m
/// weeks and load ρ, work left at the end of a week waits ρ m / (2 (1 − ρ)) weeks in continuous time; jobs that come
/// in at the start of a week are served in it, which takes ρ / 2 off.
TEST(WorkloadTheory, MeanWaitIsThatOfPollaczekAndKhinchine)
{
  constexpr double capacity = 44;
  constexpr double job_weeks = 5;
  constexpr double rho = 0.6;
  Workload::Params p;
  p.standing = {0, 0, 0, 0};
  p.inspections = 0;
  p.campaign_hours = {0, 0, 0, 0, 0};
  p.share = {0, 0, 0, 1};
  p.own = {100, 100, 100, 100};
  p.items = rho / job_weeks;  // tasks a week
  p.recurrence = 52;
  p.item_hours = job_weeks * capacity;
  p.perfunctory_saves = 0;
  p.life = 520;

  constexpr std::size_t areas = 400;
  World world = still_world(population_of(copies(areas, area_of({group_of(singles(1))}))));
  start<Workload>(world, p, {});
  const Workload model(p);
  constexpr int weeks = 2400;
  constexpr int settling = 400;
  double mean = 0;
  double square = 0;
  for (std::size_t a = 0; a < areas; ++a) {
    const AreaId area{a};
    double waiting = 0;
    for (int w = 0; w < weeks; ++w) {
      model.act(world, area, {.week = w, .luck = {}});
      if (w >= settling)
        waiting += static_cast<double>(world.work.backlog[static_cast<std::size_t>(Business::party)][area]);
    }
    waiting /= capacity * (weeks - settling);
    mean += waiting / areas;
    square += waiting * waiting / areas;
  }
  const double expected = rho * job_weeks / (2 * (1 - rho)) - rho / 2;
  const double error = std::sqrt((square - mean * mean) / areas);
  EXPECT_NEAR(mean, expected, 4.9 * error);  // missed once in a million seeds
  EXPECT_LT(error, 0.1 * expected) << "or anything would pass";
}

}  // namespace
}  // namespace linli
