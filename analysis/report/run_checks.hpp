#pragma once
/// What was checked of a run before its result was written, and what a run of a part of the district is worth.
#include "report/spoken.hpp"
#include "results/result_file.hpp"

namespace linli {

/// Whether what must hold of any week was checked and held, as the result's status says.
Spoken status_words(const ResultFile& result);
/// `said`: that sentence; `list`: what must hold.
PageJson checks_json(const ResultFile& result);

/// How far levels can be trusted at the scale of the run; "all are simulated" at 1.
Spoken scale_words(const ResultFile& result);

}  // namespace linli
