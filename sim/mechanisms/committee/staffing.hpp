#pragma once
/// The staff of the residents' committees: who is on leave, who goes, who comes, what they learn.
///
///     places   one for every `residents` people of the area, at least `least`
///     in a turn of four weeks somebody
///       is on leave    with chance leave + leave_burnt b/3
///       leaves         with chance 1 − (1 − q)^(1/13),   q = (quit + quit_burnt b/3)(1 − reward_keeps reward)
///     a place that is vacant is filled in a turn with chance `refill`, by somebody of skill `novice`
///     skill    s ← s + learn (grown − s) a week
///
/// b       grade of burnout, 0 to 3 (strain.hpp);  reward  lever
/// A place has its turn every fourth week, by its number in the area.
///
/// Report: problems 1, 2 (力量不足).
/// Evidence: S11, S16, E3, K10.
/// Closed form: nobody is burnt out → share of places vacant in the long run = out / (out + refill)
///   ->  tests/mechanisms/staffing_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct Staffing {
  struct Params {
    double residents = 700;
    double least = 3;
    double leave = 0.02;
    double leave_burnt = 0.06;
    double quit = 0.1;         ///< 1/year
    double quit_burnt = 0.06;  ///< 1/year
    double reward_keeps = 0.4;
    double refill = 0.5;
    double novice = 0.35;
    double start = 0.5;
    double start_sd = 0.12;
    double grown = 0.55;
    double learn = 0.01;  ///< 1/week

    static std::vector<Field> describe();
  };

  explicit Staffing(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, StaffId id, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Chance to be on leave for a turn, and chance to leave for good in a turn.
  double absent(int burnout) const;
  double leaving(int burnout, double reward) const;

  /// Address of the draws of one place: the area's number and the place in it.
  static std::uint32_t address(const World& world, AreaId area, StaffId id);
  static std::uint32_t address(const World& world, StaffId id);

 private:
  Params params_;
};

}  // namespace linli
