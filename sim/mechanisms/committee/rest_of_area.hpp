#pragma once
/// The building groups of an area that are not simulated (`population.scale` below 1): how many of them have a head.
///
///     within an area     h ← h + find(f) (1 − h) − leave(f) h                      by its own team power (self_governance.hpp)
///     in a subdistrict   odds(h_a) ← odds(h_a) · odds(H / G) / odds(h̄)             of all areas alike
///     self-governing     h_a · (self-governing groups simulated / H)
///
/// h     share of an area's other groups that have a head, f the lever team_power of the area
/// G     groups that are simulated in the subdistrict;  H  those of them with a head.  Half a group with and half a group
///       without a head are added, so that neither share is 0.  Each simulated group counts as many times as it stands for
///       other groups of its area
/// h̄     mean of h, weighted by the number of groups that are not simulated
///
/// Three or four groups tell little about an area that has sixty; a hundred groups of a subdistrict tell much about it.  So
/// each area keeps its own differences, and the areas of a subdistrict together are as the simulated groups show.
///
/// Closed form: equal team power everywhere → every rest has H / G
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
