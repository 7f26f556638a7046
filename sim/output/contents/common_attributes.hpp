#pragma once
/// What all groups of a result have in common, so that each can be understood alone.
#include "engine/series_units.hpp"
#include "output/contents/tree.hpp"
#include "scenario/scenario.hpp"

namespace linli {

/// The unit as programs read it, and as people do in English and Chinese.
Attributes unit_attributes(const SeriesUnit& unit);
/// The same, then a meaning in English.
Attributes measured(const SeriesUnit& unit, const std::string& meaning);

/// Weeks are counted in the study: 0 is its first, negative ones lie in the burn-in.
std::int64_t study_week(const Scenario& scenario, std::int64_t week_of_run);

/// A tree in which every group below the root says of which run it is: title, format version, conventions, seed,
/// replicate, scale, weeks of burn-in; and has, beside an axis of weeks, the coordinates `week` and `phase`, to which whatever runs over
/// time refers.
FileGroup completed(FileGroup root, const Scenario& scenario);

/// Conventions that a result follows.
constexpr const char* conventions = "CF-1.10";

}  // namespace linli
