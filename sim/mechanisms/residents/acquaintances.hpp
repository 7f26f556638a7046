#pragma once
/// How many acquaintances a resident keeps in touch with:
///
///     n_i ← n_i + g (1 + w · festival) · channels_i − φ (n_i − n⁰_i),   0 ≤ n_i ≤ length of the list
///     n_i = (n⁰_i + r_i g / φ) (1 − (1 − φ)^(52 · years here))     at the start: somebody who has just come knows nobody
///
/// n      active acquaintances: the first n of the list
/// n⁰     the number toward which n returns, gamma distributed over adults
///     in contact     c n_i h_i / h̄ times a week;  weekly from 1, almost never below `seldom`
///
/// channels  weekly channels in which i took part this week (0 to 4)
/// h      free hours a week;  h̄  free hours of the median adult (usual_hours);  c  contacts a week with one acquaintance
/// r      1 − exp(−start σ(d)): times a week that i took part in anything before the run;  start  offers of all channels
///        (about the sum of participation.start);  d  disposition to activities, which stands for all channels
/// g, φ   gain per event, fade [1/week];  w  what a festival adds to the gain (lever festival)
///
/// Report: recommendation 2.
/// Evidence: K2, B6, P8.
/// Closed form: taking part every week → n⁰ + g / φ (if the list is long enough)
///   ->  tests/mechanisms/acquaintances_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct Acquaintances {
  struct Params {
    double gain = 0.6;
    double festival = 1.0;
    double fade = 0.02;  ///< 1/week
    double usual_mean = 5;
    double usual_shape = 0.42;
    double start = 0.42;      ///< offers a week before the run
    double contacts = 0.47;   ///< 1/week
    double usual_hours = 14;  ///< hours a week
    double seldom = 0.38;     ///< 1/week

    static std::vector<Field> describe();
  };

  explicit Acquaintances(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

 private:
  Params params_;
};

}  // namespace linli
