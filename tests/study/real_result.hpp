#pragma once
/// A result of a run, as a worker leaves it.
#include "output/files/publish.hpp"
#include "run/run.hpp"
#include "support/runs.hpp"

#include <filesystem>
#include <utility>

namespace linli::test {

/// Runs a scenario and publishes its result.
inline void publish_run(const Scenario& scenario, const std::filesystem::path& file)
{
  std::filesystem::create_directories(file.parent_path());
  const ClaimedOutput claim(file, Overwrite::replace);
  linli::Run run = finished(linli::Run::begin(scenario, claim, Workers(1)));
  run.facts().state_digest = digest_of(run.world());
  publish_tree(claim, run.contents());
}

}  // namespace linli::test
