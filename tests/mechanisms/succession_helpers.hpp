#pragma once
/// Succession reduced to what a test is about.
#include "mechanisms/committee/succession.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <cstddef>

namespace linli::test {

constexpr SubdistrictId town{0};

/// Nobody goes, nobody comes.
inline Succession::Params idle()
{
  Succession::Params p;
  p.stay = 1;
  p.quit = p.quit_burnt = p.rehired_quit = p.rehired_old = 0;
  p.from_reserve = p.from_outside = 0;
  return p;
}

/// So many posts of one subdistrict, each held by `who`.
inline World posts(std::size_t count, TinySecretary who = {})
{
  TinyArea area = area_of({group_of(singles(1))});
  area.secretary = who;
  World world = still_world(population_of(copies(count, area)));
  start<Succession>(world, {}, {});
  return world;
}

}  // namespace linli::test
