#pragma once
/// Habit of taking part:
///
///     H_i ← (1 − η) H_i + η · took part_i
///
/// H      habit, [0, 1];  η  learning rate [1/week]
///
/// Report: problem 3.
/// Evidence: B21, K12.
/// Closed form: taking part every week from H(0) = 0 → H(t) = 1 − (1 − η)^t
///   ->  tests/mechanisms/habit_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct Habit {
  struct Params {
    double rate = 0.04;   ///< 1/week
    double start = 0.01;  ///< habit of every adult before the run

    static std::vector<Field> describe();
  };

  explicit Habit(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

 private:
  Params params_;
};

}  // namespace linli
