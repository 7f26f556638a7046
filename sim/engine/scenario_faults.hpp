#pragma once
/// Everything that is wrong with a scenario before its first week, told in one go.
#include "core/parallel.hpp"
#include "scenario/read_scenario.hpp"

namespace linli {

/// What a scenario is held against.
enum class Against {
  itself,  ///< what it says and the series, columns and events of the model: for a run that goes on
  data,    ///< its data files too, by which places are known
  people   ///< and, if there is a fault already, the people that it would have
};

/// The scenario, if nothing is wrong with it.  Throws Error with every fault of what it says, of its interventions, of what
/// it asks to be recorded and of its data files, by file and line; none that only follows from another.
///
/// People are made only to complete a list of faults: who runs the scenario makes them anyway, and is told then of places
/// that are not reached (`make_district`).  Of Error the code is that of the faults if all have one, else Exit::scenario.
Scenario require_faultless(ReadScenario read, Against against, int threads = 0);

}  // namespace linli
