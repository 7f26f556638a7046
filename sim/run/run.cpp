#include "run/run.hpp"

#include "engine/panel.hpp"
#include "engine/recording.hpp"
#include "engine/survey.hpp"
#include "output/contents/contents.hpp"
#include "output/files/spool.hpp"
#include "run/reached.hpp"
#include "run/resume.hpp"
#include "scenario/read_scenario.hpp"

#include <chrono>
#include <memory>
#include <utility>

namespace linli {
namespace {

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

/// Where what is recorded waits, and what a checkpoint says of the result.
struct Run::Keeping {
  MakeStore make_store = [] { return std::make_shared<MemoryStore>(); };
  std::string output{};  ///< beside which the checkpoints are
  bool overwrite = false;

  static Keeping beside(const ClaimedOutput& output)
  {
    return {[place = output.place()] { return std::make_shared<Spool>(place); },
            output.place().filename().string(), output.policy() == Overwrite::replace};
  }
};

Run::Run(Scenario scenario, Assembled start, RunSoFar so_far, const Keeping& keeping, const Workers& workers,
         const Reached* from)
    : scenario_(std::move(scenario)),
      start_(std::move(start)),
      so_far_(std::move(so_far)),
      simulation_(std::move(start_.world), make_week(scenario_), scenario_.run.luck(), workers,
                  so_far_.weeks),
      recorders_(recorders_for(scenario_, simulation_.world(), so_far_.people_luck, keeping.make_store, from))
{
  so_far_.output = keeping.output;
  so_far_.overwrite = keeping.overwrite;
}

Run Run::begun(Scenario scenario, const Keeping& keeping, const Workers& workers)
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
  Assembled start = assemble(scenario, make_week(scenario), workers);
  Run run(std::move(scenario), std::move(start), std::move(so_far), keeping, workers, nullptr);
  run.facts().setup_seconds = seconds_since(began);
  return run;
}

Run Run::gone_on(const Reached& from, Scenario scenario, const Keeping& keeping, const Workers& workers)
{
  const auto began = std::chrono::steady_clock::now();
  RunSoFar so_far = from.so_far;
  so_far.facts.threads = workers.threads();
  note_files(scenario, so_far);
  scenario.file = so_far.scenario_file;
  auto [world, removed] = world_under(scenario, from, make_week(scenario), workers);
  Assembled start{so_far.fit, so_far.secretaries_fit, so_far.margin_status, std::move(world)};
  Run run(std::move(scenario), std::move(start), std::move(so_far), keeping, workers, &from);
  record_removed(run.recorders_, run.weeks(), removed);
  run.facts().setup_seconds = seconds_since(began);
  return run;
}

Run Run::begin(Scenario scenario, const Workers& workers)
{
  return begun(std::move(scenario), {}, workers);
}

Run Run::begin(Scenario scenario, const ClaimedOutput& output, const Workers& workers)
{
  return begun(std::move(scenario), Keeping::beside(output), workers);
}

Run Run::go_on(const Checkpoint& checkpoint, Scenario scenario, const Workers& workers)
{
  return gone_on(reached_in(checkpoint), std::move(scenario), {}, workers);
}

Run Run::go_on(const Checkpoint& checkpoint, Scenario scenario, const ClaimedOutput& output,
               const Workers& workers)
{
  return gone_on(reached_in(checkpoint), std::move(scenario), Keeping::beside(output), workers);
}

/// Where nothing changes that acts or is recorded, the run is the one that never branched, and needs no scenario before.
Run Run::branched(const Reached& from, Branch branch, const Keeping& keeping, const Workers& workers)
{
  const std::vector<std::string> lines = lines_of(branch, from.so_far.weeks);
  Run run = gone_on(from, std::move(branch.scenario), keeping, workers);
  RunFacts& facts = run.facts();
  facts.branched.insert(facts.branched.end(), lines.begin(), lines.end());
  if (!branch.changes.empty()) facts.stages.push_back({from.so_far.as_resolved, from.so_far.weeks});
  return run;
}

Run Run::branch_from(const Checkpoint& checkpoint, Branch branch, const Workers& workers)
{
  return branched(reached_in(checkpoint), std::move(branch), {}, workers);
}

Run Run::branch_from(const Checkpoint& checkpoint, Branch branch, const ClaimedOutput& output,
                     const Workers& workers)
{
  return branched(reached_in(checkpoint), std::move(branch), Keeping::beside(output), workers);
}

Run Run::branch(Scenario scenario) const
{
  Branch branch = branch_to(scenario_, weeks(), std::move(scenario));
  return branched(reached_by(so_far(), scenario_, world(), recorders_), std::move(branch), {},
                  simulation_.workers());
}

void Run::step()
{
  const auto began = std::chrono::steady_clock::now();
  std::vector<Recorder*> recorders;
  for (const auto& recorder : recorders_) recorders.push_back(recorder.get());
  simulation_.step(recorders);
  so_far_.facts.weeks_seconds += seconds_since(began);
}

RunSoFar Run::so_far() const
{
  RunSoFar now = so_far_;
  now.facts.status = RunFacts{}.status;  // it may have been said of a run that ended here
  now.facts.state_digest.clear();
  now.weeks = weeks();
  now.as_resolved = resolved_yaml(scenario_);
  now.fit = start_.fit;
  now.secretaries_fit = start_.secretaries_fit;
  now.margin_status = start_.margin_status;
  for (const auto& recorder : recorders_) {
    if (RowLabels labels = recorder->labels(); !labels.empty())
      now.labels[recorder->name()] = std::move(labels);
  }
  now.taken.clear();
  const auto note = [&now](const auto& taken) {
    for (const auto* one : taken) now.taken[one->name()] = {one->weeks().begin(), one->weeks().end()};
  };
  note(recorders_of<Panel>(recorders_));
  note(recorders_of<Survey>(recorders_));
  return now;
}

void Run::save(const std::filesystem::path& file, const CheckpointHabit& habit) const
{
  RunSoFar now = so_far();
  now.checkpoint_every = habit.every;
  now.keep_checkpoints = habit.keep;
  now.stays = habit.stays;
  now.earlier = habit.earlier;
  std::map<std::string, const RowStore*> rows;
  for (const auto& recorder : recorders_) rows[recorder->name()] = &std::as_const(*recorder).store();
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
