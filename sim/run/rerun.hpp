#pragma once
/// The run of a result once more, from what the result says of it.
#include "output/contents/recipe.hpp"
#include "run/run.hpp"

#include <functional>
#include <string>

namespace linli {

/// Told of the run after each of its weeks.
using AfterWeek = std::function<void(const Run&)>;

/// Simulates all weeks of a recipe in memory, those before each branch under the scenario of then.  Its data files are those
/// of the recipe, whatever lies elsewhere; they are on the disk, in the system's folder for temporary files, only until
/// people are made.  `file` is what messages call the result.  Throws Error(scenario) if this program reads a scenario
/// differently, Error(io) if the recipe contradicts itself or nothing can be written there, and what `Run::begin` and
/// `Run::branch` throw.
Run rerun(const Recipe& recipe, const std::string& file, const Workers& workers, const AfterWeek& after_week);

}  // namespace linli
