#pragma once
/// The building groups of an area that are not simulated (`population.scale` below 1): how many of them have a head.
///
///     within an area     h ← h + find(f) (1 − h) − leave(f) h                      by its own team power (self_governance.hpp)
///     in a subdistrict   odds(h_a) ← odds(h_a) · odds(H / G) / odds(h̄)             of all areas alike
///     self-governing     h_a · (self-governing groups simulated / H)
///
/// G, H  groups that are simulated in the subdistrict, those of them with a head (½ more of either kind, so that there
/// are always some);  h̄  mean of h by the number of groups that are not simulated
///
/// Each simulated group counts as much as it stands for.  Three or four groups tell little of an area that has sixty, a hundred in a subdistrict tell much of it.  So areas
/// differ by what makes them differ, and all together are as the simulated groups show.
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
