#include "engine/area_trace.hpp"

#include "core/errors.hpp"

#include <utility>

namespace linli {
namespace {

SecretaryTrace secretary_trace(const World& world, AreaId area)
{
  const SecretaryId id = secretary_of(world, area);
  const SecretaryState& s = world.secretaries;
  const Secretaries& who = world.people.secretaries;
  SecretaryTrace out{.vacant = world.posts.vacant[area],
                     .appointed = world.posts.appointed[area],
                     .age = who.age[id],
                     .sex = who.sex[id],
                     .employment = who.employment[id],
                     .college = who.college[id] != 0,
                     .exhaustion = s.strain.exhaustion[id],
                     .burnout = s.strain.burnout[id],
                     .reputation = world.posts.reputation[area],
                     .mentored = s.mentored[id] != 0};
  for (std::size_t k = 0; k < skills; ++k) out.skill[k] = s.skill[k][id];
  return out;
}

std::vector<StaffTrace> staff_of(const World& world, AreaId area)
{
  const StaffState& staff = world.staff;
  std::vector<StaffTrace> out;
  for (const StaffId id : staff.of(area)) {
    out.push_back({.vacant = staff.vacant[id],
                   .hired = staff.hired[id],
                   .on_leave = staff.on_leave[id] != 0,
                   .skill = staff.skill[id],
                   .exhaustion = staff.strain.exhaustion[id],
                   .burnout = staff.strain.burnout[id]});
  }
  return out;
}

/// The levers of one area alone, in row 0.
Levers levers_of(const World& world, AreaId area)
{
  Levers levers;
  for (std::size_t k = 0; k < lever_count; ++k)
    levers.values[k].assign(1, world.levers(static_cast<Lever>(k), area));
  return levers;
}

void same(double told, float did, const char* what)
{
  ensures(static_cast<float>(told) == did, std::string("the trace finds what the week did: ") + what);
}

/// What looks on, shared by the steps.
class Onlooker {
 public:
  Onlooker(const Scenario& scenario, const AreaTracePlan& plan)
      : workload_(scenario.of<Workload>()), leading_(scenario.of<LeadershipEffect>()), plan_(plan)
  {
  }

  AreaId area() const { return plan_.area; }
  bool looks(const Moment& moment) const { return moment.week >= plan_.first && moment.week <= plan_.last; }

  void after_programme(const World& world, const Moment& moment)
  {
    AreaWeekTrace& now = weeks_->emplace_back();
    now.week = moment.week;
    note(world, &LeverTrace::programme);
  }

  void before_workload(const World& world, const Moment& moment)
  {
    AreaWeekTrace& now = weeks_->back();
    note(world, &LeverTrace::interventions);
    for (const auto& [name, state] : world.interventions.by_name) {
      if (state.strength[plan_.area] > 0) now.interventions.push_back({name, state.strength[plan_.area]});
    }
    now.staff = staff_of(world, plan_.area);
    for (std::size_t k = 0; k < businesses; ++k) now.waiting[k] = world.work.backlog[k][plan_.area];
    now.plan = workload_.plan(world, plan_.area, moment);
    now.outcome = workload_.work(now.plan);
  }

  void after_workload(const World& world, const Moment&) const { compare_hours(world); }

  void before_leading(const World& world, const Moment&)
  {
    AreaWeekTrace& now = weeks_->back();
    now.secretary = secretary_trace(world, plan_.area);
    for (std::size_t f = 0; f < leadership_functions; ++f)
      now.share[f] = world.secretaries.share[f][secretary_of(world, plan_.area)];
    now.leading = leading_.effect(world, plan_.area);
    Levers levers = levers_of(world, plan_.area);
    leading_.move(levers, AreaId{0}, now.leading);
    for (std::size_t k = 0; k < lever_count; ++k)
      now.levers[k].in_force = levers(static_cast<Lever>(k), AreaId{0});
  }

  void after_leading(const World& world, const Moment&) const
  {
    const AreaWeekTrace& now = weeks_->back();
    for (std::size_t f = 0; f < leadership_functions; ++f)
      same(now.leading.power[f], world.posts.power[f][plan_.area], "power of leading");
    for (std::size_t k = 0; k < lever_count; ++k) {
      same(static_cast<double>(now.levers[k].in_force), world.levers(static_cast<Lever>(k), plan_.area),
           lever_table()[k].name.c_str());
    }
  }

  std::shared_ptr<const std::vector<AreaWeekTrace>> weeks() const { return weeks_; }

 private:
  void note(const World& world, float LeverTrace::*stage)
  {
    for (std::size_t k = 0; k < lever_count; ++k)
      weeks_->back().levers[k].*stage = world.levers(static_cast<Lever>(k), plan_.area);
  }

  void compare_hours(const World& world) const
  {
    const AreaId area = plan_.area;
    const WorkState& work = world.work;
    const PostState& post = world.posts;
    const Workload::Plan& plan = weeks_->back().plan;
    const Workload::Outcome& went = weeks_->back().outcome;
    for (std::size_t k = 0; k < businesses; ++k) {
      ensures(plan.arrivals.hours[k] == work.arrived[k][area], "the trace finds what came in");
      same(went.done[k], work.done[k][area], "work done");
      same(went.lapsed[k], work.lapsed[k][area], "work lapsed");
      same(went.waiting[k], work.backlog[k][area], "work waiting");
    }
    same(plan.urgent, work.urgent[area], "urgent work");
    same(went.urgent_missed, work.urgent_missed[area], "urgent work missed");
    same(plan.staff_capacity, work.staff_capacity[area], "capacity of the staff");
    same(went.staff, work.staff_hours[area], "hours of the staff");
    same(went.staff_load, work.staff_load[area], "load of the staff");
    same(went.load, work.load[area], "load");
    same(went.perfunctory, work.perfunctory[area], "perfunctory work");
    same(went.overstepping, work.overstepping[area], "overstepping");
    same(went.routine, post.routine_hours[area], "hours of routine");
    same(went.asked, post.asked_hours[area], "hours asked");
    same(went.leading, post.leading_hours[area], "hours of leading");
    same(went.own_load, post.load[area], "load of the secretary");
  }

  const Workload workload_;
  const LeadershipEffect leading_;
  const AreaTracePlan plan_;
  std::shared_ptr<std::vector<AreaWeekTrace>> weeks_ = std::make_shared<std::vector<AreaWeekTrace>>();
};

/// A step that has `look` look at the followed area, in the weeks asked for.
template <class Look>
Step looking(Phase phase, const std::shared_ptr<Onlooker>& onlooker, Look look)
{
  Step step{};
  step.phase = phase;
  step.declaration.name = "trace";
  step.act = [phase, onlooker, look](World& world, std::uint32_t place, const Moment& moment) {
    if (phase == Phase::local && AreaId{place} != onlooker->area()) return;
    if (onlooker->looks(moment)) look(*onlooker, world, moment);
  };
  return step;
}

}  // namespace

std::shared_ptr<const std::vector<AreaWeekTrace>> follow_area(Week& week, const Scenario& scenario,
                                                              const AreaTracePlan& plan)
{
  const auto onlooker = std::make_shared<Onlooker>(scenario, plan);
  const auto put = [&](Phase phase, auto member) {
    return looking(phase, onlooker,
                   [member](Onlooker& o, const World& w, const Moment& t) { (o.*member)(w, t); });
  };
  week.insert_after("programme", put(Phase::policy, &Onlooker::after_programme));
  week.insert_before("workload", put(Phase::local, &Onlooker::before_workload));
  week.insert_after("workload", put(Phase::local, &Onlooker::after_workload));
  week.insert_before("leadership_effect", put(Phase::local, &Onlooker::before_leading));
  week.insert_after("leadership_effect", put(Phase::local, &Onlooker::after_leading));
  return onlooker->weeks();
}

}  // namespace linli
