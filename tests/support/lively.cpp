#include "support/lively.hpp"

#include "support/tiny_world.hpp"

namespace linli::test {
namespace {

void pull_every_lever(Programme::Params& params)
{
  params = programme_of({{Lever::offers_activity, 2},
                         {Lever::offers_volunteering, 1.5},
                         {Lever::offers_team, 1},
                         {Lever::session, 1},
                         {Lever::festival, 1},
                         {Lever::openness, 0.5},
                         {Lever::action, 1},
                         {Lever::calls, 0.2},
                         {Lever::calls_head, 4},
                         {Lever::calls_backbone, 2},
                         {Lever::appeal, 0.5},
                         {Lever::team_power, 0.5},
                         {Lever::responsiveness, 0.6},
                         {Lever::quality, 0.6},
                         {Lever::quality_subdistrict, 0.5},
                         {Lever::quality_higher, 0.55},
                         {Lever::results, 1},
                         {Lever::results_good, 1},
                         {Lever::value_leading, 0.05},
                         {Lever::register_drive, 0.05},
                         {Lever::credit, 0.5},
                         {Lever::door_visits, 0.5},
                         {Lever::task_pruning, 0.3},
                         {Lever::admission_list, 0.5},
                         {Lever::ledger_reduction, 0.5},
                         {Lever::campaign_integration, 0.5},
                         {Lever::extra_staff, 0.5},
                         {Lever::delegation, 0.2},
                         {Lever::secretary_hours, 1},
                         {Lever::staff_hours, 5},
                         {Lever::training_party, 1},
                         {Lever::training_practice, 1},
                         {Lever::hard_posting, 0.5},
                         {Lever::career_ladder, 0.5},
                         {Lever::mentoring, 1},
                         {Lever::reward, 0.5},
                         {Lever::assessment_merging, 0.5},
                         {Lever::self_assessment, 0.5},
                         {Lever::third_party, 0.5},
                         {Lever::satisfaction_weight, 0.2},
                         {Lever::poll_openness, 0.5},
                         {Lever::appraisal_link, 0.3},
                         {Lever::feedback, 0.5},
                         {Lever::reserve, 0.2},
                         {Lever::batch_train, 0.5},
                         {Lever::recruit, 0.5},
                         {Lever::adjust, 0.3},
                         {Lever::rotate, 1},
                         {Lever::age_limit, 0.5}});
  params.spread.fill(0.1);
  params.session_every = 2;
  params.festival_every = 2;
}

void quicken(Scenario& scenario)
{
  scenario.of<Participation>().hours_asked = {20, 20, 10, 10};  // so that time matters to many
  scenario.of<Acquaintances>().usual_mean = 10;                 // so that some know everybody on their list
  scenario.of<Election>().first = 0;
  scenario.of<Election>().every = 2;
  scenario.of<Efficacy>().follow_up = 1;
  scenario.of<Moves>().rate = {0.5, 0.9, 0.7};

  SelfGovernance::Params& groups = scenario.of<SelfGovernance>();
  groups.appear = 0.3;
  groups.found = 0.4;
  groups.leave = 0.3;
  groups.old = 2;
  groups.join = 0.9;
  groups.quit = 0.3;

  VolunteerRegister::Params& volunteers = scenario.of<VolunteerRegister>();
  volunteers.own = 0.1;
  volunteers.outside = {0.05, 0.03, 0.02, 0.01};
  volunteers.lapse = 0.1;

  Trust::Params& trust = scenario.of<Trust>();
  trust.troubles = 0.3;
  trust.know_taking_part = 0.3;
  trust.know_called = 0.3;
  trust.forget = 0.2;

  scenario.run.burn_in = 0;  // secretaries come and go from the first week
  scenario.of<Workload>().passing_down = 4;
  scenario.of<Workload>().life = 2;
  scenario.of<Workload>().inspections = 300;
  scenario.of<Workload>().campaign_start = {2, 2, 2, 2, 2};
  scenario.of<Workload>().campaign_weeks = {2, 2, 2, 2, 2};
  scenario.of<MinorIssues>().raised = 9;
  scenario.of<Strain>().unaccomplished = 0.6;
  scenario.of<Staffing>().quit = 0.9999;
  scenario.of<Staffing>().leave = 0.2;
  scenario.of<Staffing>().least = 7;
  scenario.of<Succession>().quit = 0.3;
  scenario.of<Succession>().quit_burnt = 0.9;
  scenario.of<Succession>().from_reserve = 0.9;
  scenario.of<Succession>().from_outside = 0.8;
  scenario.of<Succession>().term = 2;
  scenario.of<Succession>().batches_every = 2;
  scenario.of<Succession>().age_limit = 58;
  scenario.of<Mentoring>().term = 2;
  scenario.of<Mentoring>().pupils = 4;
  scenario.of<Assessment>().every = 1;

  scenario.of<CivicActs>().petition = 0.3;
  scenario.of<CivicActs>().give = 0.3;
}

}  // namespace

Scenario lively(Influence influence, double scale)
{
  Scenario scenario = baseline(scale);
  scenario.of<Participation>().influence = influence;
  pull_every_lever(scenario.of<Programme>());
  quicken(scenario);
  return scenario;
}

}  // namespace linli::test
