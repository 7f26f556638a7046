#pragma once
/// A run from scenario to result: begin, go on, branch, step, save, contents.  What it records waits beside an output, or
/// in memory, where whoever asks for it has it at once:
///
///     Run run = Run::begin(scenario, workers);
///     while (run.weeks() < 104) run.step();
///     Run other = run.branch(reform);  // from week 104 on; `run` is as it was
///     while (!other.done()) other.step();
///     other.recording().series(…);
#include "core/parallel.hpp"
#include "engine/assemble.hpp"
#include "engine/recorders.hpp"
#include "engine/simulation.hpp"
#include "output/files/checkpoint.hpp"
#include "output/files/publish.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace linli {

struct Branch;
struct Reached;

/// How a run saves checkpoints.  Each checkpoint says it, so that whoever resumes the run goes on in the same way.
struct CheckpointHabit {
  std::int64_t every = 0;  ///< weeks between two; 0 = none
  bool keep = false;       ///< whether all stay, not only the last two
  bool stays = false;      ///< whether this one was asked for, and is left by whoever goes on from it
  std::vector<std::string> earlier{};  ///< file names of the run's earlier checkpoints that are still there
};

/// Everything between "here is a scenario" and "here is a result".
class Run {
 public:
  /// Makes the district.  Nothing is written: what is recorded is kept in memory.  Throws Error(io) if a data file cannot be
  /// read; Error(scenario) if the data contradict themselves, margins are missed, or the scenario names places, series,
  /// columns, events or weeks that there are not.
  static Run begin(Scenario scenario, const Workers& workers);
  /// The same for a result: `output` is where it will be, and what is recorded waits beside it.  Throws Error(io) also if
  /// nothing can be written there.
  static Run begin(Scenario scenario, const ClaimedOutput& output, const Workers& workers);

  /// Goes on from a checkpoint, in memory, under `scenario`, which differs from the checkpoint's only in what may change
  /// (resume.hpp).  Throws Error(scenario) if a change would change nothing or comes too late (branching.hpp), and
  /// Error(checkpoint) if what was recorded does not fit.
  static Run go_on(const Checkpoint& checkpoint, Scenario scenario, const Workers& workers);
  /// The same for a result.
  static Run go_on(const Checkpoint& checkpoint, Scenario scenario, const ClaimedOutput& output,
                   const Workers& workers);

  /// Branches from a checkpoint (resume.hpp), in memory, and says so in the facts.  Throws as `go_on`.
  static Run branch_from(const Checkpoint& checkpoint, Branch branch, const Workers& workers);
  /// The same for a result.
  static Run branch_from(const Checkpoint& checkpoint, Branch branch, const ClaimedOutput& output,
                         const Workers& workers);

  /// Another future, in memory and on as many threads: the same weeks until now, and `scenario` from now on.  The bits are
  /// those of a branch from a checkpoint that is saved now.  Throws Error(scenario) for what such a branch refuses.
  Run branch(Scenario scenario) const;

  const Scenario& scenario() const { return scenario_; }
  const World& world() const { return simulation_.world(); }
  const Recorders& recorders() const { return recorders_; }
  /// Its series.
  const Recording& recording() const;
  /// What the result will say of how it was made.  The run fills in times, threads and data; whoever carries it out adds the
  /// status, the digest, and where it went on.
  RunFacts& facts() { return so_far_.facts; }
  /// Weeks done, the burn-in included.
  std::int64_t weeks() const { return simulation_.weeks(); }
  /// Whether burn-in and study are over.
  bool done() const { return weeks() >= scenario_.run.all_weeks(); }

  /// Simulates and records one week.
  void step();
  /// Writes everything into a new file, to go on from; of a run without an output, whoever resumes it names one.  Throws
  /// Error(io) if the file cannot be written.
  void save(const std::filesystem::path& file, const CheckpointHabit& habit) const;
  /// The result so far; reads from this run when it is written.
  FileGroup contents() const;

 private:
  struct Keeping;
  static Run begun(Scenario scenario, const Keeping& keeping, const Workers& workers);
  static Run gone_on(const Reached& from, Scenario scenario, const Keeping& keeping, const Workers& workers);
  static Run branched(const Reached& from, Branch branch, const Keeping& keeping, const Workers& workers);
  Run(Scenario scenario, Assembled start, RunSoFar so_far, const Keeping& keeping, const Workers& workers,
      const Reached* from);
  /// What stands beside the world and the rows, as of now.
  RunSoFar so_far() const;

  Scenario scenario_;
  Assembled start_;  ///< its world has moved on
  RunSoFar so_far_;
  Simulation simulation_;
  Recorders recorders_;
};

}  // namespace linli
