#pragma once
/// Where a study keeps what.
///
///     DIR/study.yaml            the study's file as it was planned
///     DIR/plan.json             what is run (plan.hpp)
///     DIR/manifest.jsonl        what has happened (manifest.hpp)
///     DIR/runs/ab/ab34….h5      results, by the address of the run
///     DIR/pasts/KEY.week-….checkpoint   pasts that are still needed
///     DIR/work/ab34…/           input and messages of a run that is under way
///     DIR/failed/ab34…/         the same of a run that failed
#include "study/address.hpp"

#include <filesystem>
#include <string>

namespace linli {

/// The directory of one study.
struct StudyDirectory {
  std::filesystem::path path;

  std::filesystem::path plan() const { return path / "plan.json"; }
  std::filesystem::path study() const { return path / "study.yaml"; }
  std::filesystem::path result(const Address& run) const;
  std::filesystem::path work(const Address& run) const { return path / "work" / run.text(); }
  std::filesystem::path failed(const Address& run) const { return path / "failed" / run.text(); }
  std::filesystem::path pasts() const { return path / "pasts"; }
};

}  // namespace linli
