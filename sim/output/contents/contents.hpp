#pragma once
/// What stands in a result file; FORMAT.md describes it to its readers.
#include "engine/assemble.hpp"
#include "engine/recorder.hpp"
#include "output/contents/provenance.hpp"
#include "output/contents/tree.hpp"

#include <vector>

namespace linli {

/// What the parts of a result are made of.
struct Recorded {
  const Scenario& scenario;
  const World& world;  ///< after the last week
  const Recorders& recorders;
};

/// Adds to the root what some kind of recorder has recorded; nothing if there is no such recorder.
using ContentsPart = void (*)(FileGroup& root, const Recorded& recorded);

/// One for each kind of recorder, in the order of the result.
std::vector<ContentsPart> standard_parts();

/// A whole run as a tree.  `start` holds the fit to the margins, `world` the state after the last week.  The tree reads
/// from `recorders` when it is written.
FileGroup result_contents(const Scenario& scenario, const Assembled& start, const World& world,
                          const Recorders& recorders, const RunFacts& facts,
                          const std::vector<ContentsPart>& parts = standard_parts());

}  // namespace linli
