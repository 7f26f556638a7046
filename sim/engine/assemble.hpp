#pragma once
/// Scenario → World.
#include "core/parallel.hpp"
#include "engine/week.hpp"
#include "population/fit_report.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

namespace linli {

/// The district a scenario asks for, with how well it meets its margins.
struct District {
  Margins margins;
  SecretaryRoster roster;
  FitReport fit;  ///< of the whole district, before a part of it is selected
  FitReport secretaries_fit;
  Population population;  ///< the selected part
};

/// What the data files of a scenario say.
struct DistrictData {
  Margins margins;
  SecretaryRoster roster;
};

/// Throws Error naming every file that there is not and everything that is wrong in those that there are: Error(io) if it is
/// only that they cannot be read, else Error(scenario).
DistrictData read_district_data(const Scenario& scenario);

/// Makes the people and compares them.  Throws Error(scenario) if the data contradict themselves, or the part that is to be
/// selected does not exist.
District populate(const Scenario& scenario, DistrictData data, const Workers& workers);

/// Reads the data files, synthesizes and compares; a misfit is the caller's to refuse (`require_fit`).  Throws
/// Error(scenario) if places are named that the district does not have.
District make_district(const Scenario& scenario, const Workers& workers);

/// A run before its first week.
struct Assembled {
  FitReport fit;                           ///< how the whole district meets its margins
  FitReport secretaries_fit;               ///< and the report's table of secretaries
  std::vector<std::string> margin_status;  ///< "observed", "derived", ... of each row of `fit`
  World world;
};

/// A world ready for its first week.  Throws Error(scenario) if margins are missed beyond their bounds.
Assembled assemble(const Scenario& scenario, const Week& week, const Workers& workers);

/// A world made of a given population and its ties, with every step's starting values.
World prepared(Population population, Ties ties, const Week& week, const Luck& luck, const Workers& workers);

}  // namespace linli
