#include "mechanisms/committee/workload.hpp"

#include "core/calendar.hpp"

#include <algorithm>
#include <numeric>

namespace linli {

Declaration Workload::declaration()
{
  Declaration d{
      .name = "workload",
      .en = "The work passed down, who does it, and the hours left for leading",
      .zh = "工作负担",
      .equation =
          "load = due / capacity; routine = min(e sum u_s D_s, ceiling - floor - asked); "
          "leading = ceiling - asked - routine",
      .report = "problem 2; K8, K9, S6, S7, S11, S16, P14",
      .reads = {"area.number",
                "area.first_building_group",
                "area.rest_groups",
                "area.rest_self_governing",
                "area.rest_brought",
                "area.first_staff",
                "building_group.self_governing",
                "area.troubles_brought",
                "staff.vacant",
                "staff.on_leave",
                "staff.skill",
                "post.secretary",
                "post.vacant",
                "secretary.coordinating",
                "assessment.tasks",
                "assessment.residents",
                "work.regrown",
                "usual.trouble_hours",
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
      .writes = {"work.urgent", "work.urgent_missed", "work.items", "work.regrown", "work.staff_hours",
                 "work.staff_capacity", "work.staff_load", "work.load", "work.perfunctory",
                 "work.overstepping", "usual.trouble_hours", "post.routine_hours", "post.asked_hours",
                 "post.leading_hours", "post.overtime", "post.load"}};
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
  give_rows(world.usual.trouble_hours, areas);
  for (auto* column : {&world.rest.brought, &world.rest.self_governing}) give_rows(*column, areas);
  give_rows(world.assessment.tasks, areas);
  give_rows(world.assessment.residents, areas);
  for (auto& skill : world.secretaries.skill) give_rows(skill, world.people.secretaries.size(), 0.5F);
  PostState& post = world.posts;
  give_rows(post.vacant, areas);
  for (auto* column :
       {&post.routine_hours, &post.asked_hours, &post.leading_hours, &post.overtime, &post.load})
    give_rows(*column, areas);
}

void Workload::begin(World& world, AreaId area, const Luck&) const
{
  WorkState::for_each_column(world.work, [&](const char*, auto& column) { column[area] = 0; });
  world.usual.trouble_hours[area] = not_known_yet;
  PostState& post = world.posts;
  for (auto* column :
       {&post.routine_hours, &post.asked_hours, &post.leading_hours, &post.overtime, &post.load})
    (*column)[area] = 0;
}

double Workload::in_person(double coordinating) const
{
  return std::max(0.0, params_.in_person - params_.passing_on * coordinating);
}

double Workload::own_share(double weight, double staff, double coordinating) const
{
  return std::min(1.0, weight / (1 + staff) * in_person(coordinating));
}

bool Workload::runs(std::size_t campaign, std::int64_t week) const
{
  const double since = static_cast<double>(week % weeks_per_year) - params_.campaign_start[campaign];
  return since >= 0 && since < params_.campaign_weeks[campaign];
}

double Workload::campaign_hours(std::int64_t week, double integration) const
{
  double largest = 0;
  double sum = 0;
  for (std::size_t c = 0; c < campaigns; ++c) {
    if (!runs(c, week)) continue;
    largest = std::max(largest, params_.campaign_hours[c]);
    sum += params_.campaign_hours[c];
  }
  return largest + (1 - integration) * (sum - largest);
}

std::size_t Workload::campaigns_in(std::int64_t week) const
{
  std::size_t running = 0;
  for (std::size_t c = 0; c < campaigns; ++c) running += runs(c, week) ? 1 : 0;
  return running;
}

/// Hours of secretary and staff, and what they get done.
Workload::Outcome Workload::hours_of(const Plan& plan) const
{
  Outcome out;
  const double waiting = std::accumulate(plan.due.begin(), plan.due.end(), 0.0);
  const double due = plan.urgent + waiting;
  const double room = plan.secretary ? std::max(0.0, params_.ceiling - params_.floor) : 0.0;
  out.asked = std::min(plan.asked, room);
  const double own_room = room - out.asked;
  out.load = due / std::max(plan.staff_capacity + own_room, 1.0);
  out.perfunctory = std::clamp((out.load - params_.perfunctory_from) / params_.perfunctory_range, 0.0, 1.0);
  const double effort = 1 - params_.perfunctory_saves * out.perfunctory;
  if (plan.secretary) {
    out.own_due = plan.own_urgent * plan.urgent;
    for (std::size_t k = 0; k < businesses; ++k) out.own_due += plan.own[k] * plan.due[k];
    out.routine = std::min(effort * out.own_due, own_room);
    out.leading = params_.ceiling - out.asked - out.routine;
  }
  out.staff = std::min(effort * due - out.routine, plan.staff_capacity);
  const double content = std::min(due, (out.routine + out.staff) / effort);
  const double urgent = std::min(plan.urgent, content);
  out.urgent_missed = plan.urgent - urgent;
  const double served = waiting > 0 ? std::min(1.0, (content - urgent) / waiting) : 0.0;
  for (std::size_t k = 0; k < businesses; ++k) out.done[k] = served * plan.due[k];
  return out;
}

Workload::Outcome Workload::work(const Plan& plan) const
{
  Outcome out = hours_of(plan);
  for (std::size_t k = 0; k < businesses; ++k) {
    const double left = plan.due[k] - out.done[k];
    const double most = params_.life * static_cast<double>(plan.arrivals.usual[k]);
    out.lapsed[k] = std::max(0.0, left - most);
    out.waiting[k] = std::min(left, most);
  }
  const double due = std::accumulate(plan.due.begin(), plan.due.end(), plan.urgent);
  out.staff_load = (due - out.own_due) / std::max(plan.staff_capacity, 1.0);
  out.own_load = (out.own_due + (plan.secretary ? plan.asked : 0.0)) / params_.contract;
  const double usual_urgent = params_.inspections * params_.inspection_hours / weeks_per_year;
  out.overstepping = std::clamp(
      params_.overstepping * in_person(plan.coordinating) * (1 + plan.urgent / std::max(usual_urgent, 1.0)),
      0.0, 1.0);
  return out;
}

void Workload::act(World& world, AreaId area, const Moment& moment) const
{
  const Plan todo = plan(world, area, moment);
  const Outcome went = work(todo);
  const Arrivals& in = todo.arrivals;
  WorkState& work = world.work;
  follow(world.usual.trouble_hours, area, params_.trouble_hours * in.troubles, params_.held_troubles);
  work.regrown[area] = in.regrown;
  work.items[area] = in.items;
  work.urgent[area] = in.urgent;
  for (std::size_t k = 0; k < businesses; ++k) {
    work.arrived[k][area] = in.hours[k];
    work.usual[k][area] = in.usual[k];
    work.done[k][area] = static_cast<float>(went.done[k]);
    work.lapsed[k][area] = static_cast<float>(went.lapsed[k]);
    work.backlog[k][area] = static_cast<float>(went.waiting[k]);
  }
  work.urgent_missed[area] = static_cast<float>(went.urgent_missed);
  work.staff_hours[area] = static_cast<float>(went.staff);
  work.staff_capacity[area] = static_cast<float>(todo.staff_capacity);
  work.load[area] = static_cast<float>(went.load);
  work.perfunctory[area] = static_cast<float>(went.perfunctory);
  work.staff_load[area] = static_cast<float>(went.staff_load);
  work.overstepping[area] = static_cast<float>(went.overstepping);
  PostState& post = world.posts;
  post.routine_hours[area] = static_cast<float>(went.routine);
  post.asked_hours[area] = static_cast<float>(went.asked);
  post.leading_hours[area] = static_cast<float>(went.leading);
  post.overtime[area] =
      static_cast<float>(std::max(0.0, went.routine + went.asked + went.leading - params_.contract));
  post.load[area] = static_cast<float>(went.own_load);
}

}  // namespace linli
