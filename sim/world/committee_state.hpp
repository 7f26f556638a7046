#pragma once
/// What changes about those who lead and work for a residential area: its secretary, the staff of its residents'
/// committee, and the work on their desks.  Hours and work are those of a whole area, however few of its building
/// groups are simulated.
#include "core/column.hpp"
#include "core/ids.hpp"
#include "population/attributes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace linli {

/// The four kinds of business of the report: government (政务), social (社务), residents' (居务), Party (党务).
enum class Business : std::size_t { government, social, residents, party };
constexpr std::size_t businesses = 4;
constexpr std::array<const char*, businesses> business_labels{"government", "social", "residents", "party"};
constexpr std::array<const char*, businesses> business_labels_zh{"政务", "社务", "居务", "党务"};

/// What a secretary is good at.
enum class Skill : std::size_t { mobilising, coordinating, planning, professional };
constexpr std::size_t skills = 4;
constexpr std::array<const char*, skills> skill_labels{"mobilising", "coordinating", "planning",
                                                       "professional"};
constexpr std::array<const char*, skills> skill_labels_zh{"动员能力", "协调能力", "谋划能力", "专业能力"};

/// What the hours left for leading are used for.
enum class Leads : std::size_t { listening, mobilising, brokering, deliberating, projects, teams };
constexpr std::size_t leading_functions = 6;
constexpr std::array<const char*, leading_functions> leads_labels{"listening",    "mobilising", "brokering",
                                                                  "deliberating", "projects",   "teams"};
constexpr std::array<const char*, leading_functions> leads_labels_zh{"调研走访", "动员", "对接资源",
                                                                     "协商议事", "项目", "队伍建设"};

/// Who assesses an area: itself, its street or town, a professional agency.
enum class Assessor : std::size_t { self, street, agency };
constexpr std::size_t assessors = 3;
constexpr std::array<const char*, assessors> assessor_labels{"self", "street", "agency"};
constexpr std::array<const char*, assessors> assessor_labels_zh{"自评", "街镇评估", "专业机构评估"};

/// Exhaustion, cynicism and accomplishment (Maslach & Jackson 1981), each in [0, 1].
template <class I>
struct Strains {
  Column<float, I> exhaustion;
  Column<float, I> cynicism;
  Column<float, I> accomplishment;
  Column<float, I> temper;          ///< personal and fixed: how easily somebody tires, log-odds
  Column<std::uint8_t, I> burnout;  ///< how many of the three are past their cut-off, 0 to 3

  template <class Self, class F>
  static void for_each_column(const std::string& of, Self& self, F&& f)
  {
    f((of + ".exhaustion").c_str(), self.exhaustion);
    f((of + ".cynicism").c_str(), self.cynicism);
    f((of + ".accomplishment").c_str(), self.accomplishment);
    f((of + ".temper").c_str(), self.temper);
    f((of + ".burnout").c_str(), self.burnout);
  }
};

/// The secretary of each area; who it is stands in `Population::secretaries`.
struct SecretaryState {
  Column<std::uint16_t, AreaId> vacant;     ///< weeks since the post fell vacant; 0 = it is held
  Column<std::uint16_t, AreaId> appointed;  ///< week of appointment, counted from 1; 0 = before the run
  Column<std::uint16_t, AreaId> origin;     ///< number of the area to which they were appointed first
  Column<std::uint8_t, AreaId>
      age_then;                    ///< when appointed; of who was there before the run, at its beginning
  Column<Post, AreaId> post_then;  ///< the same; what somebody is able to does not change with age or post
  std::array<Column<float, AreaId>, skills> skill;   ///< [0, 1]
  std::array<Column<float, AreaId>, skills> talent;  ///< the level that a skill falls back to, [0, 1]
  Column<float, AreaId> reputation;                  ///< with residents, [0, 1]
  Column<std::uint8_t, AreaId> mentored;             ///< 1 while a veteran secretary guides this one
  Strains<AreaId> strain;
  std::array<Column<float, AreaId>, leading_functions> orientation;  ///< own leaning, shares of leading hours
  std::array<Column<float, AreaId>, leading_functions> share;        ///< of leading hours, in force
  Column<float, AreaId> routine_hours;                               ///< of this week
  Column<float, AreaId> asked_hours;    ///< of this week, for training and policies
  Column<float, AreaId> leading_hours;  ///< of this week
  Column<float, AreaId> overtime;       ///< hours of this week beyond the contract
  Column<float, AreaId> load;           ///< ρ: hours due to the secretary / contract hours
  std::array<Column<float, AreaId>, leading_functions> power;  ///< leading power, effective hours a week

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("secretary.vacant", self.vacant);
    f("secretary.appointed", self.appointed);
    f("secretary.origin", self.origin);
    f("secretary.age_then", self.age_then);
    f("secretary.post_then", self.post_then);
    for (std::size_t k = 0; k < skills; ++k) {
      f((std::string("secretary.") + skill_labels[k]).c_str(), self.skill[k]);
      f((std::string("secretary.talent_") + skill_labels[k]).c_str(), self.talent[k]);
    }
    f("secretary.reputation", self.reputation);
    f("secretary.mentored", self.mentored);
    Strains<AreaId>::for_each_column("secretary", self.strain, f);
    for (std::size_t k = 0; k < leading_functions; ++k) {
      const std::string name = leads_labels[k];
      f(("secretary.orientation_" + name).c_str(), self.orientation[k]);
      f(("secretary.share_" + name).c_str(), self.share[k]);
      f(("secretary.power_" + name).c_str(), self.power[k]);
    }
    f("secretary.routine_hours", self.routine_hours);
    f("secretary.asked_hours", self.asked_hours);
    f("secretary.leading_hours", self.leading_hours);
    f("secretary.overtime", self.overtime);
    f("secretary.load", self.load);
  }
};

/// Members of the residents' committees' staff, stored by area.
struct StaffState {
  Partition<AreaId, StaffId> of_area;
  Column<std::uint16_t, StaffId> vacant;   ///< weeks since the place fell vacant; 0 = it is filled
  Column<std::uint16_t, StaffId> hired;    ///< week of hiring, counted from 1; 0 = before the run
  Column<float, StaffId> skill;            ///< [0, 1]
  Column<std::uint8_t, StaffId> on_leave;  ///< 1 if not at work this week
  Strains<StaffId> strain;

  std::size_t size() const { return of_area.children(); }
  /// The places of an area; none where no staff is simulated.
  IdRange<StaffId> of(AreaId area) const
  {
    return of_area.parents() == 0 ? IdRange<StaffId>{} : of_area[area];
  }
  bool at_work(StaffId id) const { return vacant[id] == 0 && on_leave[id] == 0; }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("area.first_staff", self.of_area.first());
    f("staff.vacant", self.vacant);
    f("staff.hired", self.hired);
    f("staff.skill", self.skill);
    f("staff.on_leave", self.on_leave);
    Strains<StaffId>::for_each_column("staff", self.strain, f);
  }
};

/// The work of each area's committee, in hours of this week unless it says otherwise.
struct WorkState {
  std::array<Column<float, AreaId>, businesses> arrived;
  std::array<Column<float, AreaId>, businesses> usual;    ///< arrivals a week, over the life of a task
  std::array<Column<float, AreaId>, businesses> backlog;  ///< left undone, hours
  std::array<Column<float, AreaId>, businesses> done;
  std::array<Column<float, AreaId>, businesses> lapsed;  ///< expired undone, hours
  Column<float, AreaId> first;         ///< inspections and campaigns, which come before everything else
  Column<float, AreaId> first_missed;  ///< the part of them for which there was no time
  Column<float, AreaId> items;         ///< on the list of what is passed down
  Column<float, AreaId> regrown;       ///< share of pruned items that has crept back, [0, 1]
  Column<float, AreaId> staff_hours;   ///< worked
  Column<float, AreaId> staff_capacity;
  Column<float, AreaId> staff_load;    ///< hours due to staff / their contract hours
  Column<float, AreaId> load;          ///< hours due / what staff and secretary can do
  Column<float, AreaId> coping;        ///< depth of perfunctory work (忙于应付), [0, 1]
  Column<float, AreaId> overstepping;  ///< share of building groups' own matters taken over (越位), [0, 1]

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    for (std::size_t k = 0; k < businesses; ++k) {
      const std::string of = std::string("_") + business_labels[k];
      f(("work.arrived" + of).c_str(), self.arrived[k]);
      f(("work.usual" + of).c_str(), self.usual[k]);
      f(("work.backlog" + of).c_str(), self.backlog[k]);
      f(("work.done" + of).c_str(), self.done[k]);
      f(("work.lapsed" + of).c_str(), self.lapsed[k]);
    }
    f("work.first", self.first);
    f("work.first_missed", self.first_missed);
    f("work.items", self.items);
    f("work.regrown", self.regrown);
    f("work.staff_hours", self.staff_hours);
    f("work.staff_capacity", self.staff_capacity);
    f("work.staff_load", self.staff_load);
    f("work.load", self.load);
    f("work.coping", self.coping);
    f("work.overstepping", self.overstepping);
  }
};

/// Small troubles between neighbours and who settles them; counts of the simulated building groups.
struct TroubleState {
  Column<std::uint16_t, GroupId> open;              ///< not settled so far
  Column<std::uint32_t, AreaId> raised;             ///< since the start of the run
  Column<std::uint32_t, AreaId> settled_group;      ///< by the building group
  Column<std::uint32_t, AreaId> settled_property;   ///< by owners' committee and property company
  Column<std::uint32_t, AreaId> settled_committee;  ///< by the residents' committee
  Column<std::uint32_t, AreaId> lapsed;             ///< given up
  Column<std::uint32_t, AreaId> grown;              ///< into major ones
  Column<float, AreaId> brought;                    ///< to the residents' committee this week

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("building_group.open_troubles", self.open);
    f("area.troubles_raised", self.raised);
    f("area.troubles_settled_group", self.settled_group);
    f("area.troubles_settled_property", self.settled_property);
    f("area.troubles_settled_committee", self.settled_committee);
    f("area.troubles_lapsed", self.lapsed);
    f("area.troubles_grown", self.grown);
    f("area.troubles_brought", self.brought);
  }
};

/// The latest assessment of each area, and what it counts for.
struct AssessmentState {
  std::array<Column<float, AreaId>, assessors> score;  ///< [0, 1]
  Column<float, AreaId> total;                         ///< weighted, [0, 1]
  Column<float, AreaId>
      tasks;  ///< how far what is scored are tasks passed down, times the link to the appraisal
  Column<float, AreaId> residents;     ///< the same of what residents live through
  Column<std::uint16_t, AreaId> week;  ///< of the run, counted from 1; 0 = not assessed so far

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    for (std::size_t k = 0; k < assessors; ++k)
      f((std::string("assessment.") + assessor_labels[k]).c_str(), self.score[k]);
    f("assessment.total", self.total);
    f("assessment.tasks", self.tasks);
    f("assessment.residents", self.residents);
    f("assessment.week", self.week);
  }
};

/// What a subdistrict holds ready.
struct ReserveState {
  Column<float, SubdistrictId> people;    ///< who could become secretaries
  Column<float, SubdistrictId> prepared;  ///< how well the reserve has been trained, [0, 1]

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    f("subdistrict.reserve", self.people);
    f("subdistrict.reserve_prepared", self.prepared);
  }
};

}  // namespace linli
