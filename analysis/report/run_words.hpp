#pragma once
/// What a run was, in words.
#include "report/spoken.hpp"
#include "results/result_file.hpp"

namespace linli {

/// "1,254,524 residents in 256 areas, 260 weeks from 2018-01-01 after a burn-in of 520 weeks, seed 1".
Spoken run_description(const ResultFile& result);
/// `{differences, yaml}`: what the scenario sets otherwise than the shipped baseline of this program, and the whole scenario.
PageJson scenario_json(const ResultFile& result);
/// Name and value: program, commit, machine, digests, how to make it again.
PageJson source_json(const ResultFile& result);

}  // namespace linli
