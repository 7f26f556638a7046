#pragma once
/// The series of secretaries, staff and work computed a second time, from columns looked up by their names.
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

/// Value of a series of one area; nothing if it is none of these.
inline std::optional<double> naive_committee_value(const World& world, const std::string& name, AreaId area)
{
  static const std::map<std::string, std::string> columns{{"secretary_hours_routine", "post.routine_hours"},
                                                          {"secretary_hours_asked", "post.asked_hours"},
                                                          {"secretary_hours_leading", "post.leading_hours"},
                                                          {"secretary_load", "post.load"},
                                                          {"secretary_reputation", "post.reputation"},
                                                          {"work_first", "work.first"},
                                                          {"work_items", "work.items"},
                                                          {"work_load", "work.load"},
                                                          {"coping", "work.coping"},
                                                          {"overstepping", "work.overstepping"},
                                                          {"staff_hours", "work.staff_hours"},
                                                          {"staff_load", "work.staff_load"},
                                                          {"score_total", "assessment.total"}};
  const auto column = [&](const std::string& wanted) { return area_column(world, wanted, area); };
  if (const auto found = columns.find(name); found != columns.end()) return column(found->second);
  const auto rest = [&](const std::string& start) -> std::optional<std::string> {
    if (!name.starts_with(start)) return std::nullopt;
    return name.substr(start.size());
  };
  for (const char* business : business_labels) {
    if (name == std::string("work_") + business) return column(std::string("work.arrived_") + business);
  }
  if (name == "work_backlog" || name == "work_lapsed") {
    double sum = 0;
    for (const char* business : business_labels)
      sum += column((name == "work_backlog" ? "work.backlog_" : "work.lapsed_") + std::string(business));
    return sum;
  }
  if (const auto function = rest("secretary_hours_"))
    return column("post.leading_hours") * column("secretary.share_" + *function);
  if (const auto function = rest("leading_power_")) return column("post.power_" + *function);
  if (const auto assessor = rest("score_")) return column("assessment." + *assessor);
  if (name == "secretary_burnout") return column("secretary.burnout") > 0 ? 1 : 0;
  if (name == "secretary_vacant") return column("post.vacant") > 0 ? 1 : 0;
  if (name == "secretary_rehired") {
    const SecretaryId who = world.people.posts.secretary[area];
    return world.people.secretaries.employment[who] == Employment::rehired ? 1 : 0;
  }
  if (const auto what = rest("secretary_")) return column("secretary." + *what);
  if (name == "reserve")
    return static_cast<double>(world.reserves.people[world.people.areas.subdistrict[area]]);

  const auto households = static_cast<double>(world.people.areas.households[area].size());
  if (name == "troubles_open") {
    double open = 0;
    for (const GroupId group : world.people.areas.groups[area]) open += world.troubles.open[group];
    return 1000 * open / households;
  }
  if (name == "troubles_brought") return 1000 * column("area.troubles_brought") / households;
  if (const auto what = rest("troubles_"))
    return column("area.troubles_raised") > 0
               ? column("area.troubles_" + *what) / column("area.troubles_raised")
               : 0;

  double filled = 0;
  double sum = 0;
  double vacant = 0;
  for (const StaffId id : world.staff.of(area)) {
    const StaffState& s = world.staff;
    if (s.vacant[id] > 0) {
      ++vacant;
      continue;
    }
    ++filled;
    if (name == "staff_skill") sum += static_cast<double>(s.skill[id]);
    if (name == "staff_exhaustion") sum += static_cast<double>(s.strain.exhaustion[id]);
    if (name == "staff_burnout") sum += s.strain.burnout[id] >= 1 ? 1 : 0;
    if (name == "staff_burnout_moderate") sum += s.strain.burnout[id] >= 2 ? 1 : 0;
    if (name == "staff_burnout_severe") sum += s.strain.burnout[id] == 3 ? 1 : 0;
    if (name == "staff_on_leave") sum += s.on_leave[id];
  }
  if (name == "staff_vacant") return vacant / (vacant + filled);
  if (rest("staff_")) return filled > 0 ? sum / filled : 0.0;
  return std::nullopt;
}

}  // namespace linli::test
