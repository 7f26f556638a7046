#pragma once
/// An area whose secretary leads, for tests of what leading does.
#include "mechanisms/committee/leadership_effect.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

namespace linli::test {

constexpr AreaId here{0};
constexpr SecretaryId who{0};

/// A secretary of middling skill whom everybody knows, with so many hours, divided equally.
inline World led(float hours)
{
  World world = still_world(population_of({area_of({group_of(singles(2))})}));
  start<LeadershipEffect>(world, {}, {});
  world.posts.leading_hours[here] = hours;
  world.posts.reputation[here] = 1;
  for (auto& skill : world.secretaries.skill) skill[who] = 0.5F;
  for (auto& share : world.secretaries.share) share[who] = 1.0F / 6;
  return world;
}

}  // namespace linli::test
