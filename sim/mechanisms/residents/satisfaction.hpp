#pragma once
/// Satisfaction and expectation: quality as lived through is compared with quality as expected (Oliver 1980).
///
///     q_g   = quality − w troubles_g                                     lived through in building group g
///     S     ← S + η_S (m + q_g − X̂_committee − S)
///     X̂_l   ← X̂_l + η_X (q̂_l + u − X̂_l),   q̂_committee = (1 − e) q_g + e q̄_elsewhere,  else the level's quality
///
/// S, X̂_l  satisfaction, and quality expected of committee, subdistrict, higher levels, [0, 1]
/// q̄       local quality in the subdistrict, last week (comparison.hpp);  e  weight of comparison
/// m       satisfaction where quality is just what was expected (met)
/// u       how demanding somebody is: normal, shifted by education
/// quality  levers quality, quality_subdistrict, quality_higher;  troubles_g, w  open small troubles (minor_issues.hpp)
///          and their weight
/// Expectations of subdistrict and higher levels move in a group's turn, every four weeks.
///
/// Report: problems 4, 5.
/// Evidence: B18, P9, A14.
/// Closed form: constant quality → X̂ = q̂ + u, S = m + q_g − X̂
///   ->  tests/mechanisms/satisfaction_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>

namespace linli {

struct Satisfaction {
  struct Params {
    double rate = 0.05;  ///< 1/week
    double met = 0.5;
    double expectation_rate = 0.01;  ///< 1/week
    double elsewhere = 0.3;
    double troubles = 0.2;
    double demands_sd = 0.12;
    std::array<double, 5> demands_education{-0.04, -0.02, 0.0, 0.02, 0.04};
    std::array<double, levels> start{0.547, 0.599, 0.648};  ///< by level

    static std::vector<Field> describe();
  };

  explicit Satisfaction(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

 private:
  void live(World& world, AreaId area, BuildingGroupId group, float quality) const;
  void hear_of_others(World& world, AreaId area, BuildingGroupId group) const;

  Params params_;
};

}  // namespace linli
