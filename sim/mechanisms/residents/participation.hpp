#pragma once
/// Taking part: intention, then behaviour (theory of planned behaviour, Ajzen 1991), in the weekly channels k
/// activity, volunteering, team and deliberation.
///
///     x_i  = b_B (B − ½) + b_T (T − ½) + b_A (T̄ − ½) + b_S (S − ½) + b_N f(ξ) + b_E (E − ½) + b_y y / 10
///     Y_k  = σ(d_k + x + m c (1 − c_H H_k) + b_H H_k + [volunteering] b_R R)          willingness per offer
///     d_k  = a_k + z'γ + z'γ_k + s α + b_h ln( max(h, h_0 h_k) / h_k ) + stake          what does not change
///     q_k  = σ(q_0 + q_n n + q_K K + q_L L + q_c c + [deliberation] q_o openness)       informed of an offer
///     v    = min(1, attention / (Σ_k offers_k q_k + outside · o))                       notices the offer among all others
///     takes part with probability 1 − exp(−offers_k q_k v Y_k min(1, hours left / h_k))
///
/// B T S E  belonging, trust in the committee, satisfaction, efficacy, [0, 1];  T̄  mean trust of the area, last week
/// f(ξ)     influence of exposure ξ: linear (ξ), threshold (1 if ξ ≥ θ_i, Granovetter 1978) or sigmoid
///          (σ(s (ξ − ξ_0)), complex contagion, Centola & Macy 2007)
/// c, m     contact by a call at the door, [0, 1] (mobilisation.hpp); lever appeal [log-odds]
/// H_k      habit;  c_H: an appeal does less where the act is habit already (Triandis 1977)
/// R K L    registered as volunteer, knows the committee, the group has a head: 0 or 1;  n  active acquaintances
/// z, α     age, sex, education, registration, tenure, Party; personal inclination, standard normal;  y  years here
/// stake    of owners, by the property regime of their compound
/// h, h_k   weekly free hours, hours that channel k asks for.  Hours left: free hours without those that other
///          channels took this week; channels take hours in the order team (a standing appointment), deliberation,
///          volunteering, activity
/// h_0      hours_least: in the disposition h counts as at least h_0 h_k
/// o        outside ties and interests, [0, 1]; they compete for attention
/// offers   levers of the area [1/week]; a self-governing group adds activities of its own; a festival adds to them
///
/// Report: problems 2, 3.
/// Evidence: K11, K12, K13, B1, B2, B6, B22, B23, P2, P3.
/// Closed form: all slopes 0 → binomial; linear f → mean field p = 1 − exp(−λ σ(a + b p))
///   ->  tests/verification/participation_test.cpp, participation_mean_field_test.cpp
#include "core/math.hpp"
#include "mechanisms/mechanism.hpp"

#include <array>
#include <cstdint>

namespace linli {

enum class Influence { linear, threshold, sigmoid };

struct Participation {
  struct Params {
    std::array<double, weekly_channels> intercept{-3.55, -4.85, -4.95, -4.6};
    std::array<double, weekly_channels> hours_asked{2, 3, 2, 2};  ///< hours
    double belonging = 0.5;
    double trust = 0.6;
    double trust_area = 2;
    double satisfaction = 0.4;
    double efficacy = 1.2;
    double exposure = 1.2;
    double habit = 2.5;
    double habituated = 0.8;
    double registered = 0.8;
    double hours = 0.3;
    double hours_least = 0.25;
    double propensity_sd = 1.0;
    double informed = -2.2;
    double informed_acquaintance = 0.12;
    double informed_knows = 0.5;
    double informed_head = 0.7;
    double informed_called = 2.0;
    double informed_open = 1.0;
    double attention = 1.0;  ///< 1/week
    double outside = 0.5;    ///< 1/week
    double group_offers = 0.1;
    Influence influence = Influence::linear;
    double threshold_mean = 0.25;
    double threshold_sd = 0.10;
    double sigmoid_slope = 12;
    double sigmoid_middle = 0.25;
    std::array<double, weekly_channels> start{0.186, 0.145, 0.093, 0.021};  ///< offers a week before the run
    std::array<double, 5> age{-0.5, -0.3, 0.0, 0.5, 0.1};
    std::array<double, 2> sex{0.0, 0.15};
    std::array<double, 5> education{0.0, 0.0, 0.0, 0.0, 0.0};
    std::array<double, 3> registration{0.0, -0.1, -0.5};
    std::array<double, 3> tenure{0.0, -0.3, 0.0};
    std::array<double, 3> party{0.0, 0.9, 0.2};
    std::array<double, 5> age_volunteering{0.4, 0.1, 0.0, 0.1, -0.5};
    std::array<double, 5> age_team{-0.4, -0.2, 0.0, 0.4, 0.2};
    std::array<double, 2> sex_team{0.0, 0.3};
    std::array<double, 3> party_volunteering{0.0, 0.3, 0.4};
    std::array<double, 3> tenure_deliberation{0.2, -0.4, 0.0};
    std::array<double, 4> stake{0.0, 0.1, 0.2, 0.1};
    double decade_here = 0.1;

    static std::vector<Field> describe();
  };

  explicit Participation(const Params& params);
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, HouseholdId household, const Luck& luck) const;
  void begin(World& world, HouseholdId household, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// One resident before a week's decisions.
  struct Situation {
    std::array<float, weekly_channels> disposition{};
    std::array<float, weekly_channels> habit{};
    float belonging = 0, trust = 0, satisfaction = 0, efficacy = 0;
    float influence = 0;  ///< f(ξ)
    float acquaintances = 0, contact = 0, free_hours = 0;
    float years_here = 0, knows = 0, registered = 0, outside = 0;
    float head = 0;                                  ///< of the group
    std::array<float, weekly_channels> offers{};     ///< of area and group
    float area_trust = 0, appeal = 0, openness = 0;  ///< of the area
    std::array<float, weekly_channels> luck{};       ///< uniform in [0, 1)
  };
  struct Outcome {
    std::array<float, weekly_channels> intention{};
    std::array<float, weekly_channels> informed{};
    std::array<float, weekly_channels> time{};
    std::array<float, weekly_channels> probability{};
    float noticed = 0;
    std::uint8_t took_part = 0;  ///< bits by channel
  };
  /// The readable form of what `act` does for many residents at once; both give the same bits.
  Outcome decide(const Situation& situation) const;
  /// What the log-odds of a willingness Y_k are made of; each in log-odds.
  struct Parts {
    float disposition = 0;  ///< d_k, what does not change
    float belonging = 0, trust = 0, area_trust = 0, satisfaction = 0, efficacy = 0, exposure = 0,
          years_here = 0;
    float appeal = 0;  ///< m c (1 − c_H H_k)
    float habit = 0, registered = 0;

    /// Y_k is the logistic function of this, to the bit.
    float sum() const;
  };
  Parts parts(const Situation& situation, Channel channel) const;
  /// What `act` would find for a resident of an area in this week.
  Situation situation_of(const World& world, AreaId area, ResidentId id, const Moment& moment) const;
  /// f(ξ) of somebody with this threshold.
  float influence(float exposure, float threshold) const;

 private:
  class Pass;
  struct Slopes;      ///< the parameters of a decision in float
  struct Conditions;  ///< what of the area decides

  double common_disposition(const World& world, ResidentId id, Tenure tenure) const;

  Params params_;
};

}  // namespace linli
