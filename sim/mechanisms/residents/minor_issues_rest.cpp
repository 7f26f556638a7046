/// Small troubles of the building groups that are not simulated, as many as their households would have.
///
/// Troubles come independently, and each goes its own way.  So the number that many building groups bring to the
/// committee in a week is Poisson, with a mean that follows from the troubles open in these groups:
///
///     on the table  t = raised + again · open         open ← (open + raised − settled)(1 − lapse − grow)
///     brought       Poisson(Σ households · t · P(comes to the committee)) a week
///
/// by property regime and kind of building group (self-governing or not), per household.  How much these groups suffer
/// is the mean over Poisson counts in a group of usual size.  One thing is lost: a trouble brought this week may be the
/// one of last week.
#include "core/calendar.hpp"
#include "core/math.hpp"
#include "core/samplers.hpp"
#include "mechanisms/residents/minor_issues.hpp"

#include <array>

namespace linli {
namespace {

/// Mean cohesion of the building groups that are simulated.
double cohesion(const World& world, AreaId area)
{
  double sum = 0;
  double groups = 0;
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    sum += static_cast<double>(world.groups.cohesion[group]);
    ++groups;
  }
  return groups > 0 ? sum / groups : 0.0;
}

}  // namespace

double MinorIssues::settled_by_groups(const World& world, AreaId area) const
{
  const double left = 1 - static_cast<double>(world.work.overstepping[area]);
  const double none = settled_by_group(false, 0);
  double sum = 0;
  double groups = 0;
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    const bool governing = world.groups.self_governing[group] != 0;
    sum +=
        governing ? left * settled_by_group(true, static_cast<double>(world.groups.cohesion[group])) : none;
    ++groups;
  }
  const double rest = rest_groups(world, area);
  if (rest > 0) {
    const auto governing = static_cast<double>(world.rest.self_governing[area]);
    sum += rest * (governing * left * settled_by_group(true, cohesion(world, area)) + (1 - governing) * none);
    groups += rest;
  }
  return groups > 0 ? sum / groups : 0.0;
}

double MinorIssues::comes_to_committee(bool self_governing, double by_group, std::size_t regime,
                                       double overstepping) const
{
  const double nobody_else = (1 - by_group) * (1 - params_.property[regime]);
  const double taken_over = self_governing ? overstepping : 0.0;
  return taken_over + (1 - taken_over) * nobody_else;
}

/// Mean suffering of groups of usual size in which open troubles are Poisson.
double MinorIssues::usual_suffering(double open, double households) const
{
  constexpr double many = 30;  // so many open troubles that chance makes little difference
  if (open > many) return suffering(open, households);
  double chance = exp(-open);
  double sum = 0;
  for (int k = 1; k <= 3 * static_cast<int>(many); ++k) {
    chance *= open / k;
    sum += chance * suffering(k, households);
  }
  return sum;
}

void MinorIssues::live_in_rest(World& world, AreaId area, double by_committee, const Moment& moment) const
{
  if (rest_groups(world, area) <= 0) return;
  RestState& rest = world.rest;
  const double taken_over = overstepping(world, area);
  const auto governing = static_cast<double>(rest.self_governing[area]);
  const double together = cohesion(world, area);
  const std::array<double, RestState::kinds> share{1 - governing, governing};
  double all = 0;
  for (const auto& column : world.people.areas.rest_households) all += static_cast<double>(column[area]);
  double brought = 0;
  double suffers = 0;
  for (std::size_t r = 0; r < property_regimes; ++r) {
    const double raised = params_.raised * params_.regime[r] / weeks_per_year;
    for (std::size_t k = 0; k < RestState::kinds; ++k) {
      float& open = rest.open[r][k][area];
      const double households = share[k] * static_cast<double>(world.people.areas.rest_households[r][area]);
      const double on_the_table = raised + params_.again * static_cast<double>(open);
      const double comes =
          comes_to_committee(k > 0, settled_by_group(world, area, k > 0, together), r, taken_over);
      const double settled = on_the_table * (1 - comes * (1 - by_committee));
      brought += households * on_the_table * comes;
      open = static_cast<float>((static_cast<double>(open) + raised - settled) *
                                (1 - params_.lapse - params_.grow));
      const double usual = all / rest_groups(world, area);
      if (households > 0)
        suffers += households / all * usual_suffering(usual * static_cast<double>(open), usual);
    }
  }
  Draws draws(moment.luck, Stream::rest_of_area, moment.address(), world.people.areas.number[area]);
  rest.brought[area] = static_cast<float>(sample_poisson(draws, brought));
  rest.troubles[area] = static_cast<float>(suffers);
}

}  // namespace linli
