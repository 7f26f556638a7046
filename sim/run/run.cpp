#include "run/run.hpp"

#include "engine/intervention_places.hpp"
#include "engine/recording_plan.hpp"
#include "interventions/branching.hpp"
#include "interventions/interventions.hpp"
#include "output/contents/contents.hpp"
#include "output/files/spool.hpp"
#include "run/branching.hpp"
#include "run/resume.hpp"
#include "scenario/read_scenario.hpp"

#include <algorithm>
#include <iterator>

namespace linli {
namespace {

constexpr const char* series_rows = "series";

std::string intervention_rows(const InterventionRecord& record)
{
  return "intervention " + record.name();
}

/// How many of these weeks are in the checkpoint.
std::size_t done(const std::vector<std::int64_t>& weeks, const Checkpoint& from)
{
  return static_cast<std::size_t>(
      std::ranges::count_if(weeks, [&](std::int64_t week) { return week < from.run().weeks; }));
}

bool same_rows(const RecordingPlan& a, const RecordingPlan& b)
{
  return a.groupings == b.groupings &&
         std::ranges::equal(a.observables, b.observables, {}, &Observable::name, &Observable::name);
}

/// Series that the checkpoint's run did not record are missing in its weeks.
void restore_other_series(Recording& recording, const RecordingPlan& before, const World& world,
                          const std::filesystem::path& output, const Checkpoint& from)
{
  const auto rows = std::make_shared<Spool>(output);
  Recording past(before.observables, world, before.groupings, rows);
  const auto weeks = static_cast<std::size_t>(from.run().weeks);
  from.restore(series_rows, *rows, weeks * past.bytes_a_week());
  past.go_on_after(weeks);
  recording.take_over(past);
}

Recording make_recording(const RecordingPlan& plan, const World& world, const std::filesystem::path& output,
                         const Checkpoint* from)
{
  const auto rows = std::make_shared<Spool>(output);
  Recording recording(plan.observables, world, plan.groupings, rows);
  if (from == nullptr) return recording;
  const RecordingPlan before = recording_plan(scenario_of(*from), world);
  if (same_rows(before, plan)) {
    const auto weeks = static_cast<std::size_t>(from->run().weeks);
    from->restore(series_rows, *rows, weeks * recording.bytes_a_week());
    recording.go_on_after(weeks);
  } else {
    restore_other_series(recording, before, world, output, *from);
  }
  return recording;
}

std::vector<Panel> make_panels(const RecordingPlan& plan, const World& world, const Luck& luck,
                               const std::filesystem::path& output, const Checkpoint* from)
{
  std::vector<Panel> out;
  for (const PanelPlan& panel : plan.panels) {
    const auto rows = std::make_shared<Spool>(output);
    out.emplace_back(panel, world, luck, rows);
    if (from == nullptr) continue;
    from->restore(panel_rows(panel.name), *rows, done(panel.weeks, *from) * out.back().bytes_a_row());
  }
  return out;
}

std::vector<Survey> make_surveys(const RecordingPlan& plan, const std::filesystem::path& output,
                                 const Checkpoint* from)
{
  std::vector<Survey> out;
  for (const SurveyPlan& survey : plan.surveys) {
    const auto rows = std::make_shared<Spool>(output);
    out.emplace_back(survey, rows);
    if (from == nullptr) continue;
    from->restore(survey_rows(survey.name), *rows, done(survey.weeks, *from) * out.back().bytes_a_row());
  }
  return out;
}

/// One that the checkpoint does not know did nothing before.
std::vector<InterventionRecord> make_records(const Scenario& scenario, const World& world,
                                             const std::filesystem::path& output, const Checkpoint* from)
{
  std::vector<InterventionRecord> out;
  for (const auto& [name, unused] : scenario.interventions) {
    const auto rows = std::make_shared<Spool>(output);
    InterventionRecord& record = out.emplace_back(name, world.areas(), rows);
    if (from == nullptr) continue;
    const auto weeks = static_cast<std::size_t>(from->run().weeks);
    if (from->has_recorded(intervention_rows(record))) {
      from->restore(intervention_rows(record), *rows, weeks * record.bytes_a_week());
    } else {
      record.skip(weeks);
    }
  }
  return out;
}

RecordingPlan plan_of(const Scenario& scenario, const World& world, const Checkpoint* from)
{
  RecordingPlan plan = recording_plan(scenario, world);
  return from == nullptr ? plan : going_on(std::move(plan), from->run());
}

/// The world of a checkpoint under a scenario that may be another.
World world_under(const Scenario& scenario, const Checkpoint& checkpoint, const Week& week,
                  const Workers& workers)
{
  World world = checkpoint.world();
  if (resolved_yaml(scenario) == checkpoint.run().as_resolved) return world;
  const Scenario before = scenario_of(checkpoint);
  const bool whole = scenario.population.subdistricts.empty() && scenario.population.areas.empty();
  if (whole) require_known_places(scenario, world.people);
  require_reached_places(scenario, world.people);
  require_effect(before, scenario, checkpoint.run(), world);
  keep_only(scenario.interventions, world);
  derive_anew(world, week, checkpoint.run().people_luck, workers);
  cross_over(before.interventions, scenario.interventions, world);
  return world;
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
      plan_(plan_of(scenario_, simulation_.world(), from)),
      recording_(make_recording(plan_, simulation_.world(), output.place(), from)),
      panels_(make_panels(plan_, simulation_.world(), so_far_.people_luck, output.place(), from)),
      surveys_(make_surveys(plan_, output.place(), from)),
      interventions_(make_records(scenario_, simulation_.world(), output.place(), from))
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
  World world = world_under(scenario, checkpoint, week, workers);
  Assembled start{so_far.fit, so_far.secretaries_fit, so_far.margin_status, std::move(world)};
  Run run(std::move(scenario), std::move(start), std::move(so_far), week, output, workers, &checkpoint);
  run.facts().setup_seconds = seconds_since(began);
  return run;
}

void Run::step()
{
  const auto began = std::chrono::steady_clock::now();
  const std::int64_t week = simulation_.weeks();
  simulation_.step(&recording_);
  for (Panel& panel : panels_) panel.observe(simulation_.world(), week);
  for (Survey& survey : surveys_) survey.observe(simulation_.world(), {week, scenario_.run.luck()});
  for (InterventionRecord& record : interventions_) record.observe(simulation_.world());
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
  std::map<std::string, const RowStore*> rows{{series_rows, &recording_.store()}};
  now.taken.clear();
  const auto add = [&](const std::string& name, const std::vector<std::int64_t>& of_plan,
                       const RowStore& store) {
    rows[name] = &store;
    std::vector<std::int64_t>& taken = now.taken[name];
    std::ranges::copy_if(of_plan, std::back_inserter(taken),
                         [&](std::int64_t week) { return week < weeks(); });
  };
  for (const Panel& panel : panels_) add(panel_rows(panel.plan().name), panel.plan().weeks, panel.store());
  for (const Survey& survey : surveys_)
    add(survey_rows(survey.plan().name), survey.plan().weeks, survey.store());
  for (const InterventionRecord& record : interventions_) rows[intervention_rows(record)] = &record.store();
  write_checkpoint(file, now, world(), rows);
}

Group Run::contents() const
{
  return result_contents(scenario_, start_, world(), recording_, panels_, surveys_, interventions_,
                         so_far_.facts);
}

}  // namespace linli
