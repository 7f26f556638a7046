#pragma once
/// What stands in a result file; FORMAT.md describes it to its readers.
#include "engine/assemble.hpp"
#include "engine/intervention_record.hpp"
#include "engine/panel.hpp"
#include "engine/recording.hpp"
#include "engine/survey.hpp"
#include "output/contents/provenance.hpp"
#include "output/contents/tree.hpp"

namespace linli {

/// A whole run as a tree.  `start` holds the fit to the margins, `world` the state after the last week.  The tree reads
/// from `recording`, `panels` and `interventions` when it is written.
Group result_contents(const Scenario& scenario, const Assembled& start, const World& world,
                      const Recording& recording, const std::vector<Panel>& panels,
                      const std::vector<Survey>& surveys,
                      const std::vector<InterventionRecord>& interventions, const RunFacts& facts);

}  // namespace linli
