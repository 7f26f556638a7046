#pragma once
/// Trust in neighbours, and the cohesion of building groups:
///
///     W ← W + g n/(n + n½) (1 − W) − l troubles_g W + κ (W⁰ − W)
///     cohesion_g = mean W over the group's adults
///
/// n          active acquaintances: repeated contact;  n½  the number of them at which half of the gain is reached
/// troubles_g how much the group suffers from open small troubles, [0, 1] (minor_issues.hpp)
/// W⁰, κ      anchor, drift [1/week];  g, l  gain and loss [1/week]
/// Everybody begins where their years here have brought them from the anchor; people who move in begin at the anchor:
///
///     W = W* + (W⁰ − W*) (1 − ρ)^(52 · years here),   ρ = g c + l start_troubles + κ,   c = n / (n + n½)
///
/// Report: recommendation 2.
/// Evidence: G7, B9, B19.
/// Closed form: W* = (g c + κ W⁰) / (g c + l troubles + κ),  c = n / (n + n½)
///   ->  tests/mechanisms/neighbour_trust_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct NeighbourTrust {
  struct Params {
    double gain = 0.006;
    double half = 5;  ///< people
    double loss = 0.005;
    double drift = 0.002;
    double anchor = 0.5;
    double start_troubles = 0.36;

    static std::vector<Field> describe();
  };

  explicit NeighbourTrust(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Trust in neighbours a week later.
  float next(float trust, float acquaintances, float troubles) const;
  /// Where somebody with so many years here and so many acquaintances begins.
  float settled(float years_here, float acquaintances) const;

 private:
  Params params_;
};

}  // namespace linli
