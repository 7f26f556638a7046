#include "engine/intervention_step.hpp"

#include "engine/intervention_faults.hpp"
#include "interventions/intervention_events.hpp"
#include "interventions/interventions.hpp"
#include "scenario/problem_with.hpp"

#include <algorithm>

namespace linli {
void add_interventions(Week& week, const Scenario& scenario)
{
  if (scenario.interventions.empty()) return;
  const std::vector<Observable> known = nameable_observables();
  refuse(intervention_faults(scenario, known));

  const auto policy = std::make_shared<const Interventions>(scenario.interventions, scenario.run.calendar());
  const std::vector<std::string> wanted = policy->series();
  for (const Observable& series : known) {
    if (std::ranges::find(wanted, series.name) != wanted.end()) week.watch(series);
  }
  Step step{};
  step.phase = Phase::policy;
  step.declaration = policy->declaration();
  const auto events =
      std::make_shared<const InterventionEvents>(scenario.interventions, scenario.run.calendar());
  step.declaration.events = {events->kind()};
  step.act = [policy, events](World& world, std::uint32_t, const Moment& moment) {
    const InterventionStates before = events->before(world);
    policy->act(world, moment);
    events->tell(world, before, moment);
  };
  step.make_room = [policy](World& world) { policy->make_room(world); };
  week.add(std::move(step));
}

}  // namespace linli
