#pragma once
/// Stories of many residents, for tests of them.
#include "engine/simulation.hpp"
#include "engine/trace.hpp"
#include "support/lively.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace linli::test {

constexpr std::int64_t traced_weeks = 4;  // of the lively district: sessions and elections in weeks 0 and 2

/// Many residents of a district in which much happens, each followed through all weeks.
class Traces : public testing::TestWithParam<Influence> {
 protected:
  struct Followed {
    ResidentId id;
    std::shared_ptr<const std::vector<WeekTrace>> told;
  };

  Traces()
  {
    Week week = make_week(scenario);
    World world = district(scenario, week);
    for (std::size_t i = 0; i < world.size(); i += 41) {
      const ResidentId id{i};
      if (!world.people.residents.adult(id)) continue;
      const AreaId area = world.people.areas.residents.parent_of(id);
      followed.push_back({id, follow(week, scenario, {id, area, 0, traced_weeks - 1})});
    }
    simulation.emplace(std::move(world), week, scenario.run.luck(), Workers(2));
  }

  template <class F>
  void for_each_decision(F&& f)
  {
    while (simulation->weeks() < traced_weeks) simulation->step(nullptr);
    for (const Followed& one : followed) {
      const auto& thresholds = simulation->world().residents.threshold;
      for (const WeekTrace& w : *one.told) {
        // Who moved in later has another threshold than this.
        if (arrival_of(simulation->world(),
                       simulation->world().people.households.residents.parent_of(one.id)) != w.arrived)
          continue;
        for (std::size_t k = 0; k < weekly_channels; ++k)
          f(w, k, thresholds.empty() ? 0.0F : thresholds[one.id]);
      }
    }
  }

  const Scenario scenario = lively(GetParam());
  const Participation participation{scenario.of<Participation>()};
  std::vector<Followed> followed;
  std::optional<Simulation> simulation;
};

}  // namespace linli::test
