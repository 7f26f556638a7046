#include "engine/intervention_step.hpp"

#include "core/errors.hpp"
#include "engine/intervention_faults.hpp"
#include "interventions/interventions.hpp"

#include <algorithm>

namespace linli {
namespace {

void refuse(const std::vector<Problem>& problems)
{
  if (!problems.empty()) throw Error(Exit::scenario, problems);
}

}  // namespace

void add_interventions(Week& week, const Scenario& scenario)
{
  if (scenario.interventions.empty()) return;
  const std::vector<Observable> known = all_observables();
  refuse(intervention_faults(scenario, known));

  const auto policy = std::make_shared<const Interventions>(scenario.interventions, scenario.run.calendar());
  const std::vector<std::string> wanted = policy->series();
  for (const Observable& series : known) {
    if (std::ranges::find(wanted, series.name) != wanted.end()) week.watch(series);
  }
  Step step{};
  step.phase = Phase::policy;
  step.declaration = policy->declaration();
  step.act = [policy](World& world, std::uint32_t, const Moment& moment) { policy->act(world, moment); };
  step.make_room = [policy](World& world) { policy->make_room(world); };
  week.add(std::move(step));
}

}  // namespace linli
