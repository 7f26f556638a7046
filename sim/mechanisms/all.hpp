#pragma once
/// The mechanisms of the shipped model; their order in a week stands in engine/week.cpp.
#include "mechanisms/committee/assessment.hpp"
#include "mechanisms/committee/leadership_effect.hpp"
#include "mechanisms/committee/leadership_skills.hpp"
#include "mechanisms/committee/mentoring.hpp"
#include "mechanisms/committee/rest_of_area.hpp"
#include "mechanisms/committee/staffing.hpp"
#include "mechanisms/committee/strain.hpp"
#include "mechanisms/committee/succession.hpp"
#include "mechanisms/committee/workload.hpp"
#include "mechanisms/programme.hpp"
#include "mechanisms/residents/acquaintances.hpp"
#include "mechanisms/residents/belonging.hpp"
#include "mechanisms/residents/civic_acts.hpp"
#include "mechanisms/residents/comparison.hpp"
#include "mechanisms/residents/efficacy.hpp"
#include "mechanisms/residents/election.hpp"
#include "mechanisms/residents/exposure.hpp"
#include "mechanisms/residents/habit.hpp"
#include "mechanisms/residents/minor_issues.hpp"
#include "mechanisms/residents/mobilisation.hpp"
#include "mechanisms/residents/moves.hpp"
#include "mechanisms/residents/neighbour_trust.hpp"
#include "mechanisms/residents/participation.hpp"
#include "mechanisms/residents/satisfaction.hpp"
#include "mechanisms/residents/self_governance.hpp"
#include "mechanisms/residents/trust.hpp"
#include "mechanisms/residents/volunteer_register.hpp"

namespace linli {

template <class... M>
struct MechanismList {
};

using AllMechanisms =
    MechanismList<Programme, Succession, Mentoring, Assessment, Comparison, RestOfArea, MinorIssues, Staffing,
                  Workload, LeadershipEffect, LeadershipSkills, Strain, Exposure, Mobilisation, Participation,
                  Election, SelfGovernance, VolunteerRegister, Acquaintances, Belonging, Trust, Efficacy,
                  Satisfaction, NeighbourTrust, Habit, CivicActs, Moves>;

}  // namespace linli
