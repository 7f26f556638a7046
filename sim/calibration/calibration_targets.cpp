/// The rows: what was observed, what is still a hit, and how a run shows it.
#include "calibration/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace linli {
namespace {

constexpr double any = std::numeric_limits<double>::infinity();

/// NaN if either is.
double smaller(double a, double b)
{
  return std::isnan(a) ? a : (std::isnan(b) ? b : std::min(a, b));
}

}  // namespace

const std::vector<Target>& calibration_targets()
{
  static const std::vector<Target> table{
      {"K1", "turnout in committee elections, of all adults", "share", 0.479, 0.439, 0.519,
       [](const Findings& f) { return f.survey.turnout; }, "adults"},
      {"K2", "in contact with neighbours weekly or more often", "share", 0.57, 0.53, 0.61,
       [](const Findings& f) { return f.survey.contact_weekly; }, "adults"},
      {"K2", "almost never in contact with neighbours", "share", 0.275, 0.235, 0.315,
       [](const Findings& f) { return f.survey.contact_almost_never; }, "adults"},
      {"K3", "registered volunteers, of all residents", "share", 0.15, 0.13, 0.17,
       [](const Findings& f) { return f.survey.registered; }, "adults"},
      {"K11", "odds ratio of belonging over its range", "1", 3.4, 0.6 * 3.4, 1.6 * 3.4,
       [](const Findings& f) { return f.survey.odds_belonging; },
       "people who differ in belonging and in whether they take part"},
      {"K11", "odds ratio of the area's mean trust over its range", "1", 4.8, 0.6 * 4.8, 1.6 * 4.8,
       [](const Findings& f) { return f.survey.odds_area_trust; }, "several areas whose trust differs"},
      {"K12", "correlation of willingness and having taken part in the year after (activities)", "r", 0.53,
       0.40, 0.60, [](const Findings& f) { return f.survey.intention_behaviour; },
       "people who differ in willingness and in whether they come"},
      {"K13", "effect of a call at the door on turnout of who opens", "share", 0.098, 0.05, 0.108,
       [](const Findings& f) { return f.calls.opens; }, "doors that open to a call"},
      {"K13", "part of that in others at home", "share", 0.60, 0.40, 0.70,
       [](const Findings& f) { return f.calls.others / f.calls.opens; },
       "doors that open to a call and others at home"},
      {"K14", "effect of deliberation in the two years before on turnout of voters who were there", "share",
       0.084, 0.04, 0.10, [](const Findings& f) { return f.deliberation; }, "voters who were at a session"},
      {"K8", "tasks passed down to an area, a day", "1/day", 5.1, 0.85 * 5.1, 1.15 * 5.1,
       [](const Findings& f) { return f.committee.tasks_a_day; }, "work that is passed down"},
      {"K8", "items on the list of an area", "items", 146, 0.85 * 146, 1.15 * 146,
       [](const Findings& f) { return f.committee.items; }, "adults"},
      {"K8", "the same after pruning as in Hongkou", "items", 27, 0.85 * 27, 1.15 * 27,
       [](const Findings& f) { return f.committee.items_pruned; }, "adults"},
      {"K9", "share of hours that goes with 88 % of forms, over that share", "ratio", 0.5, 0, 0.5,
       [](const Findings& f) { return f.committee.hours_over_forms; }, "work that is passed down"},
      {"K10", "staff with any burnout", "share", 0.42, 0.37, 0.47,
       [](const Findings& f) { return f.committee.burnout; }, "staff"},
      {"K15", "correlation of load and exhaustion over staff", "r", 0.3, -any, 0.3,
       [](const Findings& f) { return f.committee.load_exhaustion; },
       "staff that differ in load and exhaustion"},
      {"P14", "share of hours that goes with pruned items, over their share", "ratio", 0.5, 0, 0.5,
       [](const Findings& f) { return f.committee.hours_over_items; }, "work that is passed down"},
      {"P24", "correlation over subdistricts of rehired secretaries and mean age", "r", 0.3, 0.3, any,
       [](const Findings& f) { return f.committee.rehired_and_age; }, "three subdistricts that differ"},
      {"P1", "adults who know somebody of the committee", "share", 0.5, 0, 0.5,
       [](const Findings& f) { return f.survey.knows; }, "adults"},
      {"P1", "mean age of participants less that of adults", "years", 1, 1, any,
       [](const Findings& f) { return f.survey.age_difference; }, "people who take part"},
      {"P2", "willingness over weekly behaviour, activities", "ratio", 3, 3, any,
       [](const Findings& f) { return f.survey.willing_over_doing; }, "people who come to activities"},
      {"P3", "yearly participation, 60 and more over 18 to 29", "ratio", 1.2, 1.2, any,
       [](const Findings& f) { return f.survey.old_over_young; }, "adults of 18 to 29 who take part"},
      {"P3", "yearly participation, registered here over non-local", "ratio", 1.1, 1.1, any,
       [](const Findings& f) { return f.survey.local_over_migrant; }, "non-local adults who take part"},
      {"P3", "yearly participation, ten years here and more over fewer than three", "ratio", 1.1, 1.1, any,
       [](const Findings& f) { return f.survey.settled_over_new; }, "adults three years here who take part"},
      {"P5", "women among heads of building groups", "share", 0.55, 0.55, any,
       [](const Findings& f) { return f.survey.women_heads; }, "heads of building groups"},
      {"P5", "women among heads less among volunteers of the year", "share", 0.02, 0.02, any,
       [](const Findings& f) { return f.survey.women_heads - f.survey.women_volunteers; },
       "heads of building groups and volunteers"},
      {"P6", "smaller of the two odds ratios of K11 over that of sex", "ratio", 1.2, 1.2, any,
       [](const Findings& f) {
         return smaller(f.survey.odds_belonging, f.survey.odds_area_trust) / f.survey.odds_sex;
       },
       "several areas whose trust differs"},
      {"P8", "log odds ratio, acquaintances over neighbour trust (middle half)", "ratio", 1, 1, any,
       [](const Findings& f) { return f.survey.acquaintances_over_trust; },
       "people who differ in acquaintances and in whether they take part"},
      {"P18", "calls at the door against open announcement, effect on attendance", "ratio", 1.2, 1.2, any,
       [](const Findings& f) { return f.call_against_announcement; }, "areas that announce sessions"},
      {"P20", "efficacy of who sees most take part less who sees fewest", "1", 0.005, 0.005, any,
       [](const Findings& f) { return f.survey.efficacy_seen; }, "onlookers who see others take part"},
      {"P21", "satisfaction and trust of the reachable less of all", "1", 0.005, 0.005, any,
       [](const Findings& f) { return f.survey.reachable_bias; }, "adults whom the committee can list"},
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

double distance(const Target& target, double value)
{
  const double room = value >= target.value ? target.high - target.value : target.value - target.low;
  if (room == any) return 0;
  if (room > 0) return std::abs(value - target.value) / room;
  return hit(target, value) ? 0.0 : 1 + std::abs(value / target.value - 1);
}

}  // namespace linli
