#pragma once
/// How far a run is from what the model is calibrated to, in the rows that its result can show.
#include "report/spoken.hpp"
#include "results/result_file.hpp"

namespace linli {

/// Every row of `calibration_rows`: its bounds, and what the run shows in the year before the study and in the last year of it; null
/// where it shows nothing, with the reason.  Most rows need experiments or people one by one, as `linli calibrate` does them.
PageJson calibration_json(const ResultFile& result);

}  // namespace linli
