#include "app/run_loop.hpp"

#include "app/interruption.hpp"
#include "app/progress.hpp"
#include "app/summary.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "world/invariants.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace linli {
namespace {

void introduce(Session& session)
{
  const World& world = session.world();
  const std::uint64_t bytes =
      estimated_bytes(session.scenario(), session.recording(), session.panels(), session.surveys());
  const double megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print(stderr,
             "{}: {} residents in {} residential areas, {} in {:.1f} s on {} threads; at most {:.1f} MB of "
             "results\n",
             session.scenario().naming.name, grouped(static_cast<std::int64_t>(world.size())), world.areas(),
             session.weeks() == 0 ? "set up" : fmt::format("going on after week {}, set up", session.weeks()),
             session.facts().setup_seconds, session.facts().threads, megabytes);
}

std::filesystem::path save(const Session& session, Checkpoints& checkpoints, const RunManner& how)
{
  const CheckpointHabit habit{how.checkpoint_every, checkpoints.keep(), checkpoints.names()};
  return checkpoints.write(session.weeks(),
                           [&](const std::filesystem::path& temporary) { session.save(temporary, habit); });
}

/// Saves what is needed to go on, and publishes what is done.
int stop(Session& session, Checkpoints& checkpoints, const ClaimedOutput& claim, const RunManner& how)
{
  const std::filesystem::path file = save(session, checkpoints, how);
  const std::filesystem::path so_far = stopped_file(claim.place());
  if (session.weeks() > 0) {
    session.facts().status = "stopped";
    session.facts().state_digest = digest_of(session.world());
    const Overwrite policy = is_stopped_result(so_far) ? Overwrite::replace : Overwrite::refuse;
    publish_tree(ClaimedOutput(so_far, policy), session.contents());
  }
  fmt::print(stderr, "linli: stopped after week {} of {}{}; go on with: linli run --resume {}\n",
             session.weeks(), session.scenario().run.all_weeks(),
             session.weeks() > 0 ? fmt::format(", so far in {}", so_far.string()) : "",
             shell_quoted(file.string()));
  return static_cast<int>(Exit::stopped);
}

/// What is broken is our mistake; the result is kept under another name, marked, so that it can be looked into.
[[noreturn]] void fail_broken(Session& session, const std::vector<std::string>& broken,
                              const ClaimedOutput& claim)
{
  const std::filesystem::path file = broken_file(claim.place());
  session.facts().status = "invariant broken";
  publish_tree(ClaimedOutput(file, Overwrite::replace), session.contents());
  std::vector<Problem> problems;
  for (const std::string& what : broken) {
    problems.push_back({.file = file.string(),
                        .problem = what,
                        .why = "an invariant of the model does not hold",
                        .hint = "please report it"});
  }
  throw Error(Exit::invariant, problems);
}

int weeks_and_result(Session& session, Checkpoints& checkpoints, const ClaimedOutput& claim,
                     const RunManner& how)
{
  if (!how.quiet) introduce(session);
  Progress progress(how.quiet ? Progress::Style::quiet : Progress::fitting(),
                    session.scenario().run.all_weeks(), session.world().size(), session.weeks());
  while (!session.done()) {
    if (Interruption::asked()) {
      progress.finish();
      return stop(session, checkpoints, claim, how);
    }
    session.step();
    progress.done(session.weeks());
    if (how.checkpoint_every > 0 && session.weeks() % how.checkpoint_every == 0 && !session.done()) {
      save(session, checkpoints, how);
    }
  }
  progress.finish();
  session.facts().state_digest = digest_of(session.world());

  const std::vector<std::string> broken = broken_invariants(session.world());
  if (!broken.empty()) fail_broken(session, broken, claim);
  publish_tree(claim, session.contents());
  checkpoints.finish();
  const std::string output = claim.target().string();
  if (!how.quiet)
    print_summary(session.scenario(), session.world(), session.recording(), session.facts(), output);
  return 0;
}

/// A disk that fails costs only the weeks since the last checkpoint: whoever is told should know.
[[noreturn]] void rethrow_with_way_on(const Error& error, const std::filesystem::path& checkpoint)
{
  std::vector<Problem> problems = error.problems();
  std::string& hint = problems.back().hint;
  hint += fmt::format("{}what is done is saved; go on with: linli run --resume {}", hint.empty() ? "" : "; ",
                      shell_quoted(checkpoint.string()));
  throw Error(error.exit(), std::move(problems));
}

}  // namespace

int carry_out(Session session, Checkpoints checkpoints, const ClaimedOutput& claim, const RunManner& how)
{
  try {
    return weeks_and_result(session, checkpoints, claim, how);
  } catch (const Error& error) {
    const bool of_output = error.exit() == Exit::io || error.exit() == Exit::output_in_use;
    if (!of_output || checkpoints.newest().empty()) throw;
    rethrow_with_way_on(error, checkpoints.newest());
  }
}

}  // namespace linli
