/// The plan of an area's week: what work comes in, and who is there to do the work.
#include "core/calendar.hpp"
#include "core/math.hpp"
#include "core/samplers.hpp"
#include "mechanisms/committee/workload.hpp"

#include <algorithm>

namespace linli {
namespace {

double lever(const World& world, Lever which, AreaId area)
{
  return static_cast<double>(world.levers(which, area));
}

double coordination(const World& world, AreaId area)
{
  const double skill = static_cast<double>(
      world.secretaries.skill[static_cast<std::size_t>(Skill::coordinating)][secretary_of(world, area)]);
  return std::min(1.0, skill + lever(world, Lever::delegation, area));
}

double members_at_work(const World& world, AreaId area)
{
  double members = 0;
  for (const StaffId id : world.staff.of(area)) members += world.staff.at_work(id) ? 1 : 0;
  return members;
}

}  // namespace

/// What the levels above pass down: the list, tasks, inspections and campaigns.
Workload::Arrivals Workload::passed_down(const World& world, AreaId area, const Moment& moment) const
{
  Arrivals in;
  const double pruning = lever(world, Lever::task_pruning, area);
  const double erosion = 1 - pow(2.0, -1 / params_.half_life);
  const auto regrown = static_cast<double>(world.work.regrown[area]);
  in.regrown = pruning > 0 ? static_cast<float>(regrown + (1 - regrown) * erosion *
                                                              (1 - lever(world, Lever::admission_list, area)))
                           : 0.0F;
  const double relief = pruning * (1 - static_cast<double>(in.regrown));
  in.items = static_cast<float>(params_.items * (1 - relief));

  in.pressure = params_.passing_down * (1 + params_.adding_on) * (1 + params_.adding_on);
  Draws draws(moment.luck, Stream::tasks, moment.address(), world.people.areas.number[area]);
  in.tasks = sample_poisson(draws, params_.items * params_.recurrence / weeks_per_year * in.pressure);
  in.passed_down = in.tasks * params_.item_hours * (1 - params_.paper * relief) *
                   (1 - params_.ledgers * lever(world, Lever::ledger_reduction, area));
  Draws visits(moment.luck, Stream::inspections, moment.address(), world.people.areas.number[area]);
  in.inspections =
      sample_poisson(visits, params_.inspections / weeks_per_year * in.pressure *
                                 (1 - params_.merging * lever(world, Lever::assessment_merging, area)));
  in.campaigns = campaigns_in(moment.week);
  in.campaign_hours =
      in.pressure * campaign_hours(moment.week, lever(world, Lever::campaign_integration, area));
  in.inspection_hours = in.inspections * params_.inspection_hours;
  in.urgent = static_cast<float>(in.inspection_hours + in.campaign_hours);
  return in;
}

/// What comes in this week, by kind of business.
Workload::Arrivals Workload::arrivals(const World& world, AreaId area, const Moment& moment) const
{
  Arrivals in = passed_down(world, area, moment);
  double self_governing = rest_groups(world, area) * static_cast<double>(world.rest.self_governing[area]);
  for (const BuildingGroupId group : world.people.areas.groups[area])
    self_governing += world.groups.self_governing[group];
  in.self_governing = self_governing;
  in.troubles = static_cast<double>(world.troubles.brought[area] + world.rest.brought[area]);
  in.trouble_hours =
      acted_on(params_.trouble_hours * in.troubles, world.usual.trouble_hours, area, params_.held_troubles);
  in.saved = params_.group_saves * self_governing;
  for (std::size_t k = 0; k < businesses; ++k) {
    double hours = params_.share[k] * in.passed_down + params_.standing[k];
    if (k == static_cast<std::size_t>(Business::residents)) hours += in.trouble_hours;
    if (k == static_cast<std::size_t>(Business::social)) hours = std::max(0.0, hours - in.saved);
    in.hours[k] = static_cast<float>(hours);
    const float usual = world.work.usual[k][area];
    in.usual[k] = usual > 0 ? usual + static_cast<float>((hours - static_cast<double>(usual)) / params_.life)
                            : static_cast<float>(hours);
  }
  return in;
}

double Workload::staff_hours(const World& world, AreaId area) const
{
  double hours = 0;
  for (const StaffId id : world.staff.of(area)) {
    if (!world.staff.at_work(id)) continue;
    const auto skill = static_cast<double>(world.staff.skill[id]);
    hours += params_.staff_week * (params_.staff_unskilled + params_.staff_skilled * skill);
  }
  return hours;
}

Workload::Plan Workload::plan(const World& world, AreaId area, const Moment& moment) const
{
  Plan plan;
  plan.arrivals = arrivals(world, area, moment);
  plan.secretary = world.posts.vacant[area] == 0;
  plan.urgent = static_cast<double>(plan.arrivals.urgent);
  const double extra = lever(world, Lever::extra_staff, area);
  plan.staff_capacity = std::max(
      0.0, staff_hours(world, area) + params_.staff_week * extra - lever(world, Lever::staff_hours, area));
  plan.asked = world.levers.secretary_hours_asked(area);
  plan.coordinating = coordination(world, area);
  const double staff = members_at_work(world, area) + extra;
  const double drawn = params_.appraisal *
                       static_cast<double>(world.assessment.tasks[area] - world.assessment.residents[area]);
  plan.own_urgent = own_share(1 + drawn, staff, plan.coordinating);
  for (std::size_t k = 0; k < businesses; ++k) {
    const bool scored =
        k == static_cast<std::size_t>(Business::government) || k == static_cast<std::size_t>(Business::party);
    plan.due[k] = static_cast<double>(world.work.backlog[k][area] + plan.arrivals.hours[k]);
    plan.own[k] = own_share(params_.own[k] * (scored ? 1 + drawn : 1.0), staff, plan.coordinating);
  }
  return plan;
}

}  // namespace linli
