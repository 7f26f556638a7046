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

struct Reached;

/// What a checkpoint says of the others of its run.
struct CheckpointHabit {
  std::int64_t every = 0;  ///< weeks; 0 = none
  bool keep = false;
  std::vector<std::string> earlier{};  ///< names of those that are there
};

/// Everything between "here is a scenario" and "here is a result".
class Run {
 public:
  /// Makes the district.  Nothing is written: what is recorded is kept in memory.  Throws what `assemble` and
  /// `recording_plan` throw.
  static Run begin(Scenario scenario, const Workers& workers);
  /// The same for a result: `output` is where it will be, and what is recorded waits beside it.
  static Run begin(Scenario scenario, const ClaimedOutput& output, const Workers& workers);

  /// Goes on from a checkpoint, in memory, under `scenario`, which differs from the checkpoint's only in what may change
  /// (resume.hpp).  Throws Error(scenario) if a change would change nothing or comes too late (branching.hpp), and
  /// Error(checkpoint) if what was recorded does not fit.
  static Run go_on(const Checkpoint& checkpoint, Scenario scenario, const Workers& workers);
  /// The same for a result.
  static Run go_on(const Checkpoint& checkpoint, Scenario scenario, const ClaimedOutput& output,
                   const Workers& workers);

  /// Another future, in memory and on as many threads: the same weeks until now, and `scenario` from now on.  The bits are
  /// those of a branch from a checkpoint that is saved now.  Throws Error(scenario) for what such a branch refuses.
  Run branch(Scenario scenario) const;

  const Scenario& scenario() const { return scenario_; }
  const World& world() const { return simulation_.world(); }
  const Recorders& recorders() const { return recorders_; }
  /// Its series.
  const Recording& recording() const;
  RunFacts& facts() { return so_far_.facts; }
  std::int64_t weeks() const { return simulation_.weeks(); }
  bool done() const { return weeks() >= scenario_.run.all_weeks(); }

  /// One week.
  void step();
  /// Writes everything into a new file, to go on from; of a run without an output, whoever resumes it names one.
  void save(const std::filesystem::path& file, const CheckpointHabit& habit) const;
  /// The result so far; reads from this run when it is written.
  FileGroup contents() const;

 private:
  struct Keeping;
  static Run begun(Scenario scenario, const Keeping& keeping, const Workers& workers);
  static Run gone_on(const Reached& from, Scenario scenario, const Keeping& keeping, const Workers& workers);
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
