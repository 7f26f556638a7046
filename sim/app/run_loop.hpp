#pragma once
/// The weeks of a run: steps, checkpoints, being asked to stop, the result.
#include "output/files/publish.hpp"
#include "run/checkpoints.hpp"
#include "run/run.hpp"

#include <cstdint>
#include <optional>

namespace linli {

/// How a run is carried out; nothing of it changes the result.
struct RunManner {
  std::int64_t checkpoint_every = 0;  ///< weeks; 0 = none
  std::optional<std::int64_t>
      stop_at{};  ///< weeks done, the burn-in included, after which it ends without a result
  bool quiet = false;
};

/// Runs the weeks that are left and publishes the result under the claimed name.  If asked to stop (an
/// Interruption must live), saves a checkpoint and publishes what is done beside it.  With `stop_at`, which lies in the
/// weeks that are left (require_possible_stop), it ends there, complete, with a checkpoint and no result.  Returns the exit
/// code: complete or stopped.  Throws Error(invariant) once the result is published with that status, and what saving
/// and publishing throw.
int carry_out(Run run, Checkpoints checkpoints, const ClaimedOutput& claim, const RunManner& how);

}  // namespace linli
