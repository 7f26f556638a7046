#include "mechanisms/committee/workload.hpp"

#include "core/calendar.hpp"
#include "core/math.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <numeric>

namespace linli {
namespace {

double lever(const World& world, Lever which, AreaId area)
{
  return static_cast<double>(world.levers(which, area));
}

double coordination(const World& world, AreaId area)
{
  const double skill =
      static_cast<double>(world.secretaries.skill[static_cast<std::size_t>(Skill::coordinating)][area]);
  return std::min(1.0, skill + lever(world, Lever::delegation, area));
}

double in_person(double coordinating)
{
  return 1.6 - 1.2 * coordinating;
}

double members_at_work(const World& world, AreaId area)
{
  double members = 0;
  for (const StaffId id : world.staff.of(area)) members += world.staff.at_work(id) ? 1 : 0;
  return members;
}

}  // namespace

Declaration Workload::declaration()
{
  Declaration d{.name = "workload",
                .en = "The work passed down, who does it, and the hours left for leading",
                .zh = "工作负担",
                .equation =
                    "load = due / capacity; routine = min(e sum u_s D_s, ceiling - floor - asked); "
                    "leading = ceiling - asked - routine",
                .report = "problem 2; K8, K9, S6, S7, S11, S16, P14",
                .reads = {"area.number",
                          "area.first_building_group",
                          "area.simulated",
                          "area.first_staff",
                          "building_group.self_governing",
                          "area.troubles_brought",
                          "staff.vacant",
                          "staff.on_leave",
                          "staff.skill",
                          "secretary.vacant",
                          "secretary.coordinating",
                          "assessment.tasks",
                          "assessment.residents",
                          "work.regrown",
                          "lever.task_pruning",
                          "lever.admission_list",
                          "lever.ledger_reduction",
                          "lever.campaign_integration",
                          "lever.extra_staff",
                          "lever.delegation",
                          "lever.assessment_merging",
                          "lever.secretary_hours",
                          "lever.staff_hours",
                          "lever.training_party",
                          "lever.training_practice"},
                .writes = {"work.first", "work.first_missed", "work.items", "work.regrown",
                           "work.staff_hours", "work.staff_capacity", "work.staff_load", "work.load",
                           "work.coping", "work.overstepping", "secretary.routine_hours",
                           "secretary.asked_hours", "secretary.leading_hours", "secretary.load"}};
  d.writes.emplace_back("secretary.overtime");
  for (const char* business : business_labels) {
    for (const char* what : {"work.arrived_", "work.usual_", "work.done_", "work.lapsed_"})
      d.writes.push_back(std::string(what) + business);
    d.writes.push_back(std::string("work.backlog_") + business);
    d.reads.push_back(std::string("work.backlog_") + business);
    d.reads.push_back(std::string("work.usual_") + business);
  }
  return d;
}

void Workload::make_room(World& world) const
{
  const std::size_t areas = world.areas();
  WorkState::for_each_column(world.work, [&](const char*, auto& column) { give_rows(column, areas); });
  give_rows(world.groups.self_governing, world.people.groups.size());
  give_rows(world.troubles.brought, areas);
  give_rows(world.assessment.tasks, areas);
  give_rows(world.assessment.residents, areas);
  SecretaryState& s = world.secretaries;
  give_rows(s.vacant, areas);
  for (auto& skill : s.skill) give_rows(skill, areas, 0.5F);
  for (auto* column : {&s.routine_hours, &s.asked_hours, &s.leading_hours, &s.overtime, &s.load})
    give_rows(*column, areas);
}

void Workload::begin(World& world, AreaId area, const Luck&) const
{
  WorkState::for_each_column(world.work, [&](const char*, auto& column) { column[area] = 0; });
  SecretaryState& s = world.secretaries;
  for (auto* column : {&s.routine_hours, &s.asked_hours, &s.leading_hours, &s.overtime, &s.load})
    (*column)[area] = 0;
}

double Workload::own_share(double weight, double staff, double coordinating) const
{
  return std::min(1.0, weight / (1 + staff) * in_person(coordinating));
}

double Workload::campaign_hours(std::int64_t week, double integration) const
{
  double largest = 0;
  double sum = 0;
  const auto now = static_cast<double>(week % weeks_per_year);
  for (std::size_t c = 0; c < campaigns; ++c) {
    const double since = now - params_.campaign_start[c];
    if (since < 0 || since >= params_.campaign_weeks[c]) continue;
    largest = std::max(largest, params_.campaign_hours[c]);
    sum += params_.campaign_hours[c];
  }
  return largest + (1 - integration) * (sum - largest);
}

/// What comes in this week.
void Workload::arrive(World& world, AreaId area, const Moment& moment) const
{
  WorkState& work = world.work;
  const double pruning = lever(world, Lever::task_pruning, area);
  const double erosion = 1 - pow(2.0, -1 / params_.half_life);
  float& regrown = work.regrown[area];
  regrown = pruning > 0 ? static_cast<float>(static_cast<double>(regrown) +
                                             (1 - static_cast<double>(regrown)) * erosion *
                                                 (1 - lever(world, Lever::admission_list, area)))
                        : 0.0F;
  const double relief = pruning * (1 - static_cast<double>(regrown));
  work.items[area] = static_cast<float>(params_.items * (1 - relief));

  const double pressure = params_.passing_down * (1 + params_.adding_on) * (1 + params_.adding_on);
  Draws draws(moment.luck, Stream::tasks, moment.address(), world.people.areas.number[area]);
  const double tasks = sample_poisson(draws, params_.items * params_.recurrence / weeks_per_year * pressure);
  const double passed_down = tasks * params_.item_hours * (1 - params_.paper * relief) *
                             (1 - params_.ledgers * lever(world, Lever::ledger_reduction, area));
  Draws visits(moment.luck, Stream::inspections, moment.address(), world.people.areas.number[area]);
  const double inspected =
      sample_poisson(visits, params_.inspections / weeks_per_year * pressure *
                                 (1 - params_.merging * lever(world, Lever::assessment_merging, area))) *
      params_.inspection_hours;
  work.first[area] = static_cast<float>(
      inspected + pressure * campaign_hours(moment.week, lever(world, Lever::campaign_integration, area)));

  double self_governing = 0;
  for (const GroupId group : world.people.areas.groups[area])
    self_governing += world.groups.self_governing[group];
  const double whole = 1 / simulated_share(world, area);
  for (std::size_t k = 0; k < businesses; ++k) {
    double hours = params_.share[k] * passed_down + params_.standing[k];
    if (k == static_cast<std::size_t>(Business::residents))
      hours += params_.fixed_troubles >= 0
                   ? params_.fixed_troubles
                   : whole * params_.trouble_hours * static_cast<double>(world.troubles.brought[area]);
    if (k == static_cast<std::size_t>(Business::social))
      hours = std::max(0.0, hours - whole * params_.group_saves * self_governing);
    work.arrived[k][area] = static_cast<float>(hours);
    float& usual = work.usual[k][area];
    usual = usual > 0 ? usual + static_cast<float>((hours - static_cast<double>(usual)) / params_.life)
                      : static_cast<float>(hours);
  }
}

Workload::Plan Workload::plan(const World& world, AreaId area) const
{
  const WorkState& work = world.work;
  Plan plan;
  plan.secretary = world.secretaries.vacant[area] == 0;
  plan.first = static_cast<double>(work.first[area]);
  double hours = 0;
  for (const StaffId id : world.staff.of(area)) {
    if (world.staff.at_work(id))
      hours += params_.staff_week * (0.7 + 0.6 * static_cast<double>(world.staff.skill[id]));
  }
  const double extra = lever(world, Lever::extra_staff, area);
  plan.staff_capacity =
      std::max(0.0, hours + params_.staff_week * extra - lever(world, Lever::staff_hours, area));
  plan.asked = world.levers.secretary_hours_asked(area);
  const double staff = members_at_work(world, area) + extra;
  const double coordinating = coordination(world, area);
  const double drawn = params_.appraisal *
                       static_cast<double>(world.assessment.tasks[area] - world.assessment.residents[area]);
  plan.own_first = own_share(1 + drawn, staff, coordinating);
  for (std::size_t k = 0; k < businesses; ++k) {
    const bool scored =
        k == static_cast<std::size_t>(Business::government) || k == static_cast<std::size_t>(Business::party);
    plan.due[k] = static_cast<double>(work.backlog[k][area] + work.arrived[k][area]);
    plan.own[k] = own_share(params_.own[k] * (scored ? 1 + drawn : 1.0), staff, coordinating);
  }
  return plan;
}

Workload::Outcome Workload::work(const Plan& plan) const
{
  Outcome out;
  const double waiting = std::accumulate(plan.due.begin(), plan.due.end(), 0.0);
  const double due = plan.first + waiting;
  const double room = plan.secretary ? std::max(0.0, params_.ceiling - params_.floor) : 0.0;
  out.asked = std::min(plan.asked, room);
  const double own_room = room - out.asked;
  out.load = due / std::max(plan.staff_capacity + own_room, 1.0);
  out.coping = std::clamp((out.load - 0.85) / 0.33, 0.0, 1.0);
  const double effort = 1 - params_.coping * out.coping;
  if (plan.secretary) {
    out.own_due = plan.own_first * plan.first;
    for (std::size_t k = 0; k < businesses; ++k) out.own_due += plan.own[k] * plan.due[k];
    out.routine = std::min(effort * out.own_due, own_room);
    out.leading = params_.ceiling - out.asked - out.routine;
  }
  out.staff = std::min(effort * due - out.routine, plan.staff_capacity);
  const double content = std::min(due, (out.routine + out.staff) / effort);
  const double first = std::min(plan.first, content);
  out.first_missed = plan.first - first;
  const double served = waiting > 0 ? std::min(1.0, (content - first) / waiting) : 0.0;
  for (std::size_t k = 0; k < businesses; ++k) out.done[k] = served * plan.due[k];
  return out;
}

void Workload::act(World& world, AreaId area, const Moment& moment) const
{
  arrive(world, area, moment);
  const Plan todo = plan(world, area);
  const Outcome went = work(todo);
  WorkState& work = world.work;
  for (std::size_t k = 0; k < businesses; ++k) {
    const double left = todo.due[k] - went.done[k];
    const double most = params_.life * static_cast<double>(work.usual[k][area]);
    work.done[k][area] = static_cast<float>(went.done[k]);
    work.lapsed[k][area] = static_cast<float>(std::max(0.0, left - most));
    work.backlog[k][area] = static_cast<float>(std::min(left, most));
  }
  work.first_missed[area] = static_cast<float>(went.first_missed);
  work.staff_hours[area] = static_cast<float>(went.staff);
  work.staff_capacity[area] = static_cast<float>(todo.staff_capacity);
  work.load[area] = static_cast<float>(went.load);
  work.coping[area] = static_cast<float>(went.coping);
  const double waiting = std::accumulate(todo.due.begin(), todo.due.end(), todo.first);
  work.staff_load[area] = static_cast<float>((waiting - went.own_due) / std::max(todo.staff_capacity, 1.0));
  const double usual_first = params_.inspections * params_.inspection_hours / weeks_per_year;
  work.overstepping[area] =
      static_cast<float>(std::clamp(params_.overstepping * in_person(coordination(world, area)) *
                                        (1 + todo.first / std::max(usual_first, 1.0)),
                                    0.0, 1.0));
  SecretaryState& s = world.secretaries;
  s.routine_hours[area] = static_cast<float>(went.routine);
  s.asked_hours[area] = static_cast<float>(went.asked);
  s.leading_hours[area] = static_cast<float>(went.leading);
  s.overtime[area] =
      static_cast<float>(std::max(0.0, went.routine + went.asked + went.leading - params_.contract));
  s.load[area] = static_cast<float>((went.own_due + (todo.secretary ? todo.asked : 0.0)) / params_.contract);
}

}  // namespace linli
