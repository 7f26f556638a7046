#pragma once
/// Surveys in a result file.
#include "engine/survey.hpp"
#include "output/contents/tree.hpp"
#include "scenario/scenario.hpp"

#include <vector>

namespace linli {

/// A group for every survey, with what its recorded weeks found.
FileGroup surveys_group(const Scenario& scenario, const std::vector<const Survey*>& surveys);

}  // namespace linli
