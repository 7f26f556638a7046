/// How a run shows each row of the evidence.
#include "calibration/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

/// NaN if either is.
double smaller(double a, double b)
{
  return std::isnan(a) ? a : (std::isnan(b) ? b : std::min(a, b));
}

}  // namespace

const std::vector<Target>& calibration_targets()
{
  static const std::vector<Target> table{
      {calibration_row("turnout"), [](const Findings& f) { return f.survey.turnout; }, "adults"},
      {calibration_row("contact_weekly"), [](const Findings& f) { return f.survey.contact_weekly; },
       "adults"},
      {calibration_row("contact_almost_never"),
       [](const Findings& f) { return f.survey.contact_almost_never; }, "adults"},
      {calibration_row("volunteers"), [](const Findings& f) { return f.survey.registered; }, "adults"},
      {calibration_row("odds_belonging"), [](const Findings& f) { return f.survey.odds_belonging; },
       "people who differ in belonging and in whether they take part"},
      {calibration_row("odds_area_trust"), [](const Findings& f) { return f.survey.odds_area_trust; },
       "several areas whose trust differs"},
      {calibration_row("intention_behaviour"), [](const Findings& f) { return f.survey.intention_behaviour; },
       "people who differ in willingness and in whether they come"},
      {calibration_row("call_on_who_opens"), [](const Findings& f) { return f.calls.opens; },
       "doors that open to a call"},
      {calibration_row("call_on_others"), [](const Findings& f) { return f.calls.others / f.calls.opens; },
       "doors that open to a call and others at home"},
      {calibration_row("deliberation_on_turnout"), [](const Findings& f) { return f.deliberation; },
       "voters who were at a session"},
      {calibration_row("tasks_a_day"), [](const Findings& f) { return f.committee.tasks_a_day; },
       "work that is passed down"},
      {calibration_row("items"), [](const Findings& f) { return f.committee.items; }, "adults"},
      {calibration_row("items_pruned"), [](const Findings& f) { return f.committee.items_pruned; }, "adults"},
      {calibration_row("hours_over_forms"), [](const Findings& f) { return f.committee.hours_over_forms; },
       "work that is passed down"},
      {calibration_row("staff_burnout"), [](const Findings& f) { return f.committee.burnout; }, "staff"},
      {calibration_row("load_exhaustion"), [](const Findings& f) { return f.committee.load_exhaustion; },
       "staff that differ in load and exhaustion"},
      {calibration_row("hours_over_items"), [](const Findings& f) { return f.committee.hours_over_items; },
       "work that is passed down"},
      {calibration_row("rehired_and_age"), [](const Findings& f) { return f.committee.rehired_and_age; },
       "three subdistricts that differ"},
      {calibration_row("knows_committee"), [](const Findings& f) { return f.survey.knows; }, "adults"},
      {calibration_row("age_difference"), [](const Findings& f) { return f.survey.age_difference; },
       "people who take part"},
      {calibration_row("willing_over_doing"), [](const Findings& f) { return f.survey.willing_over_doing; },
       "people who come to activities"},
      {calibration_row("old_over_young"), [](const Findings& f) { return f.survey.old_over_young; },
       "adults of 18 to 29 who take part"},
      {calibration_row("local_over_migrant"), [](const Findings& f) { return f.survey.local_over_migrant; },
       "non-local adults who take part"},
      {calibration_row("settled_over_new"), [](const Findings& f) { return f.survey.settled_over_new; },
       "adults three years here who take part"},
      {calibration_row("women_heads"), [](const Findings& f) { return f.survey.women_heads; },
       "heads of building groups"},
      {calibration_row("women_heads_over_volunteers"),
       [](const Findings& f) { return f.survey.women_heads - f.survey.women_volunteers; },
       "heads of building groups and volunteers"},
      {calibration_row("odds_over_sex"),
       [](const Findings& f) {
         return smaller(f.survey.odds_belonging, f.survey.odds_area_trust) / f.survey.odds_sex;
       },
       "several areas whose trust differs"},
      {calibration_row("acquaintances_over_trust"),
       [](const Findings& f) { return f.survey.acquaintances_over_trust; },
       "people who differ in acquaintances and in whether they take part"},
      {calibration_row("call_against_announcement"),
       [](const Findings& f) { return f.call_against_announcement; }, "areas that announce sessions"},
      {calibration_row("efficacy_seen"), [](const Findings& f) { return f.survey.efficacy_seen; },
       "onlookers who see others take part"},
      {calibration_row("reachable_bias"), [](const Findings& f) { return f.survey.reachable_bias; },
       "adults whom the committee can list"},
  };
  return table;
}

const std::vector<std::string>& headline_series()
{
  static const std::vector<std::string> names{"turnout",
                                              "participation_any",
                                              "participation_any_year",
                                              "willingness_activity",
                                              "acquaintances",
                                              "belonging",
                                              "trust",
                                              "efficacy",
                                              "satisfaction",
                                              "neighbour_trust",
                                              "knows_committee",
                                              "volunteers_registered",
                                              "groups_with_head",
                                              "secretary_hours_leading",
                                              "work_load",
                                              "staff_burnout",
                                              "troubles_open"};
  return names;
}

}  // namespace linli
