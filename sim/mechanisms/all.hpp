#pragma once
/// The mechanisms of the shipped model; their order in a week stands in engine/week.cpp.
#include "mechanisms/acquaintances.hpp"
#include "mechanisms/assessment.hpp"
#include "mechanisms/belonging.hpp"
#include "mechanisms/civic_acts.hpp"
#include "mechanisms/comparison.hpp"
#include "mechanisms/efficacy.hpp"
#include "mechanisms/election.hpp"
#include "mechanisms/exposure.hpp"
#include "mechanisms/habit.hpp"
#include "mechanisms/leadership.hpp"
#include "mechanisms/leading.hpp"
#include "mechanisms/mentoring.hpp"
#include "mechanisms/minor_issues.hpp"
#include "mechanisms/mobilisation.hpp"
#include "mechanisms/moves.hpp"
#include "mechanisms/neighbour_trust.hpp"
#include "mechanisms/participation.hpp"
#include "mechanisms/programme.hpp"
#include "mechanisms/satisfaction.hpp"
#include "mechanisms/self_governance.hpp"
#include "mechanisms/staffing.hpp"
#include "mechanisms/strain.hpp"
#include "mechanisms/succession.hpp"
#include "mechanisms/trust.hpp"
#include "mechanisms/volunteer_register.hpp"
#include "mechanisms/workload.hpp"

namespace linli {

template <class... M>
struct MechanismList {
};

using AllMechanisms =
    MechanismList<Programme, Succession, Mentoring, Assessment, Comparison, MinorIssues, Staffing, Workload,
                  Leading, Leadership, Strain, Exposure, Mobilisation, Participation, Election,
                  SelfGovernance, VolunteerRegister, Acquaintances, Belonging, Trust, Efficacy, Satisfaction,
                  NeighbourTrust, Habit, CivicActs, Moves>;

}  // namespace linli
