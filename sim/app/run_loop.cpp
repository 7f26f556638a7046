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

/// What is broken is our mistake; the result is kept, marked, so that it can be looked into.
std::vector<Problem> problems_of(const std::vector<std::string>& broken, const std::string& output)
{
  std::vector<Problem> problems;
  for (const std::string& what : broken) {
    problems.push_back({.file = output, .problem = what, .why = "an invariant of the model does not hold"});
  }
  return problems;
}

void introduce(Session& session)
{
  const World& world = session.world();
  const double megabytes =
      static_cast<double>(estimated_bytes(session.scenario(), session.recording(), session.panels())) / 1e6;
  fmt::print(stderr,
             "{}: {} residents in {} residential areas, {} in {:.1f} s on {} threads; at most {:.1f} MB of "
             "results\n",
             session.scenario().naming.name, grouped(static_cast<std::int64_t>(world.size())), world.areas(),
             session.weeks() == 0 ? "set up" : fmt::format("going on after week {}, set up", session.weeks()),
             session.facts().setup_seconds, session.facts().threads, megabytes);
}

/// Saves what is needed to go on, and publishes what is done.
int stop(Session& session, Checkpoints& checkpoints, const ClaimedOutput& claim)
{
  const std::filesystem::path file = checkpoints.write(
      session.weeks(), [&](const std::filesystem::path& temporary) { session.save(temporary); });
  const std::filesystem::path so_far = stopped_file(claim.place());
  if (session.weeks() > 0) {
    session.facts().status = "stopped";
    session.facts().state_digest = digest_of(session.world());
    publish_tree(ClaimedOutput(so_far, Overwrite::replace), session.contents());
  }
  fmt::print(stderr, "linli: stopped after week {} of {}{}; go on with: linli run --resume {}\n",
             session.weeks(), session.scenario().run.all_weeks(),
             session.weeks() > 0 ? fmt::format(", so far in {}", so_far.string()) : "", file.string());
  return static_cast<int>(Exit::stopped);
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
      return stop(session, checkpoints, claim);
    }
    session.step();
    progress.done(session.weeks());
    if (how.checkpoint_every > 0 && session.weeks() % how.checkpoint_every == 0 && !session.done()) {
      checkpoints.write(session.weeks(),
                        [&](const std::filesystem::path& temporary) { session.save(temporary); });
    }
  }
  progress.finish();
  session.facts().state_digest = digest_of(session.world());

  const std::vector<std::string> broken = broken_invariants(session.world());
  if (!broken.empty()) session.facts().status = "invariant broken";
  publish_tree(claim, session.contents());
  checkpoints.finish();
  const std::string output = claim.target().string();
  if (!broken.empty()) throw Error(Exit::invariant, problems_of(broken, output));
  if (!how.quiet)
    print_summary(session.scenario(), session.world(), session.recording(), session.facts(), output);
  return 0;
}

/// A disk that fails costs only the weeks since the last checkpoint: whoever is told should know.
[[noreturn]] void rethrow_with_way_on(const Error& error, const std::filesystem::path& checkpoint)
{
  std::vector<Problem> problems = error.problems();
  Problem& last = problems.back();
  if (last.hint.empty())
    last.hint = fmt::format("what is done is saved; go on with: linli run --resume {}", checkpoint.string());
  throw Error(error.exit(), std::move(problems));
}

}  // namespace

int carry_out(Session session, Checkpoints checkpoints, const ClaimedOutput& claim, const RunManner& how)
{
  try {
    return weeks_and_result(session, checkpoints, claim, how);
  } catch (const Error& error) {
    if (error.exit() != Exit::io || checkpoints.newest().empty()) throw;
    rethrow_with_way_on(error, checkpoints.newest());
  }
}

}  // namespace linli
