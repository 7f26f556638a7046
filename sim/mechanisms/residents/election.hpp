#pragma once
/// The election of the residents' committee, in weeks first, first + every, ... of the run, its burn-in included
///
///     may vote     registered here; or a year here and entered on request
///     door visit   with probability door_visits_h = σ(logit(door_visits) + p (K_h − ½) + b_branch P_h) ·
///                  somebody at home
///     contact      e = 1 for whoever opens the door, share for the other voters of the household, 0 without a visit
///     intention    Y = σ(a + z'γ + s α + b_B (B − ½) + b_T (T − ½) + b_E (E − ½) + b_H H + b_N ξ + m e (1 − c_H H))
///     norm         ξ = mean of two shares, of the household (weight norm_home) and of the building group: the share of other
///                  voters whose household was visited or whose intention without norm and contact is above ½
///     votes        with probability r Y,   r = 1 for those at home at a visit (the mobile ballot box),
///                  else σ(n_0 + n_K K + n_H H), the chance to hear of the election and to get there
///     habit        H ← H + η (voted − H) of those who may vote (Plutzer 2002); voting raises H to 1 − (1 − η)^n at most
///                  at the start H = start (1 − (1 − η)^n) of those who may vote, and 0 of people who move in
///
/// n        elections lived through here as an adult: one in every `every` weeks of the years here and since 18; on
///          election day this election is included.  Nobody ages in a run, so age and years here bound n and the habit.
/// K        knows the committee;  K_h  a voter of the household does;  P_h  a voter of the household is a member of the
///          area's branch
/// door_visits, m (appeal)   levers;  p  callers first ask those they know (Brady, Schlozman & Verba 1999)
/// z        age, education, Party;  α  personal inclination
/// Each voter is at home with a chance by activity; the first voter of the household who is at home opens the door.
///
/// Report: problem 1 (legitimacy of the committee).
/// Evidence: K1, K13, K14, A1, B6, G1, G2.
/// Closed form: all slopes 0, everybody visited → binomial with σ(a) of those who may vote
///   ->  tests/mechanisms/election_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace linli {

struct Election {
  struct Params {
    std::int64_t first = 130;  ///< weeks
    std::int64_t every = 156;  ///< weeks
    double on_request = 0.35;
    double intercept = -0.3;
    double propensity = 0.7;
    double belonging = 0.8;
    double trust = 0.8;
    double efficacy = 1.2;
    double habit = 2.0;
    double habituated = 0.8;
    double norm = 0.8;
    double norm_home = 0.5;
    std::array<double, 5> age{-0.6, -0.2, 0.0, 0.4, 0.2};
    std::array<double, 5> education{0.1, 0.1, 0.1, 0.0, -0.2};
    std::array<double, 3> party{0.0, 0.8, 0.4};
    std::array<double, 4> at_home{0.4, 0.5, 0.9, 0.8};  ///< by activity of adults
    double known_first = 1.0;
    double branch = 0.5;
    double household = 0.42;
    double notice = 2.3;
    double notice_knows = 0.5;
    double notice_habit = 1.5;
    double rate = 0.3;
    double start = 0.677;

    static std::vector<Field> describe();
  };

  explicit Election(const Params& params) : params_(params) {}
  static Declaration declaration();
  /// The table `elections`.
  static EventKind event_kind();
  void make_room(World& world) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Who of an area's residents would be called on if this week had an election: contact of those who may vote, 0 of
  /// the others.  For studies of what calls do.
  std::vector<float> contacts(const World& world, AreaId area, const Moment& moment) const;

  bool due(std::int64_t week) const
  {
    return week >= params_.first && (week - params_.first) % params_.every == 0;
  }
  /// Whether an adult is on the voters' roll.
  bool may_vote(const World& world, HouseholdId household, ResidentId id, const Luck& luck) const;
  /// Log-odds of the intention without norm and contact.
  double leaning(const World& world, ResidentId id) const;
  /// Log-odds of a door visit to a household if somebody is at home.
  double visit(double door_visits, bool known, bool branch) const;
  /// Elections lived through here as an adult, if the last was so many weeks ago.
  int lived_through(const World& world, ResidentId id, std::int64_t weeks_since_last) const;
  /// Habit of somebody who has voted in each of so many elections.
  double most_habit(int elections) const;
  /// Habit after an election; `elections` is how many have been lived through, this one included.
  float habit_after(float habit, bool voted, int elections) const;
  /// Chance of voting.
  double chance(double leaning, double habit, double norm, double contact, bool visited, bool knows,
                double appeal) const;

 private:
  class Day;

  Params params_;
};

}  // namespace linli
