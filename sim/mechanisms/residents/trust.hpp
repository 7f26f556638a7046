#pragma once
/// Trust in the residents' committee, and knowing it.
///
///     troubles    in a turn of four weeks somebody has a trouble with chance 1 − exp(−4 τ) and takes the trouble to the
///                 committee with chance σ(v_0 + v_T (T − ½) + v_X (X̂ − ½))           (voice)
///     met         T ← T + η (handled − T),   handled 1 with probability responsiveness, else 0
///     spoke       T ← T + η (responsiveness − T)          for those who took part in a session this week
///     heard, weekly   T ← T + η_h n/(n + n_½) (responsiveness − T) + κ (T⁰ − T)
///     knows       K ← 1 after a trouble taken there; with chance k_t in a week of taking part or voting,
///                 k_c of a fresh call;  K ← 0 with chance f in a turn
///     by role     K = 1 of heads, backbone and members of the area's branch, always
///     at first    T = T⁰ + start;  K = 1 with chance know_start + know_start_willing σ(d) of those here before the run
///
/// d      disposition to come to activities
/// T, T⁰  trust and its anchor, [0, 1];  T̄ of the area: mean over adults;  X̂  expectation of the committee
/// n      active acquaintances, from whom a resident hears of the committee;  n_½  `heard_half`
///
/// Report: problems 1, 3.
/// Evidence: K11, B2, A14, A20.
/// Closed form: nobody has troubles or acquaintances → T = T⁰ + (T(0) − T⁰)(1 − κ)^t
///   ->  tests/mechanisms/trust_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>

namespace linli {

struct Trust {
  struct Params {
    double troubles = 0.009;  ///< 1/week
    double voice = -0.5;
    double voice_trust = 1.5;
    double voice_expectation = 1.0;
    double met = 0.15;
    double heard = 0.01;
    double heard_half = 1;  ///< people
    double drift = 0.004;
    double anchor = 0.53;
    double anchor_sd = 0.15;
    std::array<double, 5> anchor_age{-0.04, -0.02, 0.0, 0.04, 0.05};
    std::array<double, 3> anchor_party{0.0, 0.08, 0.04};
    double know_taking_part = 0.03;
    double know_called = 0.02;
    double forget = 0.03;
    double start = 0.0095;
    double know_start = 0.327;
    double know_start_willing = 0.4;

    static std::vector<Field> describe();
  };

  explicit Trust(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Trust after a week of hearing from others and of drift toward the anchor.
  float hear(float trust, float anchor, float acquaintances, float responsiveness) const;
  /// The chance to take a trouble to the committee.
  float voice(float trust, float expectation) const;

 private:
  void take_troubles(World& world, AreaId area, const Moment& moment) const;
  void meet(World& world, AreaId area, const Moment& moment) const;

  Params params_;
};

}  // namespace linli
