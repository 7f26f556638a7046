#pragma once
/// What residents do outside the committee's channels: petition (hotline, letters and visits, 信访) and give.
///
///     shortfall_l  = X̂_l − quality_l                       of each level
///     petitions    with rate  most σ(s (max_l shortfall_l − s_0) − p_T (T − ½))       [1/week]
///                  to level l with probability exp(s shortfall_l) / Σ_m exp(s shortfall_m)
///     gives        with rate  most_g σ(g_0 + g_W (W − ½) + g_B (B − ½))       [1/week], an exponential amount
///     chance in the four weeks of a turn: 1 − exp(−4 · rate)
///
/// X̂_l, T, W, B  expectation of a level, trust in committee and in neighbours, belonging, [0, 1]
/// Levels are chosen by Luce's rule: if people miss the same at every level, petitions spread over the levels; what falls
/// short at one level only draws petitions to that level.
/// quality_l     local quality, levers quality_subdistrict and quality_higher
/// Petitions and gifts are recorded so that a policy's side effects show; nothing else follows from them.
///
/// Report: problem 4 (people's wants), recommendation 4 (neighbour funds).
/// Evidence: A14.
/// Closed form: all slopes 0 → Poisson counts of the rates, a third of the petitions to each level
///   ->  tests/mechanisms/civic_acts_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct CivicActs {
  struct Params {
    double petition = 0.004;  ///< 1/week
    double slope = 12;
    double shortfall = 0.15;
    double petition_trust = 2;
    double give = 0.004;  ///< 1/week
    double give_intercept = -1;
    double give_neighbours = 2;
    double give_belonging = 2;
    double amount = 100;  ///< yuan

    static std::vector<Field> describe();
  };

  explicit CivicActs(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Rates [1/week].
  float petitioning(float shortfall, float trust) const;
  float giving(float neighbour_trust, float belonging) const;
  /// The level that a petition goes to; `luck` uniform in [0, 1).
  std::size_t addressee(const std::array<float, levels>& shortfall, float luck) const;

 private:
  Params params_;
};

}  // namespace linli
