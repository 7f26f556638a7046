#pragma once
/// The register of volunteers (志愿者实名登记).  It is a stock of its own: a registered volunteer does not always serve.
///
///     registers   with rate  own Y_v (1 + c · credit) + drive · K + outside_activity        [1/week]
///     lapses      with rate  lapse                                                           [1/week]
///     chance in the four weeks of a turn: 1 − exp(−4 · rate)
///
///     at first    with probability start + start_willing · σ(d_v), also for people who move in
///
/// d_v     disposition to volunteer
/// Y_v     willingness to volunteer (participation.hpp);  K  knows the committee, 0 or 1
/// drive   lever register_drive;  credit  lever, credit records as a reason
/// outside_activity  registration by employer or school, by activity
///
/// Report: recommendation 4 (信用社区), 2.
/// Evidence: K3, A10, A12.
/// Closed form: share registered → in / (in + out)
///   ->  tests/mechanisms/volunteer_register_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>

namespace linli {

struct VolunteerRegister {
  struct Params {
    double own = 0.0023;
    double credit = 1.0;
    std::array<double, 4> outside{0.0008, 0.0003, 0.0, 0.0};  ///< 1/week, by activity of adults
    double lapse = 0.002;
    double start = 0.135;
    double start_willing = 1.07;

    static std::vector<Field> describe();
  };

  explicit VolunteerRegister(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

 private:
  Params params_;
};

}  // namespace linli
