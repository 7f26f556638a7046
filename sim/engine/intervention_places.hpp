#pragma once
/// Where a scenario's interventions can act among the people that there are.
#include "core/errors.hpp"
#include "scenario/doubts.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// What the places of a whole district are called.
struct PlaceNames {
  std::vector<std::string> subdistricts{};
  std::int64_t areas = 0;  ///< numbered from 1
};

PlaceNames names_of(const Margins& margins);
PlaceNames names_of(const Population& whole);

/// What is known when faults are looked for.
struct KnownPlaces {
  const PlaceNames* whole = nullptr;      ///< null where only a part of a district is known
  const Population* simulated = nullptr;  ///< null where there are no people
};

/// Every subdistrict and area of an intervention that the whole district does not have.  With people also every subdistrict,
/// area and regime that is not among those who are simulated, or that the others of its keys leave out; every intervention
/// that acts nowhere; and every `capacity` that there are not so many areas for.  Nothing that follows from what is in doubt.
std::vector<Problem> place_faults(const Scenario& scenario, const KnownPlaces& places,
                                  const Doubts& doubts = {});

}  // namespace linli
