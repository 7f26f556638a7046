#pragma once
/// Assessment of areas by three assessors, what is tied to the scores, and feedback.  Every quarter:
///
///     street    (1 − late · min(1, waiting / (life · usual))) (1 − lenient · perfunctory)   tasks done in time and properly
///     self      street + bias (1 − street)
///     agency    v poll + (1 − v)(t T̄ + (1 − t) groups with a head) + sd z    v = value + lever satisfaction_weight, at most 1
///     poll      mean satisfaction of `sample` adults, each drawn from all with chance lever poll_openness, otherwise from
///               those on the committee's list: who know the committee, are registered volunteers or have a role.  Where 49
///               draws find nobody on the list, the 50th takes any adult
///     total     Σ w_j score_j / Σ w_j    w_self, w_street, w_agency: base + levers self_assessment, third_party
///     tasks     α (w_self + w_street) / Σ w,   residents  α w_agency / Σ w,     α = base + lever appraisal_link, at most 1
///     feedback  share_f ← share_f + β (target_f − share_f),  β = base + lever feedback, at most 1
///               target_f = o_f exp(need · (mean rating − rating_f)) normalised
///               before the study share_f = o_f + start (target_f − o_f), if there is feedback at all
///
/// waiting   hours of work that wait;  usual  usual arrivals a week
/// What is scored draws the secretary's time (Holmström & Milgrom 1991): `tasks` and `residents` enter the secretary's own
/// share of work (workload.hpp).  T̄, Ē, S̄  mean trust, efficacy, satisfaction;  o_f  own leaning (leadership_skills.hpp)
/// rating    what residents say of each function.  Listening: T̄; mobilising: share who took part within `recent` weeks;
///           deliberating: Ē; projects: S̄; teams: share of groups with a head.  Brokering has no rating and keeps its weight
///
/// Report: problem 5, recommendation 5.
/// Evidence: A20, P21.
/// Closed form: poll of all adults → agency's poll has the sampling variance σ² / sample
///   ->  tests/mechanisms/assessment_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>
#include <cstdint>

namespace linli {

struct Assessment {
  struct Params {
    std::int64_t every = 13;   ///< weeks
    std::int64_t recent = 13;  ///< weeks
    double bias = 0.5;
    double lenient = 0.3;
    double life = 8;  ///< weeks
    double late = 0.5;
    double value = 0.5;
    double agency_trust = 0.5;
    double agency_sd = 0.04;
    std::int64_t sample = 100;
    std::array<double, assessors> weight{0.2, 0.7, 0.1};
    double link = 0.3;
    double feedback = 0.05;
    double need = 2;
    double start = 0.6;

    static std::vector<Field> describe();
  };

  explicit Assessment(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Mean satisfaction of a sample.
  double poll(const World& world, AreaId area, double openness, const Moment& moment) const;

 private:
  /// What residents of an area say, each a mean over adults or groups, [0, 1].
  struct Ratings {
    double trust = 0;
    double efficacy = 0;
    double satisfaction = 0;
    double taking_part = 0;
    double heads = 0;
  };
  Ratings ratings(const World& world, AreaId area) const;
  void assess(World& world, AreaId area, const Ratings& said, const Moment& moment) const;
  void stand(World& world, AreaId area, const Ratings& said) const;
  void feed_back(World& world, AreaId area, const Ratings& said, double pace) const;

  Params params_;
};

}  // namespace linli
