#pragma once
/// What comes of the hours left for leading.
///
///     power in function f    P_f = leading hours · share_f · 2 skill_f · (1 − φ X) · (r_0 + (1 − r_0) R)
///     reach                  g_f = P_f / (P_f + half_f)
///     every lever that f feeds     lever ← lever + most · g_f
///     responsiveness, action       times (1 − perfunctory_costs · perfunctory) · (1 + lawful (professional − ½))
///     calls_head, team_power, results        times (1 − o)
///     reputation             R ← R + gain g_listening (1 − R) − fade R
///
/// The levers hold what the area offers in any case and what policies add (programme.hpp, interventions).  Here the
/// secretary's leading is added, and levers are scaled by the quality of the committee's work.
/// skill_f   listening: mobilising and professional; mobilising: mobilising; brokering: coordinating; deliberating:
///           coordinating and professional; projects: planning; teams: mobilising and coordinating.  Of two skills the mean
/// X         exhaustion of the secretary;  R  reputation with residents;  o  overstepping (workload.hpp)
/// A study may hold the hours, or the reach that feeds some levers, at what is usual (`held`, mechanisms/usual.hpp).  Hours are
/// held while the post is held, reach always: then a vacancy, too, costs nothing of what the arc carries.
///
/// Report: problems 1 and 2, recommendations 1 to 4 (价值引领、凝聚共识、力量整合、实施推动).
/// Evidence: B12, P10, K13, B2.
/// Closed form: power = half → every lever gets half of its most
///   ->  tests/mechanisms/leadership_effect_test.cpp
#include "mechanisms/mechanism.hpp"
#include "mechanisms/usual.hpp"

#include <array>

namespace linli {

/// What can be held: the hours of leading, or what leading adds of one kind.
enum class LeadershipArc : std::size_t { hours, offers, heads, deliberation, projects, answers };
constexpr std::size_t leadership_arcs = 6;
constexpr std::array<const char*, leadership_arcs> leadership_arc_labels{
    "hours", "offers", "heads", "deliberation", "projects", "answers"};

/// What leading adds: to which lever, by which function.
struct Contribution {
  Lever lever;
  LeadershipFunction by;
  LeadershipArc arc;
  const char* name;
};
constexpr std::array<Contribution, 12> contributions{{
    {Lever::offers_activity, LeadershipFunction::mobilising, LeadershipArc::offers, "offers_activity"},
    {Lever::offers_volunteering, LeadershipFunction::mobilising, LeadershipArc::offers,
     "offers_volunteering"},
    {Lever::calls, LeadershipFunction::mobilising, LeadershipArc::offers, "calls"},
    {Lever::offers_activity, LeadershipFunction::brokering, LeadershipArc::offers,
     "offers_activity_brokered"},
    {Lever::offers_volunteering, LeadershipFunction::brokering, LeadershipArc::offers,
     "offers_volunteering_brokered"},
    {Lever::offers_team, LeadershipFunction::teams, LeadershipArc::offers, "offers_team"},
    {Lever::team_power, LeadershipFunction::teams, LeadershipArc::heads, "team_power"},
    {Lever::openness, LeadershipFunction::deliberating, LeadershipArc::deliberation, "openness"},
    {Lever::action, LeadershipFunction::deliberating, LeadershipArc::deliberation, "action"},
    {Lever::results, LeadershipFunction::projects, LeadershipArc::projects, "results"},
    {Lever::results_good, LeadershipFunction::projects, LeadershipArc::projects, "results_good"},
    {Lever::responsiveness, LeadershipFunction::listening, LeadershipArc::answers, "responsiveness"},
}};

struct LeadershipEffect {
  struct Params {
    std::array<double, contributions.size()> most{0.45, 0.26, 0.004, 0.06, 0.04, 0.24,
                                                  0.6,  0.2,  0.4,   0.1,  0.2,  0.3};
    std::array<double, leadership_functions> half{1.5, 1.5, 0.6, 0.6, 0.9, 0.9};  ///< effective hours
    double exhaustion_costs = 0.4;
    double unknown = 0.6;
    double reputation_gain = 0.02;  ///< 1/week
    double reputation_fade = 0.003;
    double reputation_start = 0.705;
    double perfunctory_costs = 0.4;
    double lawful = 0.3;
    std::array<double, leadership_arcs> held{};

    static std::vector<Field> describe();
  };

  /// What an area's secretary leads with in a week.
  struct Effect {
    double hours = 0;
    std::array<double, leadership_functions> power{};        ///< effective hours
    std::array<double, leadership_functions> reach{};        ///< g_f
    std::array<double, leadership_functions> usual_reach{};  ///< its running mean
    double properly = 1;                                     ///< factor on responsiveness and action
    double left_alone = 1;  ///< 1 − o, factor on what building groups do of their own
  };

  explicit LeadershipEffect(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// The effect of leading, before any lever is moved.  Changes nothing.
  Effect effect(const World& world, AreaId area) const;
  /// What an effect adds to a lever by contribution `c`.
  double added(const Effect& effect, std::size_t c) const;

  /// Moves the levers of one area by an effect.
  void move(Levers& levers, AreaId area, const Effect& effect) const;

  /// Leading power in effective hours.
  double power(double hours, double skill, double exhaustion, double reputation) const;
  double reach(LeadershipFunction function, double power) const;

 private:
  /// Of the arcs that a function feeds.
  double most_held(LeadershipFunction function) const;
  double held(LeadershipArc arc) const { return params_.held[static_cast<std::size_t>(arc)]; }

  Params params_;
};

/// The skill that a function of leading draws on.
double skill_for(LeadershipFunction function, const SecretaryState& s, SecretaryId id);

}  // namespace linli
