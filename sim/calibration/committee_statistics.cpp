#include "calibration/committee_statistics.hpp"

#include "core/calendar.hpp"
#include "statistics/correlation.hpp"

#include <limits>
#include <vector>

namespace linli {
namespace {

constexpr double pruned = 1 - 27.0 / 146;      // S7, Hongkou
constexpr double forms_gone = 1 - 87.0 / 736;  // S8, Baoshan

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// What comes in at all areas in one week under a policy, with nobody's lever pulled but this.
struct PassedDown {
  double hours = 0;  ///< of government business, all of which is passed down
  double items = 0;
};

PassedDown passed_down(const World& world, const Scenario& scenario, Lever lever, double amount)
{
  // Only what the work of an area reads: copying residents would double the memory.
  World desk;
  desk.people.areas = world.people.areas;
  desk.people.posts = world.people.posts;
  desk.groups.self_governing = world.groups.self_governing;
  desk.people.groups.households = world.people.groups.households;
  desk.troubles = world.troubles;
  desk.usual = world.usual;
  desk.rest = world.rest;
  desk.assessment = world.assessment;
  desk.posts = world.posts;
  desk.secretaries = world.secretaries;
  desk.staff = world.staff;
  desk.work = world.work;
  desk.levers.reset(world.areas());
  const Workload workload(scenario.of<Workload>());
  PassedDown sum;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const AreaId area{a};
    desk.work.regrown[area] = 0;
    desk.levers.apply(lever, area, static_cast<float>(amount));
    workload.act(desk, area, {.week = 0, .luck = scenario.run.luck()});
    sum.hours += static_cast<double>(desk.work.arrived[static_cast<std::size_t>(Business::government)][area]);
    sum.items += static_cast<double>(desk.work.items[area]);
  }
  return sum;
}

double load_and_exhaustion(const World& world)
{
  std::vector<double> load;
  std::vector<double> exhaustion;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    for (const StaffId id : world.staff.of(AreaId{a})) {
      if (world.staff.vacant[id] > 0) continue;
      load.push_back(static_cast<double>(world.work.staff_load[AreaId{a}]));
      exhaustion.push_back(static_cast<double>(world.staff.strain.exhaustion[id]));
    }
  }
  return correlation(load, exhaustion);
}

double burnt_out(const World& world)
{
  double members = 0;
  double burnt = 0;
  for (std::size_t k = 0; k < world.staff.size(); ++k) {
    if (world.staff.vacant[StaffId{k}] > 0) continue;
    ++members;
    burnt += world.staff.strain.burnout[StaffId{k}] > 0 ? 1 : 0;
  }
  return members > 0 ? burnt / members : unknown;
}

double rehired_and_age(const World& world)
{
  std::vector<double> rehired_shares;
  std::vector<double> ages;
  for (std::size_t s = 0; s < world.people.subdistricts.size(); ++s) {
    double rehired = 0;
    double age = 0;
    const IdRange<AreaId> areas = world.people.subdistricts.areas[SubdistrictId{s}];
    for (const AreaId area : areas) {
      const SecretaryId who = secretary_of(world, area);
      rehired += world.people.secretaries.employment[who] == Employment::rehired ? 1 : 0;
      age += world.people.secretaries.age[who];
    }
    const auto posts = static_cast<double>(areas.size());
    if (posts <= 0) continue;
    rehired_shares.push_back(rehired / posts);
    ages.push_back(age / posts);
  }
  return correlation(rehired_shares, ages);
}

}  // namespace

CommitteeStatistics committee_statistics(const World& world, const Scenario& scenario)
{
  const Workload::Params& work = scenario.of<Workload>();
  const auto areas = static_cast<double>(world.areas());
  const PassedDown usual = passed_down(world, scenario, Lever::task_pruning, 0);
  const PassedDown fewer_items = passed_down(world, scenario, Lever::task_pruning, pruned);
  const PassedDown fewer_forms = passed_down(world, scenario, Lever::ledger_reduction, forms_gone);
  const double task = work.share[static_cast<std::size_t>(Business::government)] * work.item_hours;
  CommitteeStatistics out;
  const double standing = work.standing[static_cast<std::size_t>(Business::government)] * areas;
  out.tasks_a_day = task > 0 ? (usual.hours - standing) / task / areas / days_per_week : unknown;
  out.items = usual.items / areas;
  out.items_pruned = fewer_items.items / areas;
  out.hours_over_items = usual.hours > 0 ? (1 - fewer_items.hours / usual.hours) / pruned : unknown;
  out.hours_over_forms = usual.hours > 0 ? (1 - fewer_forms.hours / usual.hours) / forms_gone : unknown;
  out.burnout = burnt_out(world);
  out.load_exhaustion = load_and_exhaustion(world);
  out.rehired_and_age = rehired_and_age(world);
  return out;
}

}  // namespace linli
