#pragma once
/// Where a study keeps what.
///
///     DIR/study.yaml            the study's file as it was planned
///     DIR/plan.json             what is run (plan.hpp)
///     DIR/manifest.jsonl        what has happened (manifest.hpp)
///     DIR/runs/ab/ab34….h5      results, by the address of the run
///     DIR/data/                 data files of scenarios, but for those that are shipped with the program
///     DIR/pasts/KEY.week-….checkpoint   pasts that are still needed; of a shard in DIR/pasts/3-of-8/
///     DIR/work/ab34…/           input and messages of a run that is under way; of a shard in DIR/work/3-of-8/
///     DIR/failed/ab34…/         the same of a run that failed
#include "study/address.hpp"
#include "study/study_lock.hpp"

#include <filesystem>
#include <optional>
#include <set>

namespace linli {

/// The directory of one study.
struct StudyDirectory {
  std::filesystem::path path;

  std::filesystem::path plan() const { return path / "plan.json"; }
  std::filesystem::path study() const { return path / "study.yaml"; }
  std::filesystem::path result(const Address& run) const;
  std::filesystem::path data() const { return path / "data"; }
  std::filesystem::path failed() const { return path / "failed"; }
  /// What a shard needs while it runs is its own: it removes it, whatever others still go on from.
  std::filesystem::path pasts(const std::optional<Shard>& shard) const;
  std::filesystem::path work(const std::optional<Shard>& shard) const;

  /// Removes what processes left there that worked for this shard or, for none, that work no longer; and beside the results
  /// of these runs what workers left that were killed.  Only of runs that are this shard's: not every file system has locks
  /// that hold between machines.
  void clear_up(const std::optional<Shard>& shard, const std::set<Address>& runs) const;

 private:
  void clear_up_results(const std::set<Address>& runs) const;
};

}  // namespace linli
