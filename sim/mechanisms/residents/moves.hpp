#pragma once
/// Moves: households leave, and households of the same composition take over their dwellings.
///
///     a household moves in the four weeks of its group's turn with chance 1 − (1 − rate)^(4/52)
///     people who move in have the same ages, sexes, education, activity, registration, Party membership, tenure and free
///     hours as those who moved out; a new personal inclination, nothing lived through here, years here 0
///     years here grow by one a year, up to age, compound's age and 60
///
/// rate  share of households that move in a year, by tenure
/// No resident ages, is born or dies within a run; margins of the census therefore hold all the time.  The list of people
/// whom somebody could come to know belongs to the dwelling: new residents are as alike or unlike their neighbours as the
/// old ones were.
///
/// Report: none (renewal of the neighbourhood).
/// Evidence: P3, A16.
/// Closed form: years since the last move are geometric; share moved in t years → 1 − (1 − rate)^t
///   ->  tests/mechanisms/moves_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>

namespace linli {

struct Moves {
  struct Params {
    std::array<double, 3> rate{0.03, 0.15, 0.04};  ///< 1/year, by tenure

    static std::vector<Field> describe();
  };

  explicit Moves(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void act(World& world, AreaId area, const Moment& moment) const;

 private:
  void move(World& world, HouseholdId household, const Moment& moment) const;

  Params params_;
};

}  // namespace linli
