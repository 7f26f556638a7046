#pragma once
/// Elections reduced to what a test is about.
#include "mechanisms/residents/election.hpp"
#include "support/tiny_world.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace linli::test {

constexpr AreaId here{0};

inline double sigma(double x)
{
  return 1 / (1 + std::exp(-x));
}

/// An election every week in which nothing makes a difference; everybody hears of it and is at home.
inline Election::Params flat()
{
  Election::Params p;
  p.first = 0;
  p.every = 1;
  p.intercept = p.propensity = p.belonging = p.trust = p.efficacy = p.habit = p.habituated = p.norm = 0;
  p.age.fill(0);
  p.education.fill(0);
  p.party.fill(0);
  p.at_home.fill(1);
  p.known_first = p.branch = 0;
  p.notice = 40;
  p.notice_knows = p.notice_habit = 0;
  p.household = 0.6;
  p.rate = 0.3;
  p.start = 0;
  return p;
}

inline World with_room(World world, const Election::Params& params)
{
  start<Election>(world, params, {});
  return world;
}

inline void set(World& world, Lever lever, float value)
{
  world.levers.values[static_cast<std::size_t>(lever)].assign(world.areas(), value);
}

inline double voters(const World& world)
{
  const auto& voted = world.residents.voted;
  return std::accumulate(voted.begin(), voted.end(), 0.0);
}

/// Score of a binomial count.
inline double score(double count, double n, double p)
{
  return (count - n * p) / std::sqrt(n * p * (1 - p));
}

}  // namespace linli::test
