#pragma once
/// What a run ends with on the screen.
#include "engine/recording.hpp"
#include "output/contents/provenance.hpp"
#include "scenario/scenario.hpp"

#include <string>

namespace linli {

/// Means over the first and the last year of the study, by age band and subdistrict, and where to look.
void print_summary(const Scenario& scenario, const World& world, const Recording& recording,
                   const RunFacts& facts, const std::string& output);

}  // namespace linli
