#pragma once
/// What a run was, in words.
#include "report/spoken.hpp"
#include "results/result_file.hpp"

#include <vector>

namespace linli {

/// "1,254,524 residents in 256 areas, 260 weeks from 2018-01-01 after a burn-in of 520 weeks, seed 1".
Spoken run_description(const ResultFile& result);
/// What stands below every figure: that it is of one run, and of which luck.
Spoken run_seeds(const ResultFile& result);
/// What must be known before the run is believed: that it is not complete, or of a part of the district.
std::vector<Spoken> run_warnings(const ResultFile& result);
/// `{as_written, as_resolved}`: the scenario's text, and all its values.
PageJson scenario_json(const ResultFile& result);
/// Name and value: program, commit, machine, digests, how to make it again.
PageJson source_json(const ResultFile& result);

}  // namespace linli
