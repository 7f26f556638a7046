#pragma once
/// Exhaustion and burnout of secretaries and staff (Maslach & Jackson 1981; demands and resources: Demerouti et al.
/// 2001).
///
///     exhaustion      X ← X + η (σ(k_0 + k_1 (ρ − 1) − k_2 (support − ½) − k_3 (control − ½) + u) − X)
///     cynicism        C ← C + η (σ(c_0 + c_1 (X − ½) − c_2 (support − ½) + c_3 u) − C)
///     accomplishment  A ← A + η (σ(a_0 + a_1 (skill − ½) − a_2 perfunctory − a_3 (X − ½)) − A)
///     burnout         b = [X > x*] + [C > c*] + [A < a*],   0 to 3
///
/// ρ         load (workload.hpp): of staff, hours due to the staff / their hours; of the secretary, hours due in person /
///           contract hours.  A load above `heaviest` counts as `heaviest`
/// u         temper: personal and fixed, normal with sd `temper_sd`.  The mean is 0, and `stayed` for staff in place before
///           the run: those who tire easily have left more often
/// skill     of a member of staff; of a secretary the mean of four
/// support   support + support_reward · lever reward; for staff also + support_coordinating (q − ½), q the secretary's
///           coordinating skill; for a mentored secretary also + support_mentor
/// control   control + control_relief · pruned share + control_delegation · lever delegation
///           − control_pressure · F / (F + work done),   F inspections and campaigns
///
/// Load weighs little (k_1): single predictors correlate below 0.3 with exhaustion.
/// Report: problem 2.
/// Evidence: K10, K15, S12, S15, S17, S18, S19, P15.
/// Closed form: constant load → X* = σ(k_0 + k_1 (ρ − 1) − …), approached as (1 − η)^t
///   ->  tests/mechanisms/strain_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct Strain {
  struct Params {
    double rate = 0.05;  ///< 1/week
    double exhaustion = 0.5;
    double load = 0.8;
    double heaviest = 2.5;
    double support_matters = 1.0;
    double control_matters = 1.0;
    double temper_sd = 1.2;
    double stayed = -0.32;  ///< log-odds
    double cynicism = 0.0;
    double cynicism_exhaustion = 3.0;
    double cynicism_support = 1.0;
    double cynicism_temper = 0.5;
    double accomplishment = 0.4;
    double accomplishment_skill = 2.0;
    double accomplishment_perfunctory = 0.8;
    double accomplishment_exhaustion = 1.5;
    double exhausted = 0.6;
    double cynical = 0.6;
    double unaccomplished = 0.4;
    double support = 0.5;
    double support_coordinating = 0.5;
    double support_reward = 0.2;
    double support_mentor = 0.2;
    double control = 0.3;
    double control_relief = 0.2;
    double control_delegation = 0.2;
    double control_pressure = 0.5;

    static std::vector<Field> describe();
  };

  /// Where somebody works.
  struct Workplace {
    double load = 0;
    double support = 0;
    double control = 0;
    double perfunctory = 0;
  };
  /// How somebody is.
  struct State {
    double exhaustion = 0;
    double cynicism = 0;
    double accomplishment = 0;
  };

  explicit Strain(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, SecretaryId id, const Luck& luck) const;
  void derive(World& world, StaffId id, const Luck& luck) const;
  void begin(World& world, SecretaryId id, const Luck& luck) const;
  void begin(World& world, StaffId id, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Where somebody of this skill and temper settles; `at` is the exhaustion at the time.
  State settles(const Workplace& place, double temper, double skill, double at) const;
  int burnout(const State& state) const;

 private:
  float temper(std::uint32_t week, std::uint32_t address, const Luck& luck) const;
  template <class I>
  void arrive(Strains<I>& strain, I id) const;
  template <class I>
  void live(Strains<I>& strain, I id, const Workplace& place, double skill) const;
  Workplace place(const World& world, AreaId area) const;

  Params params_;
};

}  // namespace linli
