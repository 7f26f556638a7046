#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/run_loop.hpp"
#include "app/say.hpp"
#include "app/scenario_options.hpp"
#include "app/stop_at.hpp"
#include "core/build_info.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "core/week_text.hpp"
#include "run/resume.hpp"
#include "scenario/data_files.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace linli {
namespace {

struct RunOptions {
  ScenarioOptions scenario;
  std::string output;
  std::string resume;  ///< checkpoint to go on from
  std::string from;    ///< checkpoint to branch from
  Keep keep_checkpoints = Keep::last_two;
  bool overwrite = false;
  RunManner how;
};

/// The result is named after the scenario unless told otherwise.
std::string output_of(const RunOptions& options, const Scenario& scenario)
{
  if (!options.output.empty()) return options.output;
  const std::string& name = scenario.naming.name;
  if (name.empty() || name.find('/') != std::string::npos) {
    throw Error(Exit::usage, fmt::format("the scenario's name `{}` cannot name a file", name),
                "the result is named after it", "name the result with -o FILE");
  }
  return name + ".h5";
}

/// The result is that of the run that is gone on with, beside its checkpoint, unless told otherwise.
std::string output_of(const RunOptions& options, const Checkpoint& checkpoint)
{
  if (!options.output.empty()) return options.output;
  const std::string& name = checkpoint.run().output;
  if (name.empty()) {
    throw Error(Exit::usage, fmt::format("the run of {} has no output", options.resume),
                "it was kept in memory", "name one with -o FILE");
  }
  return (std::filesystem::path(options.resume).parent_path() / name).string();
}

/// A run must not replace what it is made from.
void require_different(const std::string& output, const std::string& file, const std::string& what)
{
  std::error_code ignored;
  if (std::filesystem::equivalent(output, file, ignored)) {
    throw Error(Exit::usage, fmt::format("the output {} is {}", output, what), "it would be replaced",
                "choose another -o FILE");
  }
}

/// Nor any file of its scenario.
void require_other_file(const std::string& output, const Scenario& scenario)
{
  const auto data = [&](const std::string& name) { return locate_data(scenario.file, name); };
  std::vector<std::pair<std::string, std::string>> read{
      {data(scenario.population.margins), "the scenario's file of margins"},
      {data(scenario.population.secretaries), "the scenario's file of secretaries"}};
  for (const ScenarioText& text : scenario.texts) {
    read.emplace_back(
        text.file, text.file == scenario.file ? "the scenario itself" : "a file that the scenario extends");
  }
  for (const auto& [file, what] : read) require_different(output, file, what);
}

Overwrite policy_of(const RunOptions& options)
{
  return options.overwrite ? Overwrite::replace : Overwrite::refuse;
}

/// Checkpoints of an earlier run under the same name are not replaced unasked.
void require_no_checkpoints(const RunOptions& options, const ClaimedOutput& claim)
{
  require_no_checkpoint_at(options.how.stop_at, claim, policy_of(options));
  const std::vector<std::filesystem::path> left = checkpoints_of(claim.place());
  if (options.how.checkpoint_every == 0 || options.overwrite || left.empty()) return;
  throw Error(
      Exit::output_in_use, fmt::format("{} is there already", left.back().string()),
      "it is a checkpoint of an earlier run of the same name",
      fmt::format(
          "go on from it with: linli run --resume {}, replace it with --overwrite, or choose another name",
          shell_quoted(left.back().string())));
}

int run_from_beginning(const RunOptions& options)
{
  const Interruption interruption;
  const Workers workers(options.scenario.threads);
  Scenario scenario = options.scenario.read();
  require_possible_stop(options.how.stop_at, scenario, 0);
  const std::string output = output_of(options, scenario);
  require_other_file(output, scenario);
  require_short_name(output);
  const ClaimedOutput claim(output, policy_of(options));
  require_no_checkpoints(options, claim);
  Checkpoints checkpoints(claim.place(), options.keep_checkpoints);
  Run run = Run::begin(std::move(scenario), claim, workers);
  return carry_out(std::move(run), std::move(checkpoints), claim, options.how);
}

/// A program of another commit may compute something else; whoever goes on with it should know.
void note_other_commit(const Checkpoint& checkpoint)
{
  const std::string here = build_info().commit;
  if (checkpoint.commit() == here && !build_info().dirty) return;
  say(fmt::format(
      "{}: made by the program of commit {}; this one is of {}{} and may compute something else\n",
      checkpoint.file().string(), checkpoint.commit().substr(0, 12), here.substr(0, 12),
      build_info().dirty ? " with uncommitted changes" : ""));
}

int resume(const RunOptions& options)
{
  const Interruption interruption;
  const Workers workers(options.scenario.threads);
  std::optional<Checkpoint> checkpoint(options.resume);
  if (!options.scenario.file.empty()) require_same(*checkpoint, options.scenario.read_to_go_on());
  if (options.scenario.file.empty() && !options.scenario.changes().empty()) {
    throw Error(Exit::usage, "--resume goes on under the scenario of the checkpoint",
                "a change would make it another run", "use --from to branch, or leave the change out");
  }
  Scenario scenario = scenario_of(*checkpoint);
  require_possible_stop(options.how.stop_at, scenario, checkpoint->run().weeks);
  note_other_commit(*checkpoint);
  const std::filesystem::path beside = std::filesystem::path(options.resume).parent_path();
  const std::string output = output_of(options, *checkpoint);
  require_different(output, options.resume, "the checkpoint");
  require_short_name(output);
  const bool replace = options.overwrite || checkpoint->run().overwrite;
  const ClaimedOutput claim(output, replace ? Overwrite::replace : Overwrite::refuse);
  require_no_checkpoint_at(options.how.stop_at, claim, policy_of(options));
  RunManner how = options.how;  // as the run began, unless told otherwise
  if (how.checkpoint_every == 0) how.checkpoint_every = checkpoint->run().checkpoint_every;
  const Keep keep = checkpoint->run().keep_checkpoints ? Keep::all : options.keep_checkpoints;
  Checkpoints checkpoints(claim.place(), keep);
  for (const std::string& name : checkpoint->run().earlier) checkpoints.adopt(beside / name);
  if (!checkpoint->run().stays) checkpoints.adopt(options.resume);
  Run run = Run::go_on(*checkpoint, std::move(scenario), claim, workers);
  checkpoint.reset();  // the run has all of it
  run.facts().continued_at.push_back(run.weeks());
  return carry_out(std::move(run), std::move(checkpoints), claim, how);
}

int branch(const RunOptions& options)
{
  const Interruption interruption;
  const Workers workers(options.scenario.threads);
  std::optional<Checkpoint> checkpoint(options.from);
  Branch other = options.scenario.file.empty() ? branch_of(*checkpoint, options.scenario.changes())
                                               : branch_to(*checkpoint, options.scenario.read_to_go_on());
  require_possible_stop(options.how.stop_at, other.scenario, checkpoint->run().weeks);
  const std::string output = output_of(options, other.scenario);
  require_other_file(output, other.scenario);
  require_different(output, options.from, "the checkpoint");
  require_short_name(output);
  const ClaimedOutput claim(output, policy_of(options));
  require_no_checkpoints(options, claim);
  note_other_commit(*checkpoint);
  Checkpoints checkpoints(claim.place(), options.keep_checkpoints);
  const std::vector<std::string> changes = other.changes;
  Run run = Run::branch_from(*checkpoint, std::move(other), claim, workers);
  checkpoint.reset();  // the run has all of it
  for (const std::string& change : changes) {
    if (!options.how.quiet)
      say(fmt::format("acts from {} on: {}\n", week_text(run.scenario().run.calendar(), run.weeks()),
                      change));
  }
  return carry_out(std::move(run), std::move(checkpoints), claim, options.how);
}

int run(const RunOptions& options)
{
  if (!options.resume.empty()) return resume(options);
  if (!options.from.empty()) return branch(options);
  if (options.scenario.file.empty())
    throw Error(Exit::usage, "a scenario is required, or a checkpoint with --resume or --from", {},
                "see linli run --help");
  return run_from_beginning(options);
}

}  // namespace

void add_run(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand("run", "Simulate a scenario and save the result");
  auto options = std::make_shared<RunOptions>();
  options->scenario.add_optional_to(*command);
  options->scenario.add_threads_to(*command);
  command
      ->add_option("-o,--output", options->output,
                   "Result file; without it NAME.h5 after the scenario's name")
      ->type_name("FILE");
  command
      ->add_option(
          "--checkpoint-every", options->how.checkpoint_every,
          "Save all that is needed to go on every N weeks, beside the result; the last two are kept until "
          "it is complete")
      ->type_name("N")
      ->check(CLI::Range(1, 10400).description(""));
  command->add_flag_callback(
      "--keep-checkpoints", [options] { options->keep_checkpoints = Keep::all; },
      "Keep them all, e.g. to branch from");
  command
      ->add_option(
          "--stop-at", options->how.stop_at,
          "End after N weeks, the burn-in included, with a checkpoint that stays instead of a result")
      ->type_name("N")
      ->check(CLI::Range(1, 10400).description(""));
  auto* resume = command
                     ->add_option("--resume", options->resume,
                                  "Go on from a checkpoint; the result is the same as without the stop")
                     ->type_name("CHECKPOINT");
  command
      ->add_option("--from", options->from,
                   "Branch from a checkpoint: another future, under SCENARIO or what --set changes of the "
                   "checkpoint's own")
      ->type_name("CHECKPOINT")
      ->excludes(resume);
  command->add_flag("--quiet", options->how.quiet, "No progress, no summary");
  command->add_flag("--overwrite", options->overwrite,
                    "Replace an existing result; it stays until the new one is complete");
  command->footer(
      "Examples:\n  linli run baseline -o base.h5\n"
      "  linli run scenarios/baseline.yaml --scale 0.1 --weeks 52 -o small.h5 --overwrite\n"
      "  linli run scenarios/baseline.yaml -o steps.h5 --checkpoint-every 52 --keep-checkpoints\n"
      "  linli run scenarios/baseline.yaml -o past.h5 --stop-at 104\n"
      "  linli run --from past.week-00104.checkpoint --set programme.calls=0.05 -o more_calls.h5\n"
      "  linli run --from past.week-00104.checkpoint reform.yaml -o reform.h5\n"
      "  linli run --resume steps.week-00052.checkpoint -o again.h5\n\n"
      "The first Ctrl-C (SIGINT, SIGTERM, a batch system's SIGUSR1 or SIGXCPU) finishes the week, saves a "
      "checkpoint\nand ends with exit code 75.  Names of checkpoints count the weeks done, the burn-in "
      "included.");
  command->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace linli
