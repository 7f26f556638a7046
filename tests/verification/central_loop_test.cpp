/// The central loop as the report tells it: work passed down crowds out leading, and residents take part less.
#include "support/runs.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;

constexpr std::int64_t weeks = 130;
constexpr std::size_t last = 52;

using Outcome = std::map<std::string, double>;

/// Means over the last year of a hundredth of the district; arms share their luck.
Outcome outcome(std::uint64_t seed, const std::function<void(Scenario&)>& change)
{
  Scenario scenario = baseline(0.01);
  scenario.run.burn_in = 0;  // secretaries learn from the first week on
  scenario.run.seed = static_cast<std::int64_t>(seed);
  scenario.output.groups = {"district"};
  change(scenario);
  const Run run = after(Run::begin(scenario, Workers(2)), weeks);
  Outcome out;
  for (const Observable& o : run.recording().observables()) {
    const std::vector<float> series = district_series(run, o.name);
    double sum = 0;
    for (std::size_t w = series.size() - last; w < series.size(); ++w) sum += static_cast<double>(series[w]);
    out[o.name] = sum / last;
  }
  return out;
}

Outcome with(std::uint64_t seed, double passing_down, double capacity)
{
  return outcome(seed, [&](Scenario& scenario) {
    scenario.of<Workload>().passing_down = passing_down;
    scenario.of<LeadershipSkills>().capacity = capacity;
  });
}

TEST(CentralLoop, WorkPassedDownCrowdsOutLeading)
{
  for (const std::uint64_t seed : {1U, 2U}) {
    const Outcome light = with(seed, 0.5, 0);
    const Outcome usual = with(seed, 1, 0);
    const Outcome heavy = with(seed, 2, 0);
    for (const auto& [less, more] : {std::pair{&light, &usual}, std::pair{&usual, &heavy}}) {
      EXPECT_GT(more->at("work_load"), less->at("work_load"));
      EXPECT_GT(more->at("perfunctory_work"), less->at("perfunctory_work"));
      EXPECT_LT(more->at("secretary_hours_leading"), less->at("secretary_hours_leading") - 1);
      EXPECT_LT(more->at("participation_any"), less->at("participation_any"));
      EXPECT_LT(more->at("groups_self_governing"), less->at("groups_self_governing"));
      EXPECT_GT(more->at("troubles_brought"), less->at("troubles_brought")) << "the loop closes";
      EXPECT_GT(more->at("staff_exhaustion"), less->at("staff_exhaustion"));
      EXPECT_LT(more->at("trust"), less->at("trust"));
    }
    EXPECT_LT(heavy.at("participation_any"), 0.85 * light.at("participation_any"));
  }
}

TEST(CentralLoop, CapableSecretariesBringPeopleOut)
{
  for (const std::uint64_t seed : {1U, 2U}) {
    const Outcome weak = with(seed, 1, -1);
    const Outcome usual = with(seed, 1, 0);
    const Outcome strong = with(seed, 1, 1);
    for (const auto& [less, more] : {std::pair{&weak, &usual}, std::pair{&usual, &strong}}) {
      EXPECT_GT(more->at("secretary_hours_leading"), less->at("secretary_hours_leading"));
      EXPECT_GT(more->at("participation_any"), less->at("participation_any"));
      EXPECT_GT(more->at("trust"), less->at("trust"));
      EXPECT_LT(more->at("troubles_open"), less->at("troubles_open"));
    }
  }
}

TEST(CentralLoop, OverloadStaysBounded)
{
  // No more than `life` weeks' work waits, however much is passed down; the rest lapses.
  const Outcome crushed = with(1, 6, 0);
  double arrivals = 0;
  for (const char* business : business_labels) arrivals += crushed.at(std::string("work_") + business);
  EXPECT_GT(crushed.at("work_lapsed"), 50);
  EXPECT_LE(crushed.at("work_backlog"), 8 * 1.1 * arrivals);
  EXPECT_NEAR(crushed.at("perfunctory_work"), 1, 0.01);
  EXPECT_NEAR(crushed.at("secretary_hours_leading"), 4, 0.1) << "the floor is kept";
  EXPECT_GT(crushed.at("participation_any"), 0.001) << "what there is in any case is left";
}

TEST(CentralLoop, TrainingCostsHoursFirst)
{
  const Outcome usual = with(1, 1, 0);
  const Outcome trained =
      outcome(1, [](Scenario& scenario) { scenario.of<Programme>()[Lever::training_practice] = 2; });
  EXPECT_NEAR(trained.at("secretary_hours_asked"), 2, 0.05);
  EXPECT_GT(trained.at("secretary_mobilising"), usual.at("secretary_mobilising") + 0.1);
  EXPECT_GT(trained.at("secretary_coordinating"), usual.at("secretary_coordinating") + 0.1);
  const double week = usual.at("secretary_hours_routine") + usual.at("secretary_hours_leading");
  EXPECT_NEAR(trained.at("secretary_hours_routine") + trained.at("secretary_hours_asked") +
                  trained.at("secretary_hours_leading"),
              week, 1e-3)
      << "hours of who is in office add up";
}

TEST(CentralLoop, ReliefAloneChangesBurnoutModestly)
{
  // P15: with four fifths of the list gone burnout falls, by less than 15 points.
  const Outcome usual = with(1, 1, 0);
  const Outcome relieved = outcome(1, [](Scenario& scenario) {
    scenario.of<Programme>()[Lever::task_pruning] = 0.8;
    scenario.of<Programme>()[Lever::admission_list] = 1;
  });
  EXPECT_LT(relieved.at("staff_burnout"), usual.at("staff_burnout"));
  EXPECT_GT(relieved.at("staff_burnout"), usual.at("staff_burnout") - 0.15);
  EXPECT_LT(relieved.at("work_items"), 30);
  EXPECT_GT(relieved.at("secretary_hours_leading"), usual.at("secretary_hours_leading"));
}

}  // namespace
}  // namespace linli
