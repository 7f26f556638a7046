#pragma once
/// The work of a residents' committee: which work is passed down, who does the work, and how much of the secretary's week
/// is left for leading.  All in hours a week of a whole area.
///
///     list          L = items (1 − p (1 − g)),   g ← g + (1 − g)(1 − 2^(−1/half_life)) (1 − admission),  0 if p = 0
///     passed down   n ~ Poisson(items recurrence / 52 · P) tasks of h (1 − paper p (1 − g)) (1 − ledgers ℓ) hours
///                   P = passing_down (1 + adding_on)²: each of two levels adds its own (层层加码)
///     urgent        F = h_v v + P (max h_c + (1 − integration)(Σ h_c − max h_c))
///                   v ~ Poisson(inspections / 52 · P (1 − merging · assessment_merging))
///     streams       D_s = backlog + share_s · passed down + standing_s (+ troubles brought to the committee)
///     own share     u_s = min(1, w_s (i − d coordinating) (1 + scored_s a (tasks − residents)) / (1 + members))   (亲力亲为)
///     load          λ = (F + Σ D) / (capacity + ceiling − floor − asked)
///     perfunctory   k = clamp((λ − from) / range, 0, 1),   e = 1 − c k                       (忙于应付)
///     routine       R = min(e (u_F F + Σ u_s D_s), ceiling − floor − asked),   leading = ceiling − asked − R
///     overtime      max(0, R + asked + leading − contract)
///     staff         capacity = Σ staff_week (s_0 + s_1 skill) of each at work + staff_week · extra_staff − staff_hours
///                   the staff works min(e (F + Σ D) − R, capacity)
///     undone        what is undone of F is lost; streams wait, and lapse beyond life × usual arrivals
///     overstepping  o = o_0 (i − d coordinating) (1 + F / F_0)                            (越位)
///
/// p, ℓ, admission, integration, assessment_merging, extra_staff, staff_hours  levers
/// v, h_v    inspections of the week, hours of each (inspection_hours);  h_c  weekly hours of each campaign that runs this
///           week.  P multiplies the rate of inspections and the hours of campaigns
/// capacity  hours of work that the staff gets done in a week;  members  staff at work, with extra_staff
/// scored_s  1 for government and Party, else 0;  a  `appraisal`;  tasks, residents  what counts in the secretary's
///           appraisal (assessment.hpp);  u_F  the own share of F: as u_s with w_s = 1 and scored_s = 1
/// asked     hours that training and policies ask of the secretary, at most ceiling − floor;  the lever `delegation` raises
///           coordinating;  ρ = (asked + u_F F + Σ u_s D_s) / contract, with all hours asked
/// F_0       usual hours of inspections
/// i, d  in_person, passing_on;  from, range, c  perfunctory_from, perfunctory_range, perfunctory_saves;
/// s_0, s_1  staff_unskilled, staff_skilled;  o_0  `overstepping`
/// A post without secretary has no hours; the staff does what it can.  A study may hold the hours of troubles brought to the
/// committee at what is usual (`held_troubles`, mechanisms/usual.hpp).
///
/// Report: problem 2 (压力层层下移).
/// Evidence: K8, K9, S6, S7, S11, S16, P14.
/// Closed form: constant arrivals above capacity → backlog grows by the difference until life × arrivals
///   ->  tests/mechanisms/workload_test.cpp; Pollaczek–Khinchine ->  tests/verification/workload_test.cpp
#include "mechanisms/mechanism.hpp"
#include "mechanisms/usual.hpp"

#include <array>
#include <cstdint>

namespace linli {

/// Campaigns of a year: safety, illegal building, civilised and hygienic city, civilisation index, star rating.
constexpr std::size_t campaigns = 5;

struct Workload {
  struct Params {
    double passing_down = 1;
    double adding_on = 0;
    double items = 146;
    double recurrence = 12.8;  ///< 1/year
    double item_hours = 2.8;
    double paper = 0.4;
    double ledgers = 0.25;
    double half_life = 150;  ///< weeks
    std::array<double, businesses> share{0.7, 0.15, 0.0, 0.15};
    std::array<double, businesses> standing{0, 30, 0, 20};  ///< hours a week
    double trouble_hours = 1.5;
    double group_saves = 0.15;  ///< hours a week
    double inspections = 30;    ///< 1/year
    double inspection_hours = 12;
    double merging = 0.6;
    std::array<double, campaigns> campaign_start{8, 18, 30, 36, 46};  ///< week of the year
    std::array<double, campaigns> campaign_weeks{6, 6, 8, 4, 3};
    std::array<double, campaigns> campaign_hours{20, 20, 25, 20, 12};  ///< hours a week
    double staff_week = 38;                                            ///< hours
    double staff_unskilled = 0.7;
    double staff_skilled = 0.6;
    double ceiling = 48;
    double floor = 4;
    double contract = 40;
    std::array<double, businesses> own{1, 1, 3, 1};
    double in_person = 1.6;
    double passing_on = 1.2;
    double appraisal = 0.5;
    double perfunctory_from = 0.85;
    double perfunctory_range = 0.33;
    double perfunctory_saves = 0.35;
    double life = 8;  ///< weeks
    double overstepping = 0.05;
    double held_troubles = 0;

    static std::vector<Field> describe();
    /// The parameters of staff and secretary.
    static std::vector<Field> describe_who_works();
  };

  /// What comes in during a week.
  struct Arrivals {
    double pressure = 1;     ///< P, the factor on all that is passed down
    float regrown = 0;       ///< g, share of the pruned items that has crept back
    float items = 0;         ///< on the list
    double tasks = 0;        ///< n, how often one of them was due
    double passed_down = 0;  ///< hours of these tasks
    double inspections = 0;  ///< of this week
    double inspection_hours = 0;
    std::size_t campaigns = 0;  ///< of this week
    double campaign_hours = 0;
    double self_governing = 0;  ///< building groups of the whole area that govern themselves
    double troubles = 0;        ///< of the whole area, brought to the committee
    double trouble_hours = 0;
    double saved = 0;                       ///< hours that these groups save
    float urgent = 0;                       ///< F, hours of inspections and campaigns
    std::array<float, businesses> hours{};  ///< by kind of business
    std::array<float, businesses> usual{};  ///< their running mean
  };
  /// What there is to do in a week, and who does it.
  struct Plan {
    double urgent = 0;                     ///< hours of inspections and campaigns
    std::array<double, businesses> due{};  ///< hours, backlog included
    std::array<double, businesses> own{};  ///< share of each that the secretary does in person
    double own_urgent = 0;
    double staff_capacity = 0;
    double asked = 0;         ///< hours that training and policies ask of the secretary
    bool secretary = true;    ///< the post is held
    double coordinating = 0;  ///< skill of the secretary, raised by `delegation`
    Arrivals arrivals{};
  };
  /// How a week went.
  struct Outcome {
    double load = 0;
    double perfunctory = 0;
    double routine = 0;
    double asked = 0;  ///< granted
    double leading = 0;
    double staff = 0;
    double own_due = 0;  ///< hours due to the secretary in person
    double urgent_missed = 0;
    std::array<double, businesses> done{};
    std::array<double, businesses> waiting{};  ///< at the end of the week
    std::array<double, businesses> lapsed{};
    double staff_load = 0;
    double own_load = 0;  ///< ρ
    double overstepping = 0;
  };

  explicit Workload(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// What an area's committee has to do in the week, and who is there, before the work begins.  Changes nothing.
  Plan plan(const World& world, AreaId area, const Moment& moment) const;
  /// The outcome of a plan.
  Outcome work(const Plan& plan) const;

  /// Share of work of a weight that a secretary does in person, beside so many members of staff.
  double own_share(double weight, double staff, double coordinating) const;
  /// Hours a week that the campaigns of a week of the year take together.
  double campaign_hours(std::int64_t week, double integration) const;
  std::size_t campaigns_in(std::int64_t week) const;

 private:
  bool runs(std::size_t campaign, std::int64_t week) const;
  double in_person(double coordinating) const;
  double staff_hours(const World& world, AreaId area) const;
  Arrivals passed_down(const World& world, AreaId area, const Moment& moment) const;
  Arrivals arrivals(const World& world, AreaId area, const Moment& moment) const;
  Outcome hours_of(const Plan& plan) const;

  Params params_;
};

}  // namespace linli
