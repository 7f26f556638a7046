#pragma once
/// Everything that is wrong with a scenario before its first week, told in one go.
#include "core/parallel.hpp"
#include "scenario/read_scenario.hpp"

namespace linli {

/// What a scenario is held against.
enum class Against {
  itself,  ///< what it says and the series, columns and events of the model: for a run that goes on
  data,    ///< its data files too, by which places are known
  people   ///< and, if a fault was found already, the people that it would have
};

/// The scenario, if nothing is wrong with it.  Throws Error with every fault of what it says, of its interventions, of what
/// it asks to be recorded and of its data files, by file and line; none that only follows from another.
///
/// People are made only if a fault was found already, to complete the list: who runs the scenario makes them anyway, and is
/// told then of places that are not reached (`make_district`).  `threads` make them; 0 takes what the machine offers.
///
/// The error's exit code is io if every fault is a data file that cannot be read, usage if every fault is of the command
/// line, else scenario.
Scenario require_faultless(ReadScenario read, Against against, int threads = 0);

}  // namespace linli
