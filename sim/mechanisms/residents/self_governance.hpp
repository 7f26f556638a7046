#pragma once
/// Heads, backbone and self-governing building groups (楼组自治).
///
///     a group without head finds one    with probability appear + found f a week, if anybody is eligible; of those,
///                                       in proportion to exp(w_Y ln odds of volunteering + w_woman + w_retired)
///     its head leaves                   with probability leave (unled − f) · (old · [`old_age` and more] + 1) · (tired ·
///                                       [has not taken part for `inactive` weeks] + 1)
///     backbone: an eligible adult joins with probability join f' a four weeks, f' = f (w + (1 − w) g)
///                                       and a member leaves with probability quit a four weeks, or when not taking
///                                       part for `inactive` weeks
///     self-governing                    if there is a head and at least `regulars` of the adults took part within
///                                       `lately` weeks
///
/// f         lever team_power, [0, 1]
/// eligible  adults who know the committee and took part within `lately` weeks; members of the area's branch always
/// g         1 if the group has a head, who can ask in person, and for members of the branch, whom the branch asks
/// w         `unasked`: part of the chance to join where nobody can ask in person
/// Before the run a building group chooses a head with chance start_heads, in the same way, from those who are eligible at
/// that time; w_Y then weighs the disposition to volunteer.  Every adult is in the backbone with chance start_backbone.
/// Joining and leaving the backbone are looked at every fourth week, in each group's turn.
///
/// Report: recommendation 2 (楼组自治, 骨干).
/// Evidence: K16, A18, P5, F5.
/// Closed form: share with head appear' / (appear' + leave') if somebody is always eligible
///   ->  tests/mechanisms/self_governance_test.cpp
#include "mechanisms/mechanism.hpp"

#include <cstdint>

namespace linli {

struct SelfGovernance {
  struct Params {
    double appear = 0.002;
    double found = 0.012;
    double leave = 0.006;
    double unled = 1.6;
    double old = 0.5;
    double tired = 2.0;
    std::int64_t old_age = 70;   ///< years
    std::int64_t lately = 8;     ///< weeks
    std::int64_t inactive = 26;  ///< weeks
    double willing = 1.0;
    double woman = 0.7;
    double retired = 0.7;
    double join = 0.01;
    double unasked = 0.3;
    double quit = 0.03;
    double regulars = 0.08;
    double start_heads = 0.335;
    double start_backbone = 0.004;

    static std::vector<Field> describe();
  };

  explicit SelfGovernance(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Chances in a week that a group finds a head, and that its head leaves.
  double finding(double team_power) const { return params_.appear + params_.found * team_power; }
  double leaving(double team_power, bool is_old, bool is_tired) const;

 private:
  class Meeting;
  static void give_role(World& world, ResidentId id, Role role);
  /// Position in the group of the eligible person who is chosen; `nobody` if nobody is eligible.
  template <class LogOdds>
  std::uint16_t chosen(const World& world, BuildingGroupId group, Draws& draws,
                       LogOdds log_odds_of_volunteering) const;

  Params params_;
};

}  // namespace linli
