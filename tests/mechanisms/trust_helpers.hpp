#pragma once
/// Trust reduced to what a test is about.
#include "mechanisms/residents/trust.hpp"
#include "support/statistics.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>

namespace linli::test {

constexpr AreaId here{0};

/// Nothing happens and nothing is known.
inline Trust::Params quiet()
{
  Trust::Params p;
  p.start = 0;
  p.troubles = p.voice = p.voice_trust = p.voice_expectation = 0;
  p.met = p.heard = p.drift = 0;
  p.anchor = 0.5;
  p.anchor_sd = 0;
  p.anchor_age.fill(0);
  p.anchor_party.fill(0);
  p.know_taking_part = p.know_called = p.forget = p.know_start = p.know_start_willing = 0;
  return p;
}

inline World people(std::size_t count, const Trust::Params& params, const TinyPerson& person = {})
{
  World world = still_world(population_of({area_of(copies(count / 10, group_of(singles(10, person))))}));
  start<Trust>(world, params, {});
  return world;
}

inline void one_turn(World& world, const Trust::Params& params)
{
  for (int w = 0; w < 4; ++w) Trust(params).act(world, here, {.week = w, .luck = {}});
}

inline double knowing(const World& world)
{
  const auto& k = world.residents.knows_committee;
  return std::accumulate(k.begin(), k.end(), 0.0);
}

inline bool fits(double count, double n, double p)
{
  return normal_p((count - n * p) / std::sqrt(n * p * (1 - p))) > false_alarm;
}

}  // namespace linli::test
