#pragma once
/// Habit of taking part, by channel:
///
///     H_k ← (1 − η_k) H_k + η_k · took part in k            every week; deliberation: in weeks with a session
///     H_election ← H_election + s (1 − H_election)          for those who took part in a session this week
///     H_k = 1 − exp(−start_k σ(d_k))                        at the start: chance of a week (of a session) before the run
///
/// H      habit, [0, 1];  η  learning rate, `rate` a week, `rate_session` a session;  d  disposition
/// s      spill-over: public affairs done together are a step towards the ballot box (Johnson, Carlson & Reynolds 2021)
///
/// Apart from the spill-over, the habit of voting changes with elections (election.hpp).
///
/// Report: problem 3.
/// Evidence: B21, K12, K14, G5.
/// Closed form: taking part every week from H(0) = 0 → H(t) = 1 − (1 − η)^t
///   ->  tests/mechanisms/habit_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>

namespace linli {

struct Habit {
  struct Params {
    double rate = 0.04;  ///< 1/week
    double rate_session = 0.3;
    double spill_over = 0.4;
    std::array<double, weekly_channels> start{0.186, 0.145, 0.093, 0.5};  ///< offers before the run

    static std::vector<Field> describe();
  };

  explicit Habit(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

 private:
  Params params_;
};

}  // namespace linli
