#include "engine/recorders.hpp"

#include "engine/event_record.hpp"
#include "engine/intervention_record.hpp"
#include "engine/panel.hpp"
#include "engine/recording.hpp"
#include "engine/set_up.hpp"
#include "engine/survey.hpp"
#include "engine/week.hpp"

namespace linli {

Recorders make_recorders(const RecordingPlan& plan, World& world, const Luck& luck,
                         const MakeStore& make_store)
{
  Recorders out;
  out.push_back(std::make_unique<Recording>(plan.observables, world, plan.groupings, make_store()));
  for (const PanelPlan& panel : plan.panels)
    out.push_back(std::make_unique<Panel>(panel, world, luck, make_store()));
  for (const SurveyPlan& survey : plan.surveys) out.push_back(std::make_unique<Survey>(survey, make_store()));
  for (const std::string& intervention : plan.interventions)
    out.push_back(std::make_unique<InterventionRecord>(intervention, world.areas(), make_store()));
  for (const EventKind& kind : plan.events)
    out.push_back(std::make_unique<EventRecord>(kind, world, make_store()));
  return out;
}

std::uint64_t estimated_bytes(const Recorders& recorders, std::int64_t weeks)
{
  std::uint64_t sum = 0;
  for (const auto& recorder : recorders) sum += recorder->result_bytes(weeks);
  return sum;
}

std::uint64_t estimated_bytes(const Scenario& scenario, Population people)
{
  World world;
  world.people = std::move(people);
  make_room(world, make_week(scenario));
  const RecordingPlan plan = recording_plan(scenario, world);
  const auto in_memory = [] { return std::make_shared<MemoryStore>(); };
  return estimated_bytes(make_recorders(plan, world, scenario.run.luck(), in_memory),
                         scenario.run.all_weeks());
}

}  // namespace linli
