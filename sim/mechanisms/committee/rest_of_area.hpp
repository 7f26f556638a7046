#pragma once
/// The building groups of an area that are not simulated (`population.scale` below 1): how many of them have a head.
///
///     within an area     h ← h + find(f) (1 − h) − leave(f) h                      by its own team power
///     in a subdistrict   odds(h_a) ← odds(h_a) · odds((H + ½) / (G + 1)) / odds(h̄)     of all areas alike
///     self-governing     h_a · A / H,  0 if H = 0
///
/// The first line is computed in residents/self_governance.cpp.
///
/// h     share of an area's other groups that have a head: groups that are not simulated;  f  the lever team_power
/// find, leave   chances of self_governance.hpp, without the terms of age and tiredness and without asking whether anybody is
///       eligible
/// G     simulated groups of the subdistrict
/// H     those of them with a head, each counted by how many other groups it stands for in its area:
///       G · Σ_a (N_a / G_a) heads_a / Σ_a N_a, where area a has N_a other groups and G_a simulated ones, of which heads_a
///       have a head.  Half a group with and half a group without a head are added, so that no share is 0 or 1
/// A     the same sum of self-governing groups
/// h̄     Σ_a N_a h_a / Σ_a N_a
///
/// Three or four groups tell little about an area that has sixty; a hundred groups of a subdistrict tell much about it.  So
/// each area keeps its own differences, and the areas of a subdistrict together are as the simulated groups show.
///
/// Closed form: equal team power everywhere → every rest has (H + ½) / (G + 1)
///   ->  tests/mechanisms/rest_of_area_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct RestOfArea {
  struct Params {
    static std::vector<Field> describe() { return {}; }
  };

  explicit RestOfArea(const Params&) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void act(World& world, SubdistrictId subdistrict, const Moment& moment) const;
};

}  // namespace linli
