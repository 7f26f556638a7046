#include "engine/recorders.hpp"

#include "engine/event_record.hpp"
#include "engine/intervention_record.hpp"
#include "engine/panel.hpp"
#include "engine/recording.hpp"
#include "engine/set_up.hpp"
#include "engine/survey.hpp"
#include "engine/week.hpp"

#include <fmt/format.h>

#include <algorithm>

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
  return result_size(scenario, std::move(people)).most;
}

ResultSize result_size(const Recorders& recorders, std::int64_t weeks)
{
  ResultSize out{estimated_bytes(recorders, weeks)};
  for (const EventRecord* events : recorders_of<EventRecord>(recorders))
    out.events += events->expected_bytes(weeks);
  return out;
}

ResultSize result_size(const Scenario& scenario, Population people)
{
  World world;
  world.people = std::move(people);
  make_room(world, make_week(scenario));
  const RecordingPlan plan = recording_plan(scenario, world);
  const auto in_memory = [] { return std::make_shared<MemoryStore>(); };
  return result_size(make_recorders(plan, world, scenario.run.luck(), in_memory), scenario.run.all_weeks());
}

std::string ResultSize::told() const
{
  constexpr double megabyte = 1e6;
  constexpr double least = 0.1;  // what is told with one digit is not told as nothing
  std::string out = fmt::format("at most {:.1f} MB of results", static_cast<double>(most) / megabyte);
  if (events > 0)
    out +=
        fmt::format(", about {:.1f} MB of events", std::max(least, static_cast<double>(events) / megabyte));
  return out;
}

}  // namespace linli
