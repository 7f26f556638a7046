#pragma once
/// The mechanisms of the shipped model; their order in a week stands in engine/week.cpp.
#include "mechanisms/acquaintances.hpp"
#include "mechanisms/belonging.hpp"
#include "mechanisms/exposure.hpp"
#include "mechanisms/habit.hpp"
#include "mechanisms/participation.hpp"
#include "mechanisms/programme.hpp"

namespace linli {

template <class... M>
struct MechanismList {
};

using AllMechanisms = MechanismList<Programme, Exposure, Participation, Acquaintances, Belonging, Habit>;

}  // namespace linli
