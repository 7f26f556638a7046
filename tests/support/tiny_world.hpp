#pragma once
/// Worlds written down by hand, and a small district to try things on.
///
///     World world = still_world(population_of(...), {{1, 2}, {0}, {0}});   // 0 knows 1 and 2, both know 0
///     world.residents.weeks_since[ResidentId{1}] = 3;
///     let_be_seen(world);
#include "engine/set_up.hpp"
#include "engine/simulation.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace linli::test {

/// For every resident the rows of those they know, closest first, in whatever area.
using Knows = std::vector<std::vector<std::size_t>>;

/// These ties, in the coordinates of each area.
Ties ties_of(const Population& population, const Knows& knows);
/// The same read back.
Knows knows_of(const Population& population, const Ties& ties);

/// Everybody there and nothing going on: levers neutral, nobody ever took part or was called on, all attitudes 0,
/// nobody in touch with anybody, no heads.  `knows` may be shorter than the population: the rest know nobody.
World still_world(Population population, Knows knows = {});

/// What stands in the columns becomes what was seen last week.
void let_be_seen(World& world);

/// A programme of these levers alone, at these levels, everywhere the same; a session in every week if there is
/// any, a festival too.
Programme::Params programme_of(std::initializer_list<std::pair<Lever, double>> levels);

/// The baseline, with its data files, at some scale.
Scenario baseline(double scale = 0.01);
/// The district of a scenario before its first week.
World district(const Scenario& scenario, const Week& week);
/// A hundredth of the baseline, with the shipped model, after a few weeks: about 12,500 residents.
World lived_in_district(std::int64_t weeks = 5);

/// A week of one step.
template <class M>
Week week_of(const typename M::Params& params = {})
{
  Week week;
  if constexpr (LocalMechanism<M>) {
    week.local<M>(params);
  } else if constexpr (SettlingMechanism<M>) {
    week.settle<M>(params);
  } else {
    week.policy<M>(params);
  }
  return week;
}

/// Rows and starting values of what one mechanism writes.
template <class M>
void start(World& world, const typename M::Params& params, const Luck& luck)
{
  prepare(world, week_of<M>(params), luck, Workers(1));
}

/// Everything of `world` after that many weeks.
World after(World world, const Week& week, std::int64_t weeks, int threads = 1, const Luck& luck = {});

/// Fails unless some weeks of `week` in a small district do something, and the same bits on 1, 2, 3 and 7
/// threads.
void expect_same_bits_on_any_number_of_threads(const Week& week);

}  // namespace linli::test
