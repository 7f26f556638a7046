#pragma once
/// The series of secretaries, staff and work computed a second time, from columns looked up by their names.
#include "engine/observables.hpp"
#include "world/world.hpp"

#include <map>
#include <optional>
#include <string>

namespace linli::test {

/// A column of areas by its name, or one of secretaries, of who holds or last held the area's post.
inline double area_column(const World& world, const std::string& wanted, AreaId area)
{
  std::optional<double> out;
  world.for_each_column([&](const char* name, const auto& column) {
    using C = std::remove_cvref_t<decltype(column)>;
    if constexpr (std::is_convertible_v<typename C::value_type, double>) {
      if (wanted != name) return;
      if constexpr (std::is_same_v<typename C::index_type, AreaId>) out = static_cast<double>(column[area]);
      if constexpr (std::is_same_v<typename C::index_type, SecretaryId>)
        out = static_cast<double>(column[world.people.posts.secretary[area]]);
    }
  });
  return out.value();
}

/// What an area brings to a series, sum and count; nothing if it is none of these.
inline std::optional<Part> naive_committee_part(const World& world, const std::string& name, AreaId area)
{
  const auto column = [&](const std::string& wanted) { return area_column(world, wanted, area); };
  const auto rest = [&](const std::string& start) -> std::optional<std::string> {
    if (!name.starts_with(start)) return std::nullopt;
    return name.substr(start.size());
  };
  const bool vacant = column("post.vacant") > 0;
  const auto in_office = [&](double value) { return vacant ? Part{} : Part{value, 1}; };

  // Of the area: one value each.
  static const std::map<std::string, std::string> of_area{{"work_urgent", "work.urgent"},
                                                          {"work_items", "work.items"},
                                                          {"work_load", "work.load"},
                                                          {"perfunctory_work", "work.perfunctory"},
                                                          {"overstepping", "work.overstepping"},
                                                          {"staff_hours", "work.staff_hours"},
                                                          {"staff_load", "work.staff_load"}};
  if (const auto found = of_area.find(name); found != of_area.end()) return Part{column(found->second), 1};
  for (const char* business : business_labels) {
    if (name == std::string("work_") + business)
      return Part{column(std::string("work.arrived_") + business), 1};
  }
  if (name == "work_backlog" || name == "work_lapsed") {
    double sum = 0;
    for (const char* business : business_labels)
      sum += column((name == "work_backlog" ? "work.backlog_" : "work.lapsed_") + std::string(business));
    return Part{sum, 1};
  }
  if (const auto function = rest("leading_power_")) return Part{column("post.power_" + *function), 1};
  if (const auto assessor = rest("score_")) {
    if (column("assessment.week") == 0) return Part{};
    return Part{column("assessment." + *assessor), 1};
  }
  if (name == "reserve")
    return Part{static_cast<double>(world.reserves.people[world.people.areas.subdistrict[area]]), 1};

  // Of secretaries and their posts.
  if (name == "secretary_vacant") return Part{vacant ? 1.0 : 0.0, 1};
  if (name == "secretary_burnout") return in_office(column("secretary.burnout") > 0 ? 1 : 0);
  if (name == "secretary_rehired")
    return in_office(
        world.people.secretaries.employment[world.people.posts.secretary[area]] == Employment::rehired ? 1
                                                                                                       : 0);
  for (const char* hours : {"routine", "asked", "leading"}) {
    if (name == std::string("secretary_hours_") + hours)
      return in_office(column(std::string("post.") + hours + "_hours"));
  }
  if (name == "secretary_hours_total")
    return in_office(column("post.routine_hours") + column("post.asked_hours") +
                     column("post.leading_hours"));
  if (const auto function = rest("secretary_hours_"))
    return in_office(column("post.leading_hours") * column("secretary.share_" + *function));
  for (const char* of_post : {"load", "overtime", "reputation"}) {
    if (name == std::string("secretary_") + of_post) return in_office(column(std::string("post.") + of_post));
  }
  if (const auto what = rest("secretary_")) return in_office(column("secretary." + *what));

  // Of households and their troubles.
  const auto households = static_cast<double>(world.people.areas.households[area].size());
  if (name == "troubles_open") {
    double open = 0;
    for (const BuildingGroupId group : world.people.areas.groups[area]) open += world.troubles.open[group];
    return Part{1000 * open, households};
  }
  if (name == "troubles_brought") return Part{1000 * column("area.troubles_brought"), households};
  if (const auto what = rest("troubles_"))
    return Part{column("area.troubles_" + *what), column("area.troubles_raised")};

  // Of the staff and its places.
  double filled = 0;
  double sum = 0;
  double places = 0;
  for (const StaffId id : world.staff.of(area)) {
    const StaffState& s = world.staff;
    ++places;
    if (s.vacant[id] > 0) continue;
    ++filled;
    if (name == "staff_skill") sum += static_cast<double>(s.skill[id]);
    if (name == "staff_exhaustion") sum += static_cast<double>(s.strain.exhaustion[id]);
    if (name == "staff_burnout") sum += s.strain.burnout[id] >= 1 ? 1 : 0;
    if (name == "staff_burnout_moderate") sum += s.strain.burnout[id] >= 2 ? 1 : 0;
    if (name == "staff_burnout_severe") sum += s.strain.burnout[id] == 3 ? 1 : 0;
    if (name == "staff_on_leave") sum += s.on_leave[id];
  }
  if (name == "staff_vacant") return Part{places - filled, places};
  if (rest("staff_")) return Part{sum, filled};
  return std::nullopt;
}

}  // namespace linli::test
