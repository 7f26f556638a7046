#pragma once
/// World: the only thing that changes.  Everything a run needs to go on is a column of it.
#include "core/column.hpp"
#include "core/random.hpp"
#include "network/ties.hpp"
#include "population/tables.hpp"
#include "world/assessment_state.hpp"
#include "world/events.hpp"
#include "world/extensions.hpp"
#include "world/intervention_state.hpp"
#include "world/levers.hpp"
#include "world/observed.hpp"
#include "world/place_state.hpp"
#include "world/post_state.hpp"
#include "world/reserve_state.hpp"
#include "world/resident_state.hpp"
#include "world/secretary_state.hpp"
#include "world/seen.hpp"
#include "world/staff_state.hpp"
#include "world/trouble_state.hpp"
#include "world/usual_state.hpp"
#include "world/work_state.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// When and under which luck something happens.
struct Moment {
  std::int64_t week = 0;  ///< of the run, counted from 0
  Luck luck;
  std::int64_t study_begins =
      0;  ///< the week of the run that is the study's first; weeks before are the burn-in

  /// Counted from 0; negative before the study.
  std::int64_t week_of_study() const { return week - study_begins; }

  /// The week as it stands in the address of a random number.
  std::uint32_t address() const { return static_cast<std::uint32_t>(week); }
};

struct World {
  Population people;
  Ties ties;
  ResidentState residents;
  DwellingState dwellings;
  BuildingGroupState groups;
  AreaState places;
  PostState posts;
  RestState rest;
  SecretaryState secretaries;
  StaffState staff;
  WorkState work;
  TroubleState troubles;
  UsualState usual;
  AssessmentState assessment;
  ReserveState reserves;
  Levers levers;
  InterventionStates interventions;
  Observed observed;
  Seen seen;
  Extensions extensions;
  Events events;  ///< of this week, for those who record them; no state

  std::size_t areas() const { return people.areas.size(); }
  std::size_t size() const { return people.residents.size(); }

  /// Calls f(name, column) for every column of state: the one list from which digest, checkpoint, memory
  /// report and the tests of declared reads and writes are made.
  template <class F>
  void for_each_column(F&& f)
  {
    visit(*this, f);
  }
  template <class F>
  void for_each_column(F&& f) const
  {
    visit(*this, f);
  }

 private:
  template <class Self, class F>
  static void visit(Self& self, F&& f)
  {
    Population::for_each_column(self.people, f);
    Ties::for_each_column(self.ties, f);
    ResidentState::for_each_column(self.residents, f);
    DwellingState::for_each_column(self.dwellings, f);
    BuildingGroupState::for_each_column(self.groups, f);
    AreaState::for_each_column(self.places, f);
    PostState::for_each_column(self.posts, f);
    RestState::for_each_column(self.rest, f);
    SecretaryState::for_each_column(self.secretaries, f);
    StaffState::for_each_column(self.staff, f);
    WorkState::for_each_column(self.work, f);
    TroubleState::for_each_column(self.troubles, f);
    UsualState::for_each_column(self.usual, f);
    AssessmentState::for_each_column(self.assessment, f);
    ReserveState::for_each_column(self.reserves, f);
    Levers::for_each_column(self.levers, f);
    InterventionStates::for_each_column(self.interventions, f);
    Observed::for_each_column(self.observed, f);
    Seen::for_each_column(self.seen, f);
    Extensions::for_each_column(self.extensions, f);
  }
};

/// Who holds the post of secretary of an area, or held it last where it is vacant.
inline SecretaryId secretary_of(const World& world, AreaId area)
{
  return world.people.posts.secretary[area];
}
/// Who holds it; nobody where it is vacant.
inline SecretaryId holder_of(const World& world, AreaId area)
{
  const bool vacant = !world.posts.vacant.empty() && world.posts.vacant[area] > 0;
  return vacant ? SecretaryId{} : secretary_of(world, area);
}

/// Residents of a whole area, those included who are not simulated.
inline double people_of_whole(const World& world, AreaId area)
{
  return static_cast<double>(world.people.areas.people[area]);
}

/// Building groups of an area that are not simulated; 0 in the full district.
inline double rest_groups(const World& world, AreaId area)
{
  return static_cast<double>(world.people.areas.rest_groups[area]);
}

/// What stands as the week in the address of draws about who somebody is: when their household came; 0 = before
/// the run.
inline std::uint32_t arrival_of(const World& world, HouseholdId household)
{
  return world.dwellings.arrived.empty() ? 0 : world.dwellings.arrived[household];
}

/// A column as bytes.
struct ColumnBytes {
  std::string name;
  std::string indexed_by;  ///< "resident", "area", ...
  const std::byte* data;
  std::size_t rows;
  std::size_t bytes_per_row;

  std::size_t bytes() const { return rows * bytes_per_row; }
};
std::vector<ColumnBytes> columns_of(const World& world);

/// The digest of one column, and of all state: names, sizes and bytes, in order.
std::string digest_of(const ColumnBytes& column);
std::string digest_of(const World& world);

/// Bytes of all columns.
std::size_t bytes_of(const World& world);

}  // namespace linli
