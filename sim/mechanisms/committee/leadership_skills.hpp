#pragma once
/// Four skills of a secretary: what secretaries bring along, and what they learn.
///
///     talent    t_k = mean + sd (capacity + z_k) + [47 or younger at appointment] young_k + [college] college_k
///               + [rehired] rehired_k,  kept within 0.02 … 0.98
///     skill     s_k ← s_k + v T_k (1 − s_k) + experience (1 − s_k) − loss (s_k − t_k)         a week
///     training  T_k = hours of the Party school's module on spirit (planning, professional) or on practice
///               (mobilising, coordinating) + mentor · mentored + posting · hard posting
///     pace      v = learn (1 + quick [young] + quick [college]) (1 + ladder · career ladder)
///     leaning   o_f = shares of leading hours, w_f exp(sd_o z_f) normalised
///
/// z   standard normal, of the person;  [young]: 47 or younger now, which in 2017 were those born 1970 or later
/// Age and employment in talents are those at appointment.
/// A new secretary starts with the share `novice` of the talent, plus what a prepared reserve was taught.  Secretaries in
/// office before the study have come the part `start` of the way from there to s* without training.  Nobody learns before
/// the study's first week: residents settle around the secretaries as the report found them.
/// Hours asked of the secretary that find no room in the week are cut, and training with them in proportion
/// (workload.hpp).
///
/// Report: problem 1, recommendation 1 (党性和素养, 实务和实战, 老书记工作室, 硬任务).
/// Evidence: S1, K5, P24.
/// Closed form: s* = (v T + experience + loss t) / (v T + experience + loss), approached as (1 − sum)^t
///   ->  tests/mechanisms/leadership_skills_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>
#include <cstdint>

namespace linli {

struct LeadershipSkills {
  struct Params {
    double capacity = 0;
    double mean = 0.47;
    double sd = 0.13;
    std::array<double, skills> young{-0.02, 0.0, 0.05, 0.05};
    std::array<double, skills> college{0.0, 0.02, 0.04, 0.08};
    std::array<double, skills> rehired{0.04, 0.03, -0.02, -0.03};
    double learn = 0.002;  ///< 1/hour
    double mentor = 1.0;   ///< hours a week
    double posting = 1.5;  ///< hours a week
    double quick = 0.25;
    double ladder = 0.3;
    double experience = 0.0005;  ///< 1/week
    double loss = 0.005;         ///< 1/week
    double novice = 0.85;
    double prepared = 0.1;
    double start = 0.65;
    std::array<double, leadership_functions> leaning{0.25, 0.25, 0.1, 0.1, 0.15, 0.15};
    double leaning_sd = 0.25;

    static std::vector<Field> describe();
  };

  explicit LeadershipSkills(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, SecretaryId id, const Luck& luck) const;
  void begin(World& world, SecretaryId id, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// A skill a week later, with so many hours of training, at a pace.
  double next(double skill, double talent, double pace, double training) const;
  double pace(bool young, bool college, double career_ladder) const;

 private:
  void take_office(World& world, AreaId area) const;

  Params params_;
};

/// Whether a secretary of this age counts as young: those born 1970 or later did in 2017, the report's year.
constexpr bool is_young_secretary(int age)
{
  return age <= 47;
}

}  // namespace linli
