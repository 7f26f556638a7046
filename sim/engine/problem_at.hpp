#pragma once
/// Problems that are found after a scenario was read, told where the scenario says it.
#include "core/errors.hpp"
#include "scenario/scenario.hpp"

#include <string>
#include <vector>

namespace linli {

/// A problem with the parameter at the first of these paths that is written somewhere; of none the first, at no line.
Problem problem_at(const Scenario& scenario, const std::vector<std::string>& paths, std::string problem,
                   std::string why, std::string hint = "");

/// A name that is none of `known`, with the nearest that is.
Problem unknown_name(const Scenario& scenario, const std::vector<std::string>& paths, const std::string& what,
                     const std::string& name, const std::vector<std::string>& known);

}  // namespace linli
