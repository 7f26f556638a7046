#include "run/reached.hpp"

#include "core/errors.hpp"
#include "engine/event_record.hpp"
#include "engine/intervention_places.hpp"
#include "engine/recording.hpp"
#include "engine/recording_plan.hpp"
#include "engine/set_up.hpp"
#include "interventions/branching.hpp"
#include "interventions/interventions.hpp"
#include "run/branching.hpp"
#include "run/resume.hpp"
#include "scenario/problem_with.hpp"
#include "scenario/read_scenario.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace linli {
namespace {

bool same_rows(const Recording& a, const RecordingPlan& b)
{
  return a.groupings() == b.groupings &&
         std::ranges::equal(a.observables(), b.observables, {}, &Observable::name, &Observable::name);
}

/// What was recorded before, if it was other series than now: those that are new are missing there.  Nothing if they
/// are the same.
std::optional<Recording> other_series(const Recording& now, const World& world, const MakeStore& make_store,
                                      const Reached& from)
{
  const RecordingPlan before = recording_plan(from.scenario, world);
  if (same_rows(now, before)) return std::nullopt;
  const std::int64_t weeks = from.so_far.weeks;
  std::optional<Recording> past(std::in_place, before.observables, world, before.groupings, make_store());
  from.restore(past->name(), past->store(), past->fitting(0, weeks));
  past->go_on_after(weeks, {});
  return past;
}

/// Gives a recorder what was recorded before.
void restore(Recorder& recorder, const Reached& from)
{
  const std::int64_t weeks = from.so_far.weeks;
  const std::optional<std::uint64_t> bytes = from.recorded_bytes(recorder.name());
  if (!bytes) {
    recorder.skip(weeks);
    return;
  }
  from.restore(recorder.name(), recorder.store(), recorder.fitting(*bytes, weeks));
  const auto labels = from.so_far.labels.find(recorder.name());
  recorder.go_on_after(weeks, labels == from.so_far.labels.end() ? RowLabels{} : labels->second);
}

RecordingPlan plan_of(const Scenario& scenario, const World& world, const Reached* from)
{
  RecordingPlan plan = recording_plan(scenario, world);
  return from == nullptr ? plan : going_on(std::move(plan), from->so_far);
}

/// Throws everything that is wrong with a scenario under which a run is to go on in this world.
void require_possible(const Scenario& scenario, const Reached& from, const World& world)
{
  const bool whole = scenario.population.subdistricts.empty() && scenario.population.areas.empty();
  const PlaceNames names = names_of(world.people);
  std::vector<Problem> problems = place_faults(scenario, {whole ? &names : nullptr, &world.people});
  const std::vector<Problem> vain = changes_in_vain(from.scenario, scenario, from.so_far, world, problems);
  if (vain.empty()) refuse(problems);
  problems.insert(problems.end(), vain.begin(), vain.end());
  if (!problems.empty()) throw Error(Exit::scenario, by_place(scenario, std::move(problems)));
}

const RowStore* rows_of(const Recorders& recorders, const std::string& name)
{
  const auto found = std::ranges::find(recorders, name, [](const auto& one) { return one->name(); });
  return found == recorders.end() ? nullptr : &std::as_const(**found).store();
}

void append(const RowStore& rows, RowStore& to)
{
  std::vector<std::byte> block;
  for (std::uint64_t at = 0; at < rows.size(); at += block.size()) {
    block.resize(std::min<std::uint64_t>(rows.size() - at, std::uint64_t{1} << 20));
    rows.read(at, block);
    to.append(block);
  }
}

}  // namespace

Reached reached_in(const Checkpoint& checkpoint)
{
  return {checkpoint.run(), scenario_of(checkpoint), [&checkpoint] { return checkpoint.world(); },
          [&checkpoint](const std::string& name) { return checkpoint.recorded_bytes(name); },
          [&checkpoint](const std::string& name, RowStore& rows, std::uint64_t size) {
            checkpoint.restore(name, rows, size);
          }};
}

Reached reached_by(RunSoFar so_far, const Scenario& scenario, const World& world, const Recorders& recorders)
{
  const auto copied = [&world] {
    World copy = world;
    copy.events = {};  // who records there listens anew
    return copy;
  };
  const auto bytes = [&recorders](const std::string& name) {
    const RowStore* rows = rows_of(recorders, name);
    return rows == nullptr ? std::nullopt : std::optional(rows->size());
  };
  const auto restore = [&recorders](const std::string& name, RowStore& to, std::uint64_t size) {
    const RowStore* rows = rows_of(recorders, name);
    expects(rows != nullptr && rows->size() == size, "what was recorded fits who goes on with it");
    append(*rows, to);
  };
  return {std::move(so_far), scenario, copied, bytes, restore};
}

WorldUnder world_under(const Scenario& scenario, const Reached& from, const Week& week,
                       const Workers& workers)
{
  WorldUnder out{from.world()};
  World& world = out.world;
  if (resolved_yaml(scenario) == from.so_far.as_resolved) return out;
  require_possible(scenario, from, world);
  out.removed = removed_from(scenario.interventions, world, from.so_far.weeks);
  keep_only(scenario.interventions, world);
  derive_anew(world, week, from.so_far.people_luck, workers);
  cross_over(from.scenario.interventions, scenario.interventions, world);
  return out;
}

void record_removed(const Recorders& recorders, std::int64_t week, const std::vector<RemovedFrom>& removed)
{
  for (const auto& recorder : recorders) {
    auto* const events = dynamic_cast<EventRecord*>(recorder.get());
    if (events == nullptr || events->kind().name != intervention_table) continue;
    for (const RemovedFrom& one : removed) events->record_ahead(week, one.area, event_of(one));
  }
}

Recorders recorders_for(const Scenario& scenario, World& world, const Luck& people_luck,
                        const MakeStore& make_store, const Reached* from)
{
  Recorders out = make_recorders(plan_of(scenario, world, from), world, people_luck, make_store);
  for (const auto& recorder : out) {
    if (from == nullptr) continue;
    if (auto* series = dynamic_cast<Recording*>(recorder.get())) {
      if (const auto past = other_series(*series, world, make_store, *from)) {
        series->take_over(*past);
        continue;
      }
    }
    restore(*recorder, *from);
  }
  return out;
}

}  // namespace linli
