#pragma once
/// Purposes of random numbers.
#include <cstdint>

namespace linli {

/// One entry per random decision.  Append, never reorder and never reuse: the number is part of the address
/// of every draw, so changing it changes results.
enum class Stream : std::uint16_t {
  // population; id is a person's or household's row, an area's number, or a subdistrict with a second number
  person_order = 1,
  household_order = 2,
  household_members = 3,
  lodgers = 4,
  lodging_units = 5,
  household_class_order = 6,
  regime_order = 7,
  area_and_compound_sizes = 8,
  compound_regimes = 9,
  compound_age = 10,
  group_size = 11,
  lift = 12,
  years_here = 13,
  propensity_and_free_hours = 14,
  secretary_ages = 15,
  secretary_sexes = 16,
  secretary_posts = 17,
  secretary_order = 18,
  secretary_college = 19,
  simulated_groups = 20,  // id is a subdistrict's first area
  // network; id is a person's key
  tie_group = 32,
  tie_area = 33,
  tie_outside = 34,
  tie_order = 35,
  // mechanisms; id is a person's key
  participation = 64,
  participation_start = 65,
  threshold = 66,
  acquaintances_usual = 67,
  belonging_anchor = 68,
  outside = 69,
  calls = 70,  // id is the key of the group's first resident
  heads = 71,  // the same
  backbone = 72,
  volunteer_register = 73,
  trust = 74,
  trust_anchor = 75,
  committee_contacts = 76,
  efficacy_anchor = 77,
  area_results = 78,  // id is an area's number
  demands = 79,
  civic_acts = 80,
  moves = 81,  // id is the key of the household's first resident
  newcomers = 82,
  election = 83,
  election_doors = 84,  // id is the key of the household's first resident
  voters = 85,
  programme = 86,    // id is an area's number, week a lever
  heads_start = 87,  // id is the key of the group's first resident
  backbone_start = 88,
  troubles_raised = 89,   // id is the key of the group's first resident
  troubles_settled = 90,  // the same
  tasks = 91,             // id is an area's number, as are those down to `appointments`
  secretary_talent = 92,
  temper = 93,
  secretary_orientation = 94,
  poll = 95,
  agency_error = 96,
  leaving_office = 97,
  appointments = 98,
  staff_start = 99,      // id is an area's number and the place among its staff
  staff_turns = 100,     // the same
  terms = 101,           // id is an area's number
  batches = 102,         // id is the number of the subdistrict's first area
  inspections = 103,     // id is an area's number
  troubles_start = 104,  // the same as troubles_raised
  rest_of_area = 105,    // id is an area's number
  rest_of_group = 106,   // the same as troubles_raised
  // output; id is a person's key
  panel_sample = 128,
  survey_sample = 129,
  survey_response = 130,
  // analysis
  bootstrap = 192,        // id is 0, week the number of the resample
  morris = 193,           // id is the attempt, week the number of the trajectory
  latin_hypercube = 194,  // id is the dimension; week 0 the order of its parts, week 1 the place in each
  sobol_shift = 195,      // id is the dimension
};

}  // namespace linli
