#pragma once
/// The parts of participation's description, in their order; for participation_params.cpp alone.
#include "core/describe.hpp"

#include <vector>

namespace linli {

/// What moves the intention: views, people around, habit, time.
std::vector<Field> participation_intention_fields();
/// Effects on it of who somebody is.
std::vector<Field> participation_person_fields();

}  // namespace linli
