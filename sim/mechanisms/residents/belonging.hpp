#pragma once
/// Belonging to the neighbourhood: people move toward those they know but keep an anchor of their own
/// (Friedkin & Johnsen 1990, J. Math. Sociol. 15:193), and each activity lived through adds a little:
///
///     B_i ← B_i + η [ λ (b̄_i − B_i) + (1 − λ) (min(1, B⁰_i + b_y y_i / 10) − B_i) ] + (g · took part_i + v) (1 − B_i)
///
/// B      belonging, [0, 1];  b̄  mean belonging of active acquaintances last week
/// B⁰     anchor, from tenure, registration and a personal part;  y  years here
///        residents here before the run begin at the anchor with years here plus `start`, people who move in at the anchor
/// η, λ   rate [1/week], weight of others [0, 1]
/// v      value leading (价值引领), a lever [1/week]; B is kept at 1 or less, which matters if η + g + v is above 1
/// g      gain in a week with participation; with g above 0.006 the odds ratio of belonging on participation exceeds K11
///
/// Report: problem 3.
/// Evidence: K11, B1, B6, B19, B21.
/// Closed form: without participation B* = (I − λ W)^-1 (1 − λ) B⁰
///   ->  tests/verification/belonging_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>

namespace linli {

struct Belonging {
  struct Params {
    double rate = 0.02;  ///< 1/week
    double others = 0.5;
    double gain = 0.003;
    double anchor = 0.45;
    double anchor_sd = 0.15;
    std::array<double, 3> anchor_tenure{0.05, -0.08, 0.0};
    std::array<double, 3> anchor_registration{0.0, 0.0, -0.06};
    double anchor_decade_here = 0.03;
    double start = -0.004;

    static std::vector<Field> describe();
  };

  explicit Belonging(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

 private:
  float anchor_now(float anchor, float years_here) const;

  Params params_;
};

}  // namespace linli
