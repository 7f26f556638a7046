#include "run/run.hpp"

#include "engine/event_record.hpp"
#include "engine/intervention_places.hpp"
#include "engine/panel.hpp"
#include "engine/recording.hpp"
#include "engine/recording_plan.hpp"
#include "engine/set_up.hpp"
#include "engine/survey.hpp"
#include "interventions/branching.hpp"
#include "interventions/intervention_events.hpp"
#include "interventions/interventions.hpp"
#include "output/contents/contents.hpp"
#include "output/files/spool.hpp"
#include "run/branching.hpp"
#include "run/resume.hpp"
#include "scenario/problem_with.hpp"
#include "scenario/read_scenario.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace linli {
namespace {

bool same_rows(const Recording& a, const RecordingPlan& b)
{
  return a.groupings() == b.groupings &&
         std::ranges::equal(a.observables(), b.observables, {}, &Observable::name, &Observable::name);
}

/// What was recorded before the checkpoint, if it was other series than now: those that are new are missing there.
/// Nothing if they are the same.
std::optional<Recording> other_series(const Recording& now, const World& world,
                                      const std::filesystem::path& output, const Checkpoint& from)
{
  const RecordingPlan before = recording_plan(scenario_of(from), world);
  if (same_rows(now, before)) return std::nullopt;
  const std::int64_t weeks = from.run().weeks;
  std::optional<Recording> past(std::in_place, before.observables, world, before.groupings,
                                std::make_shared<Spool>(output));
  from.restore(past->name(), past->store(), past->fitting(0, weeks));
  past->go_on_after(weeks, {});
  return past;
}

/// Gives a recorder what was recorded before the checkpoint.
void restore(Recorder& recorder, const Checkpoint& from)
{
  const std::int64_t weeks = from.run().weeks;
  const std::optional<std::uint64_t> bytes = from.recorded_bytes(recorder.name());
  if (!bytes) {
    recorder.skip(weeks);
    return;
  }
  from.restore(recorder.name(), recorder.store(), recorder.fitting(*bytes, weeks));
  const auto labels = from.run().labels.find(recorder.name());
  recorder.go_on_after(weeks, labels == from.run().labels.end() ? RowLabels{} : labels->second);
}

RecordingPlan plan_of(const Scenario& scenario, const World& world, const Checkpoint* from)
{
  RecordingPlan plan = recording_plan(scenario, world);
  return from == nullptr ? plan : going_on(std::move(plan), from->run());
}

/// Those that the scenario asks for, from the first week or from a checkpoint on.
Recorders recorders_for(const Scenario& scenario, World& world, const Luck& luck,
                        const std::filesystem::path& output, const Checkpoint* from)
{
  Recorders out = make_recorders(plan_of(scenario, world, from), world, luck,
                                 [&output] { return std::make_shared<Spool>(output); });
  for (const auto& recorder : out) {
    if (from == nullptr) continue;
    if (auto* series = dynamic_cast<Recording*>(recorder.get())) {
      if (const auto past = other_series(*series, world, output, *from)) {
        series->take_over(*past);
        continue;
      }
    }
    restore(*recorder, *from);
  }
  return out;
}

/// The world of a checkpoint under a scenario that may be another.
struct WorldUnder {
  World world;
  std::vector<RemovedFrom> removed{};  ///< where interventions have acted that are no more
};
WorldUnder world_under(const Scenario& scenario, const Checkpoint& checkpoint, const Week& week,
                       const Workers& workers)
{
  WorldUnder out{checkpoint.world()};
  World& world = out.world;
  if (resolved_yaml(scenario) == checkpoint.run().as_resolved) return out;
  const Scenario before = scenario_of(checkpoint);
  const bool whole = scenario.population.subdistricts.empty() && scenario.population.areas.empty();
  const PlaceNames names = names_of(world.people);
  refuse(place_faults(scenario, {whole ? &names : nullptr, &world.people}));
  require_effect(before, scenario, checkpoint.run(), world);
  out.removed = removed_from(scenario.interventions, world, checkpoint.run().weeks);
  keep_only(scenario.interventions, world);
  derive_anew(world, week, checkpoint.run().people_luck, workers);
  cross_over(before.interventions, scenario.interventions, world);
  return out;
}

/// What a branch takes away stops in its first week.
void tell_removed(const Recorders& recorders, const std::vector<RemovedFrom>& removed)
{
  for (const auto& recorder : recorders) {
    auto* const events = dynamic_cast<EventRecord*>(recorder.get());
    if (events == nullptr || events->kind().name != intervention_table) continue;
    for (const RemovedFrom& one : removed) events->tell_first(one.area, event_of(one));
  }
}

/// A result shows the files of the scenario under which it ends.
void note_files(const Scenario& scenario, RunSoFar& so_far)
{
  if (scenario.texts.empty()) return;
  so_far.as_written = as_written(scenario);
  so_far.scenario_file = scenario.texts.back().file;
  so_far.scenario_folder = std::filesystem::absolute(scenario.file).parent_path().string();
}

double seconds_since(std::chrono::steady_clock::time_point start)
{
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

Run::Run(Scenario scenario, Assembled start, RunSoFar so_far, const Week& week, const ClaimedOutput& output,
         const Workers& workers, const Checkpoint* from)
    : scenario_(std::move(scenario)),
      start_(std::move(start)),
      so_far_(std::move(so_far)),
      simulation_(std::move(start_.world), week, scenario_.run.luck(), workers, so_far_.weeks),
      recorders_(recorders_for(scenario_, simulation_.world(), so_far_.people_luck, output.place(), from))
{
  so_far_.output = output.place().filename().string();  // beside which the checkpoints are
  so_far_.overwrite = output.policy() == Overwrite::replace;
}

Run Run::begin(Scenario scenario, const ClaimedOutput& output, const Workers& workers)
{
  const auto began = std::chrono::steady_clock::now();
  RunSoFar so_far;
  so_far.scenario_file = scenario.file;
  so_far.scenario_folder = std::filesystem::absolute(scenario.file).parent_path().string();
  so_far.as_written = as_written(scenario);
  so_far.people_luck = scenario.run.luck();
  so_far.facts.started = utc_now();
  so_far.facts.threads = workers.threads();
  so_far.facts.data = data_texts(scenario);
  const Week week = make_week(scenario);
  Assembled start = assemble(scenario, week, workers);
  Run run(std::move(scenario), std::move(start), std::move(so_far), week, output, workers, nullptr);
  run.facts().setup_seconds = seconds_since(began);
  return run;
}

Run Run::go_on(const Checkpoint& checkpoint, Scenario scenario, const ClaimedOutput& output,
               const Workers& workers)
{
  const auto began = std::chrono::steady_clock::now();
  RunSoFar so_far = checkpoint.run();
  so_far.facts.threads = workers.threads();
  note_files(scenario, so_far);
  scenario.file = so_far.scenario_file;
  const Week week = make_week(scenario);
  auto [world, removed] = world_under(scenario, checkpoint, week, workers);
  Assembled start{so_far.fit, so_far.secretaries_fit, so_far.margin_status, std::move(world)};
  Run run(std::move(scenario), std::move(start), std::move(so_far), week, output, workers, &checkpoint);
  tell_removed(run.recorders_, removed);
  run.facts().setup_seconds = seconds_since(began);
  return run;
}

void Run::step()
{
  const auto began = std::chrono::steady_clock::now();
  std::vector<Recorder*> recorders;
  for (const auto& recorder : recorders_) recorders.push_back(recorder.get());
  simulation_.step(recorders);
  so_far_.facts.weeks_seconds += seconds_since(began);
}

void Run::save(const std::filesystem::path& file, const CheckpointHabit& habit) const
{
  RunSoFar now = so_far_;
  now.checkpoint_every = habit.every;
  now.keep_checkpoints = habit.keep;
  now.earlier = habit.earlier;
  now.weeks = weeks();
  now.as_resolved = resolved_yaml(scenario_);
  now.fit = start_.fit;
  now.secretaries_fit = start_.secretaries_fit;
  now.margin_status = start_.margin_status;
  std::map<std::string, const RowStore*> rows;
  for (const auto& recorder : recorders_) {
    const Recorder& one = *recorder;
    rows[one.name()] = &one.store();
    if (RowLabels labels = one.labels(); !labels.empty()) now.labels[one.name()] = std::move(labels);
  }
  now.taken.clear();
  const auto note = [&now](const auto& taken) {
    for (const auto* one : taken) now.taken[one->name()] = {one->weeks().begin(), one->weeks().end()};
  };
  note(recorders_of<Panel>(recorders_));
  note(recorders_of<Survey>(recorders_));
  write_checkpoint(file, now, world(), rows);
}

const Recording& Run::recording() const
{
  return *recorders_of<Recording>(recorders_).front();
}

FileGroup Run::contents() const
{
  return result_contents(scenario_, start_, world(), recorders_, so_far_.facts);
}

}  // namespace linli
