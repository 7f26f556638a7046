#pragma once
/// What is personal about somebody and stays as long as they live here: anchors of attitudes and demands.  Also how often
/// somebody took part before the run.
#include "core/math.hpp"
#include "core/samplers.hpp"
#include "world/world.hpp"

#include <algorithm>

namespace linli {

/// Normal with this mean and standard deviation, drawn at the address of the week of arrival (DECISIONS.md, *Luck of who
/// somebody is*).  A resident has the same value in every branch of a run; somebody who moves in later has another one.
inline double personal(const World& world, HouseholdId household, ResidentId id, const Luck& luck,
                       Stream stream, double mean, double sd)
{
  Draws draws(luck, stream, arrival_of(world, household), world.people.residents.key[id]);
  return mean + sd * sample_normal(draws);
}

/// The same, kept in [0, 1].
inline float personal_anchor(const World& world, HouseholdId household, ResidentId id, const Luck& luck,
                             Stream stream, double mean, double sd)
{
  return static_cast<float>(std::clamp(personal(world, household, id, luck, stream, mean, sd), 0.0, 1.0));
}

/// Chance of taking part in a week before the run if so many offers reached an adult who knew of them and had the time.
/// The form is that of participation.hpp, with views at the middle of their ranges and no call, habit or registration.
/// Without a disposition, as in a model without `Participation`, every second offer is taken.
inline double rate_before(const World& world, ResidentId id, Channel channel, double offers)
{
  return 1 - exp(-offers * logistic(static_cast<double>(world.residents.disposition[channel][id])));
}

}  // namespace linli
