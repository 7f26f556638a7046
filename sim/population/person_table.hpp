#pragma once
/// The joint table of persons: age step × sex × registration × education × activity × Party.
#include "population/joint_table.hpp"
#include "population/margins.hpp"

#include <cstdint>
#include <vector>

namespace linli {

/// Axes of the table, in order.
namespace person_axis {
enum : std::size_t { age, sex, registration, education, activity, party };
}

/// The empty table with its axes.
JointTable person_axes();

/// Where fitting starts: how age, registration, education, activity and Party membership go together.  No
/// joint table of Putuo is published, so all of this is assumed ([?]): it sets what the margins leave open,
/// and nothing else.  The shapes: migrants are young, few and less schooled among the old; schooling rises by
/// cohort; people study to their early twenties, women retire from 50 and men from 60; members are registered
/// here or in the city, better schooled, and in service while they work.
JointTable assumed_person_structure();

/// The constraints that the margins put on the table.
std::vector<Constraint> person_constraints(const JointTable& table, const Margins& margins);

/// Whole persons, [subdistrict][cell of the table].
using WholePersons = std::vector<std::vector<std::uint32_t>>;

/// Whole persons of every subdistrict.
/// Given registration, all subdistricts are alike: only their size and their non-local residents are known
/// apart. `scale` shrinks everything (0.1: a tenth of the residents).
WholePersons persons_by_subdistrict(const JointTable& fitted, const Margins& margins, double scale);

}  // namespace linli
