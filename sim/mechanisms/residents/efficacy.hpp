#pragma once
/// Efficacy, "what we do here has effect": learned from outcomes (Rescorla & Wagner 1972).
///
///     lived     E ← E + η (o − E)          o 1 if done, 0 if failed or ignored
///     heard of  E ← E + η_h ξ (o − E)      those around who take part tell of it
///     weekly    E ← E + κ (E⁰ − E)
///     at first  E = E⁰ + start; residents here before the run start with start_served σ(d_v) more, because they had lived
///               through outcomes
///
/// d_v       disposition to volunteer
/// outcomes  A project finishes in the area with probability `results` a week and is a success with probability
///           results_good; those who volunteered within `served` weeks live through this outcome.  What a session resolved
///           is carried out with probability `action`, and this is known `follow_up` weeks later.  Those who were at the
///           session live through the outcome.  If they have been to a later session, they only hear of this outcome and
///           live through the one of the later session.
/// ξ         exposure (exposure.hpp): results act through what residents see and whom they meet
///
/// Report: recommendations 3, 4 (行动性, 监督评议).
/// Evidence: P9, P20, B15, K14.
/// Closed form: Bernoulli outcomes every week → mean and variance of Rescorla & Wagner's rule
///   ->  tests/mechanisms/efficacy_test.cpp
#include "mechanisms/mechanism.hpp"

#include <cstdint>

namespace linli {

struct Efficacy {
  struct Params {
    double lived = 0.10;
    double heard = 0.015;
    double drift = 0.004;
    std::int64_t served = 13;    ///< weeks
    std::int64_t follow_up = 8;  ///< weeks
    double anchor = 0.46;
    double anchor_sd = 0.15;
    double start = 0.0158;
    double start_served = 0.27;

    static std::vector<Field> describe();
  };

  explicit Efficacy(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// What is lived through and heard of an outcome o, 0 or 1.
  float learn(float efficacy, float outcome, bool was_there, float exposure) const;

 private:
  void tell(World& world, AreaId area, const Column<std::uint8_t, ResidentId>& weeks_since, int from, int to,
            float outcome) const;

  Params params_;
};

}  // namespace linli
