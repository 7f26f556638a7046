#pragma once
/// From a study to its plan.
#include "study/plan.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace linli {

/// What a value that `linli study run` gives over the study's file is written in, for messages.
constexpr auto scale_option = "--scale";

/// Called with cells whose runs are known and how many there are.
using Planned = std::function<void(std::size_t done, std::size_t of)>;

/// Everything that is run.  Reads every scenario of every cell.  Throws Error(scenario) with the faults of all cells, those of
/// arms at a point or in a world of the design that only there contradict themselves; Error(usage) if it is more than the
/// study's budget of runs.
Plan make_plan(const Study& study, const Planned& tell = {});

/// The replicates that a plan of these arms, points and worlds has: with a precision at most so many as it says and the budget
/// of runs allows, but two.
std::int64_t wanted_replicates(const Study& study, const Plan& plan);

/// Digest of all that decides a plan: the texts of the study, its tables, its scenarios and their data, and the model.
std::string ground_of(const Study& study);

/// The plan with more or fewer replicates, and the same runs for those that stay.
Plan with_replicates(const Study& study, Plan plan, std::int64_t replicates, const Planned& tell = {});

}  // namespace linli
