#pragma once
/// Succession of secretaries, per subdistrict.  Nobody leaves before the study's first week, so that the study begins
/// with the secretaries of the report; from then on
///
///     once a year        (the area's number decides the week) each secretary in office is a year older; of those not
///                        rehired who reach retirement (women 55, men 60) a share `stay` stays as rehired, the rest go
///                        all others go with chance (quit + burnt b/3 + [rehired](rehired_quit + [`old` and more] o))
///                                              · (1 − keeps reward)(1 − keeps career_ladder)
///     every `term`       (换届) rehired ones above `age_limit` go with chance lever age_limit
///     every quarter      adjust: the lowest in total assessment go, Σ adjust_a / 4 in the subdistrict
///                        rotate: neighbours in the order of totals change places, Σ rotate_a / 8 pairs
///                        both only in areas that have been assessed, where the lever is above 0, of secretaries who have
///                        been in office for `assessed_after` weeks, or since before the run
///                        a fraction of a person or pair is rounded up or down by chance
///     a vacant post      is filled each week with chance `from_reserve` if the reserve holds somebody, otherwise
///                        with chance `from_outside`
///     reserve            n ← n + refill (ratio · areas − n) a week,   ratio = base + lever reserve; one less for each
///                        appointment;   prepared ← prepared + pace (lever batch_train − prepared)
///     who comes          from the reserve or recruited (lever recruit): young_mean ± sd years, college with
///                        chance `college_young`; else rehired retirees, `rehired_after` to `rehired_after` +
///                        `rehired_within` years past retirement, college `college_rehired`
///     reputation         of a new secretary: handover · the old one's
///
/// b  grade of burnout;  o  rehired_old.  leadership_skills.hpp draws what a new secretary can do, strain.hpp how a new
/// secretary feels.
///
/// Report: problem 1, recommendation 1 (五个一批, 书记队伍人才库).
/// Evidence: K4, K5, S2, S5, P24.
/// Closed form: chance to go c at the yearly date, a vacancy filled with f a week → share vacant c / (52 f)
///   ->  tests/mechanisms/succession_test.cpp
#include "mechanisms/mechanism.hpp"

#include <cstdint>

namespace linli {

struct Succession {
  struct Params {
    double stay = 0.5;
    double quit = 0.04;          ///< 1/year
    double quit_burnt = 0.06;    ///< 1/year
    double rehired_quit = 0.06;  ///< 1/year
    double rehired_old = 0.3;    ///< 1/year
    std::int64_t old = 65;       ///< years
    double keeps = 0.4;
    std::int64_t term = 156;           ///< weeks
    std::int64_t batches_every = 13;   ///< weeks
    std::int64_t assessed_after = 26;  ///< weeks
    std::int64_t age_limit = 63;
    double reserve = 0.08;
    double refill = 0.015;  ///< 1/week
    double from_reserve = 0.25;
    double from_outside = 0.08;
    double prepare = 0.02;  ///< 1/week
    double young_mean = 42;
    double young_sd = 5;
    double rehired_after = 1;   ///< years
    double rehired_within = 3;  ///< years
    double youngest = 25;       ///< years
    double oldest = 64;         ///< years
    double college_young = 0.85;
    double college_rehired = 0.35;
    double women = 0.66;
    double handover = 0.4;
    double rotation_keeps = 0.3;

    static std::vector<Field> describe();
    std::vector<Contradiction> contradictions() const;
  };

  explicit Succession(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void begin(World& world, SubdistrictId subdistrict, const Luck& luck) const;
  void act(World& world, SubdistrictId subdistrict, const Moment& moment) const;

  /// Chance that somebody who is not about to retire goes within a year.
  double leaving(bool rehired, int age, int burnout, double reward, double career_ladder) const;
  /// By law: State Council document [1978] 104, for women in posts of cadres and for men; in force until 2024.
  static int retirement_age(Sex sex) { return sex == Sex::female ? 55 : 60; }

 private:
  Params params_;
};

}  // namespace linli
