#include "app/run_loop.hpp"

#include "app/interruption.hpp"
#include "app/progress.hpp"
#include "app/say.hpp"
#include "app/summary.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "core/week_text.hpp"
#include "engine/event_record.hpp"
#include "engine/intervention_faults.hpp"
#include "population/scale_note.hpp"
#include "study/implausible.hpp"
#include "world/invariants.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <new>

namespace linli {
namespace {

Calendar calendar_of(const Run& run)
{
  return run.scenario().run.calendar();
}

void introduce(Run& run)
{
  const World& world = run.world();
  const std::string going_on =
      run.weeks() == 0 ? "" : fmt::format("going on {}, ", after_text(calendar_of(run), run.weeks()));
  say(fmt::format("{}: {} residents in {} residential areas, {}set up in {:.1f} s on {} threads; {}\n",
                  run.scenario().naming.name, grouped(static_cast<std::int64_t>(world.size())), world.areas(),
                  going_on, run.facts().setup_seconds, run.facts().threads,
                  result_size(run.recorders(), run.scenario().run.all_weeks()).told()));
  for (const Problem& note : intervention_notes(run.scenario())) say(fmt::format("note: {}\n", note.text()));
  const std::size_t implausible = implausible_values(run.scenario()).size();
  if (implausible > 0)
    say(fmt::format("note: {} outside {} plausible range; linli check names {}\n",
                    implausible == 1 ? "1 parameter lies" : fmt::format("{} parameters lie", implausible),
                    implausible == 1 ? "its" : "their", implausible == 1 ? "it" : "them"));
  const std::string note = scale_note(run.scenario().population.scale);
  if (!note.empty()) say(note + "\n");
}

/// How long a checkpoint is there: until the result is complete, or as long as people want it.
enum class Stays { until_complete, asked_for };

std::filesystem::path save(const Run& run, Checkpoints& checkpoints, const RunManner& how,
                           Stays stays = Stays::until_complete)
{
  const CheckpointHabit habit{how.checkpoint_every, checkpoints.keep() == Keep::all,
                              stays == Stays::asked_for, checkpoints.names()};
  return checkpoints.write(run.weeks(),
                           [&](const std::filesystem::path& temporary) { run.save(temporary, habit); });
}

/// Saves what is needed to go on, and publishes what is done.
int stop(Run& run, Checkpoints& checkpoints, const ClaimedOutput& claim, const RunManner& how)
{
  const std::filesystem::path file = save(run, checkpoints, how);
  const std::filesystem::path so_far = stopped_file(claim.place());
  if (run.weeks() > 0) {
    run.facts().status = "stopped";
    run.facts().state_digest = digest_of(run.world());
    const Overwrite policy = is_stopped_result(so_far) ? Overwrite::replace : Overwrite::refuse;
    publish_tree(ClaimedOutput(so_far, policy), run.contents());
  }
  say(fmt::format("linli: stopped {}, {} of {} weeks done{}; go on with: linli run --resume {}\n",
                  after_text(calendar_of(run), run.weeks()), run.weeks(), run.scenario().run.all_weeks(),
                  run.weeks() > 0 ? fmt::format(", so far in {}", so_far.string()) : "",
                  shell_quoted(file.string())));
  return static_cast<int>(Exit::stopped);
}

/// Ends where it was told to, with what is needed to go on and nothing else.
int leave(Run& run, Checkpoints& checkpoints, const RunManner& how)
{
  const std::filesystem::path file = save(run, checkpoints, how, Stays::asked_for);
  checkpoints.forget_stop();
  if (how.quiet) return 0;
  const std::string quoted = shell_quoted(file.string());
  say(fmt::format(
      "{}: {}, {} of {} weeks done; go on with: linli run --resume {}, branch with: linli run --from {}\n",
      file.string(), after_text(calendar_of(run), run.weeks()), run.weeks(), run.scenario().run.all_weeks(),
      quoted, quoted));
  return 0;
}

/// What is broken is our mistake; the result is kept under another name, marked, so that it can be looked into.
[[noreturn]] void fail_broken(Run& run, const std::vector<std::string>& broken, const ClaimedOutput& claim)
{
  const std::filesystem::path file = broken_file(claim.place());
  run.facts().status = "invariant broken";
  publish_tree(ClaimedOutput(file, Overwrite::replace), run.contents());
  std::vector<Problem> problems;
  for (const std::string& what : broken) {
    problems.push_back({.file = file.string(),
                        .problem = what,
                        .why = "an invariant of the model does not hold",
                        .hint = "please report it"});
  }
  throw Error(Exit::invariant, problems);
}

int weeks_and_result(Run& run, Checkpoints& checkpoints, const ClaimedOutput& claim, const RunManner& how)
{
  if (!how.quiet) introduce(run);
  Progress progress(how.quiet ? Progress::Style::quiet : Progress::fitting(), run.scenario().run.all_weeks(),
                    run.world().size(), run.weeks());
  while (!run.done()) {
    if (Interruption::asked()) {
      progress.finish();
      return stop(run, checkpoints, claim, how);
    }
    run.step();
    progress.done(run.weeks());
    if (run.weeks() == how.stop_at) {
      progress.finish();
      return leave(run, checkpoints, how);
    }
    if (how.checkpoint_every > 0 && run.weeks() % how.checkpoint_every == 0 && !run.done()) {
      save(run, checkpoints, how);
    }
  }
  progress.finish();
  run.facts().state_digest = digest_of(run.world());

  const std::vector<std::string> broken = broken_invariants(run.world());
  if (!broken.empty()) fail_broken(run, broken, claim);
  publish_tree(claim, run.contents());
  checkpoints.finish();
  const std::string output = claim.target().string();
  if (!how.quiet) print_summary(run.scenario(), run.world(), run.recording(), run.facts(), output);
  return 0;
}

/// A disk that fails, or memory that runs out, costs only the weeks since the last checkpoint: whoever is told should know.
[[noreturn]] void rethrow_with_way_on(const Error& error, const std::filesystem::path& checkpoint)
{
  std::vector<Problem> problems = error.problems();
  std::string& hint = problems.back().hint;
  hint += fmt::format("{}what is done is saved; go on with: linli run --resume {}", hint.empty() ? "" : "; ",
                      shell_quoted(checkpoint.string()));
  throw Error(error.exit(), std::move(problems));
}

}  // namespace

int carry_out(Run run, Checkpoints checkpoints, const ClaimedOutput& claim, const RunManner& how)
{
  try {
    return weeks_and_result(run, checkpoints, claim, how);
  } catch (const Error& error) {
    const bool is_ours = error.exit() == Exit::bug || error.exit() == Exit::invariant;
    if (is_ours || checkpoints.newest().empty()) throw;
    rethrow_with_way_on(error, checkpoints.newest());
  } catch (const std::bad_alloc&) {
    if (checkpoints.newest().empty()) throw;
    rethrow_with_way_on(Error(Exit::resources, "there is not enough memory"), checkpoints.newest());
  }
}

}  // namespace linli
