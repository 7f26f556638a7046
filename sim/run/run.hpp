#pragma once
/// A run on its way, from its first week or from a checkpoint.
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

/// What a checkpoint says of the others of its run.
struct CheckpointHabit {
  std::int64_t every = 0;  ///< weeks; 0 = none
  bool keep = false;
  std::vector<std::string> earlier{};  ///< names of those that are there
};

/// Everything between "here is a scenario" and "here is a result".
class Run {
 public:
  /// Makes the district.  `output` is where the result will be.  Throws what `assemble` and `recording_plan`
  /// throw.
  static Run begin(Scenario scenario, const ClaimedOutput& output, const Workers& workers);
  /// Goes on from a checkpoint, under `scenario`, which differs from the checkpoint's only in what may change
  /// (resume.hpp).  Throws Error(scenario) if a change would change nothing or comes too late (branching.hpp), and
  /// Error(checkpoint) if what was recorded does not fit.
  static Run go_on(const Checkpoint& checkpoint, Scenario scenario, const ClaimedOutput& output,
                   const Workers& workers);

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
  /// Writes everything into a new file, to go on from.
  void save(const std::filesystem::path& file, const CheckpointHabit& habit) const;
  /// The result so far; reads from this run when it is written.
  FileGroup contents() const;

 private:
  Run(Scenario scenario, Assembled start, RunSoFar so_far, const Week& week, const ClaimedOutput& output,
      const Workers& workers, const Checkpoint* from);

  Scenario scenario_;
  Assembled start_;  ///< its world has moved on
  RunSoFar so_far_;
  Simulation simulation_;
  Recorders recorders_;
};

}  // namespace linli
