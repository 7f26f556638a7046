/// Why interventions start in an area and stop there, by hand.
#include "interventions/intervention_events.hpp"
#include "interventions/interventions.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace linli {
namespace {

using namespace test;

using Params = std::map<std::string, InterventionParams>;

/// "3 talks 2 start began 0": week, intervention, area (by row), change, reason, weeks it had acted.
using Told = std::vector<std::string>;

class Policy {
 public:
  Policy(const Params& params, std::size_t areas)
      : world_(still_world(population_of(copies(areas, area_of({group_of(singles(1))})))))
  {
    become(params);
    world_.events.listen(events_->kind(), areas);
  }

  /// Goes on under other descriptions, as a branch does.
  void become(const Params& params)
  {
    interventions_.emplace(params, Calendar{});
    events_.emplace(params, Calendar{});
    keep_only(params, world_);
    interventions_->make_room(world_);
    for (const std::string& name : interventions_->series())
      world_.observed.series[name].resize(world_.areas());
  }
  void see(const std::string& series, const std::vector<float>& values)
  {
    for (std::size_t a = 0; a < values.size(); ++a) world_.observed.series.at(series)[AreaId{a}] = values[a];
  }
  /// What is told of the next week.
  Told week()
  {
    world_.events.forget();
    world_.levers.reset(world_.areas());
    const InterventionStates before = events_->before(world_);
    const Moment moment{week_++, {}};
    interventions_->act(world_, moment);
    events_->tell(world_, before, moment);
    return told(moment.week);
  }
  Told weeks(int count)
  {
    Told out;
    for (int w = 0; w < count; ++w) {
      for (std::string& event : week()) out.push_back(std::move(event));
    }
    return out;
  }

 private:
  Told told(std::int64_t week) const
  {
    const EventKind kind = events_->kind();
    const auto label = [&](std::size_t field, double value) {
      return kind.fields[field].labels.at(static_cast<std::size_t>(value));
    };
    Told out;
    for (std::size_t a = 0; a < world_.areas(); ++a) {
      const std::span<const double> all = world_.events.told("interventions", AreaId{a});
      for (std::size_t at = 0; at < all.size(); at += 4) {
        out.push_back(std::to_string(week) + " " + label(0, all[at]) + " " + std::to_string(a) + " " +
                      label(1, all[at + 1]) + " " + label(2, all[at + 2]) + " " +
                      std::to_string(static_cast<int>(all[at + 3])));
      }
    }
    return out;
  }

  World world_;
  std::optional<Interventions> interventions_;
  std::optional<InterventionEvents> events_;
  std::int64_t week_ = 0;
};

TEST(InterventionEvents, TellOfTime)
{
  Policy policy({{"short", {.from = When::week(1), .every = 4, .lasts = 2}},
                 {"until", {.from = When::week(2), .until = When::week(5)}}},
                1);
  EXPECT_EQ(policy.weeks(8),
            (Told{"1 short 0 start began 0", "2 until 0 start began 0", "3 short 0 stop time_over 2",
                  "5 short 0 start began 0", "5 until 0 stop ended 3", "7 short 0 stop time_over 2"}));
}

/// A new start begins where the one before has not ended: it costs once more, and ramps up anew.
TEST(InterventionEvents, TellOfANewStart)
{
  Policy policy({{"again", {.from = When::week(0), .every = 3}}}, 1);
  EXPECT_EQ(policy.weeks(5),
            (Told{"0 again 0 start began 0", "3 again 0 stop began_anew 3", "3 again 0 start began 0"}));
}

TEST(InterventionEvents, TellOfAConditionAndItsDelay)
{
  Policy policy({{"help", {.condition = {.list = {{"trust", Side::below, 0.5}}}, .delay = 1}}}, 1);
  policy.see("trust", {0.6F});
  EXPECT_EQ(policy.weeks(2), Told{});
  policy.see("trust", {0.4F});
  EXPECT_EQ(policy.weeks(4), (Told{"3 help 0 start condition_met 0"}));
  policy.see("trust", {0.6F});
  EXPECT_EQ(policy.weeks(2), (Told{"6 help 0 stop condition_over 3"}));
}

TEST(InterventionEvents, TellOfTheRanking)
{
  Policy policy({{"help", {.rank_by = "trust", .lowest = 0.5, .rerank_every = 2}}}, 2);
  policy.see("trust", {0.1F, 0.2F});
  EXPECT_EQ(policy.week(), (Told{"0 help 0 start began 0"}));
  policy.see("trust", {0.3F, 0.2F});
  EXPECT_EQ(policy.weeks(3), (Told{"2 help 0 stop ranked_out 2", "2 help 1 start ranked_in 0"}));
}

TEST(InterventionEvents, TellOfPlaces)
{
  Policy policy({{"help", {.capacity = 1, .condition = {.list = {{"trust", Side::below, 0.5}}}}}}, 2);
  policy.see("trust", {0.1F, 0.2F});
  EXPECT_EQ(policy.weeks(3), (Told{"0 help 0 start began 0"}));
  policy.see("trust", {0.6F, 0.2F});
  EXPECT_EQ(policy.weeks(2), (Told{"3 help 0 stop condition_over 3", "3 help 1 start place_free 0"}));
}

/// A branch moves it elsewhere, and adds one whose time began before.
TEST(InterventionEvents, TellOfABranch)
{
  Policy policy({{"help", {.areas = {1}}}}, 2);
  EXPECT_EQ(policy.weeks(2), (Told{"0 help 0 start began 0"}));
  policy.become({{"help", {.areas = {2}}}, {"late", {.areas = {1}}}});
  EXPECT_EQ(policy.week(),
            (Told{"2 help 0 stop changed 2", "2 late 0 start changed 0", "2 help 1 start changed 0"}));
}

TEST(InterventionEvents, AreNotSoughtIfNobodyListens)
{
  const Params params{{"help", {}}};
  World world = still_world(population_of({area_of({group_of(singles(1))})}));
  const Interventions policy(params, {});
  const InterventionEvents events(params, {});
  policy.make_room(world);
  const InterventionStates before = events.before(world);
  EXPECT_TRUE(before.by_name.empty());
  policy.act(world, {});
  events.tell(world, before, {});  // nothing to compare with, and nobody to tell
  EXPECT_FALSE(world.events.heard("interventions"));
}

}  // namespace
}  // namespace linli
