#pragma once
/// Calls at the door: heads and backbone members of a building group, and the committee itself, go and ask people
/// to come.
///
///     calls of a group = calls_head (if it has a head) + calls_backbone · backbone + calls · adults
///     who is called is drawn from the group's adults with weight 1 + p r_i   (callers first ask whom they expect to come)
///     contact of the called i       c_i = 1 − t · 2^(−weeks since the last call / half-life)
///     contact of others at home     c_j = share · c_i
///
/// contact  how fresh a face-to-face appeal somebody met this week is, [0, 1]; participation.hpp and election.hpp give the
///          contact its weight m
/// r        recency of taking part, 2^(−weeks since / half-life), [0, 1];  p  prospecting;  t  tiring
/// A group makes a whole number of calls: the part behind the point is drawn.
///
/// Report: recommendation 2.
/// Evidence: K13, G1, G2, P18; Brady, Schlozman & Verba 1999 (prospecting).
/// Closed form: without prospecting every adult is called equally often, calls / adults a week
///   ->  tests/mechanisms/mobilisation_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace linli {

struct Mobilisation {
  struct Params {
    double household = 0.6;
    double prospecting = 2.0;
    double tiring = 0.5;
    double half_life = 8;  ///< weeks

    static std::vector<Field> describe();
  };

  explicit Mobilisation(const Params& params);
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Contact by a call, this many weeks after the one before.
  float freshness(std::uint8_t weeks_since_call) const;

 private:
  /// Running sum of the weights of a group's residents; children weigh nothing.
  std::vector<double> readiness(const World& world, IdRange<ResidentId> neighbours) const;
  void call(World& world, BuildingGroupId group, ResidentId who) const;

  Params params_;
  std::array<float, 256> recency_;
};

}  // namespace linli
