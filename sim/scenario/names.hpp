#pragma once
/// Names that scenarios give to things, such as panels.
#include "scenario/faults.hpp"

#include <optional>
#include <string_view>

namespace linli {

/// What is wrong with the name of a thing, if anything.  It stands in paths, where a dot separates, and in results.
std::optional<Fault> unfit_name(std::string_view name);

}  // namespace linli
