#pragma once
/// Taking part in organised activities: intention, then behaviour (theory of planned behaviour, Ajzen 1991).
///
///     x_i = d_i + b_B (B_i − ½) + b_N f(ξ_i) + m c_i + b_H H_i            intention Y_i = σ(x_i)
///     d_i = a + x'γ + s α_i + b_h ln( max(h_i, ¼ h) / h )                 what does not change
///     q_i = σ(q_0 + q_n n_i + q_c c_i)                                    informed of an offer
///     takes part with probability 1 − exp(−offers · q_i · Y_i · min(1, h_i / h))
///
/// Y      willingness per offer, [0, 1]
/// B, H   belonging and habit, [0, 1];  n  active acquaintances
/// f(ξ)   influence of exposure ξ: linear (ξ), threshold (1 if ξ ≥ θ_i, Granovetter 1978) or sigmoid
///        (σ(s (ξ − ξ_0)), complex contagion, Centola & Macy 2007)
/// c_i    1 if called on this week (probability: lever calls);  m  lever appeal [log-odds]
/// x, α   age, sex, education, registration, tenure, Party, years here;  personal inclination, standard normal
/// h_i, h weekly free hours, hours an activity asks for;  offers  lever [1/week]
///
/// Report: problems 2, 3.
/// Evidence: K11, K12, K13, B1, B6, B23, P2, P3.
/// Closed form: all slopes 0 → binomial; linear f → mean field p = 1 − exp(−λ σ(a + b p))
///   ->  tests/verification/participation_test.cpp
#include "core/math.hpp"
#include "mechanisms/mechanism.hpp"

#include <array>
#include <cstdint>

namespace linli {

enum class Influence { linear, threshold, sigmoid };

struct Participation {
  struct Params {
    double intercept = -2.4;
    double belonging = 0.5;
    double exposure = 1.2;
    double habit = 2.5;
    double hours = 0.3;
    double hours_asked = 2;  ///< hours
    double propensity_sd = 1.0;
    double informed = -2.2;
    double informed_acquaintance = 0.12;
    double informed_called = 2.0;
    Influence influence = Influence::linear;
    double threshold_mean = 0.25;
    double threshold_sd = 0.10;
    double sigmoid_slope = 12;
    double sigmoid_middle = 0.25;
    double start = 0.01;  ///< share of adults taking part in a week before the run
    std::array<double, 5> age{-0.5, -0.3, 0.0, 0.5, 0.1};
    std::array<double, 2> sex{0.0, 0.15};
    std::array<double, 5> education{0.0, 0.0, 0.0, 0.0, 0.0};
    std::array<double, 3> registration{0.0, -0.1, -0.5};
    std::array<double, 3> tenure{0.0, -0.3, 0.0};
    std::array<double, 3> party{0.0, 0.9, 0.2};
    double decade_here = 0.1;

    static std::vector<Field> describe();
  };

  explicit Participation(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, AreaId area, const Luck& luck) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// One resident's week, the readable form of what `act` does for many at once.
  struct Situation {
    float disposition, belonging, influence, habit, acquaintances, free_hours;  ///< influence = f(ξ)
    float offers, calls, appeal;                                                ///< levers of the area
    float luck_taking_part, luck_called;                                        ///< uniform in [0, 1)
  };
  struct Outcome {
    float intention;
    float probability;
    bool called;
    bool took_part;
  };
  Outcome decide(const Situation& situation) const;

 private:
  template <class F>
  void act_with(F influence, World& world, AreaId area, const Moment& moment) const;
  float disposition_of(const World& world, ResidentId id, Tenure tenure) const;

  Params params_;
};

inline Participation::Outcome Participation::decide(const Situation& s) const
{
  const bool called = s.luck_called < s.calls;
  const float c = called ? 1.0F : 0.0F;
  const float x = s.disposition + static_cast<float>(params_.belonging) * (s.belonging - 0.5F) +
                  static_cast<float>(params_.exposure) * s.influence + s.appeal * c +
                  static_cast<float>(params_.habit) * s.habit;
  const float intention = logistic(x);
  const float informed = logistic(static_cast<float>(params_.informed) +
                                  static_cast<float>(params_.informed_acquaintance) * s.acquaintances +
                                  static_cast<float>(params_.informed_called) * c);
  const float hours = s.free_hours / static_cast<float>(params_.hours_asked);
  const float time = hours < 1.0F ? hours : 1.0F;
  const float probability = at_least_one(s.offers * informed * intention * time);
  return {intention, probability, called, s.luck_taking_part < probability};
}

}  // namespace linli
