/// Series of the work of committees: what comes in, the staff, small troubles, scores.
#include "engine/observable_kinds.hpp"

#include <iterator>
#include <string>

namespace linli {
namespace {

namespace unit = series_units;

/// Mean over the filled places on the staff.
template <class Value>
Observable of_staff(const char* name, SeriesUnit unit, const char* en, const char* zh, Value value)
{
  return of_parts(name, std::move(unit), en, zh, Whom::staff, Reduction::mean,
                  [value](const World& world, AreaId area) {
                    Part part;
                    for (const StaffId id : world.staff.of(area)) {
                      if (world.staff.vacant[id] > 0) continue;
                      part.sum += static_cast<double>(value(world.staff, id));
                      ++part.count;
                    }
                    return part;
                  });
}

/// Share of the troubles raised so far, those open before the run included.
Observable part_of_troubles(const char* name, const char* en, const char* zh,
                            Column<std::uint32_t, AreaId> TroubleState::*which)
{
  return of_parts(name, unit::share(), en, zh, Whom::troubles, Reduction::ratio,
                  [which](const World& world, AreaId area) -> Part {
                    return {static_cast<double>((world.troubles.*which)[area]),
                            static_cast<double>(world.troubles.raised[area])};
                  });
}

/// Troubles that `count(world, area)` finds, for every 1,000 households.
template <class Count>
Observable troubles_per_thousand(const char* name, const char* en, const char* zh, Count count)
{
  return of_parts(
      name, unit::a_thousand_households(), en, zh, Whom::households, Reduction::ratio,
      [count](const World& world, AreaId area) -> Part {
        return {1000 * count(world, area), static_cast<double>(world.people.areas.households[area].size())};
      });
}

/// Score of the last assessment; nothing is counted before the first.
template <class GetColumn>
Observable score(std::string name, std::string en, std::string zh, GetColumn column)
{
  return of_parts(std::move(name), unit::index(), std::move(en), std::move(zh), Whom::areas, Reduction::mean,
                  [column](const World& world, AreaId area) -> Part {
                    if (world.assessment.week[area] == 0) return {};
                    return {static_cast<double>(column(world)[area]), 1};
                  });
}

std::vector<Observable> work()
{
  using W = WorkState;
  const auto column = [](auto member) {
    return [member](const World& w) -> auto&
    {
      return w.work.*member;
    };
  };
  const auto sum_of = [](auto member) {
    return [member](const World& w, AreaId area) {
      double sum = 0;
      for (const auto& one : w.work.*member) sum += static_cast<double>(one[area]);
      return sum;
    };
  };
  std::vector<Observable> out;
  for (std::size_t k = 0; k < businesses; ++k) {
    out.push_back(column_of_areas(
        std::string("work_") + business_labels[k], unit::hours_a_week(),
        std::string("Work that came in this week: ") + business_labels[k],
        std::string("本周新增工作:") + business_labels_zh[k], [k](const World& w) -> auto& {
          return w.work.arrived[k];
        }));
  }
  for (Observable& more : std::vector<Observable>{
           column_of_areas("work_urgent", unit::hours_a_week(), "Inspections and campaigns of this week",
                           "检查与专项行动", column(&W::urgent)),
           column_of_areas("work_items", unit::items(), "Items on the list of what is passed down",
                           "下派事项数", column(&W::items)),
           of_areas("work_backlog", unit::hours(), "Work left undone", "积压工作", sum_of(&W::backlog)),
           of_areas("work_lapsed", unit::hours_a_week(), "Work that lapsed undone this week", "过期工作",
                    sum_of(&W::lapsed)),
           column_of_areas("work_load", unit::ratio(), "Hours due / what staff and secretary can do",
                           "总体负荷", column(&W::load)),
           column_of_areas("perfunctory_work", unit::index(), "Depth of perfunctory work", "应付程度",
                           column(&W::perfunctory)),
           column_of_areas("overstepping", unit::share(),
                           "Share of self-governing groups' matters taken over", "越位",
                           column(&W::overstepping)),
           column_of_areas("staff_hours", unit::hours_a_week(), "Hours that the staff worked this week",
                           "工作人员工时", column(&W::staff_hours)),
           column_of_areas("staff_load", unit::ratio(), "Hours due to staff / the hours it has",
                           "工作人员负荷", column(&W::staff_load))})
    out.push_back(std::move(more));
  return out;
}

std::vector<Observable> staff()
{
  const auto graded = [](int least) {
    return [least](const StaffState& staff, StaffId id) {
      return static_cast<int>(staff.strain.burnout[id]) >= least ? 1 : 0;
    };
  };
  return {
      of_staff("staff_skill", unit::index(), "Skill of the staff", "工作人员技能",
               [](const StaffState& staff, StaffId id) { return staff.skill[id]; }),
      of_staff("staff_exhaustion", unit::index(), "Exhaustion of the staff", "工作人员疲惫",
               [](const StaffState& staff, StaffId id) { return staff.strain.exhaustion[id]; }),
      of_staff("staff_burnout", unit::share(), "Staff with burnout of any grade", "工作人员倦怠(轻度以上)",
               graded(1)),
      of_staff("staff_burnout_moderate", unit::share(), "Staff with burnout in two of three or more",
               "工作人员倦怠(中度以上)", graded(2)),
      of_staff("staff_burnout_severe", unit::share(), "Staff with burnout in all three", "工作人员倦怠(重度)",
               graded(3)),
      of_staff("staff_on_leave", unit::share(), "Staff on leave", "工作人员缺勤",
               [](const StaffState& staff, StaffId id) { return staff.on_leave[id]; }),
      of_parts("staff_vacant", unit::share(), "Places on the staff that are vacant", "工作人员空缺",
               Whom::staff_places, Reduction::mean,
               [](const World& w, AreaId area) {
                 Part part;
                 for (const StaffId id : w.staff.of(area)) {
                   part.sum += w.staff.vacant[id] > 0 ? 1 : 0;
                   ++part.count;
                 }
                 return part;
               }),
  };
}

std::vector<Observable> troubles_and_scores()
{
  using T = TroubleState;
  std::vector<Observable> out{
      troubles_per_thousand("troubles_open", "Small troubles that are open", "未决琐事",
                            [](const World& w, AreaId area) {
                              double open = 0;
                              for (const BuildingGroupId group : w.people.areas.groups[area])
                                open += w.troubles.open[group];
                              return open;
                            }),
      troubles_per_thousand(
          "troubles_brought", "Small troubles that reached the committee this week", "本周居委会受理琐事",
          [](const World& w, AreaId area) { return static_cast<double>(w.troubles.brought[area]); }),
      part_of_troubles("troubles_settled_group", "Small troubles so far: settled by the building group",
                       "琐事化解:楼组", &T::settled_group),
      part_of_troubles("troubles_settled_property",
                       "Small troubles so far: settled by owners' committee and property company",
                       "琐事化解:业委会与物业", &T::settled_property),
      part_of_troubles("troubles_settled_committee",
                       "Small troubles so far: settled by the residents' committee", "琐事化解:居委会",
                       &T::settled_committee),
      part_of_troubles("troubles_lapsed", "Small troubles so far: given up", "琐事:消退", &T::lapsed),
      part_of_troubles("troubles_grown", "Small troubles so far: grown into major ones", "琐事:激化",
                       &T::grown),
  };
  for (std::size_t j = 0; j < assessors; ++j) {
    out.push_back(score(
        std::string("score_") + assessor_labels[j],
        std::string("Score of the last assessment: ") + assessor_labels[j],
        std::string("考评得分:") + assessor_labels_zh[j], [j](const World& w) -> auto& {
          return w.assessment.score[j];
        }));
  }
  out.push_back(score(
      "score_total", "Score of the last assessment: weighted", "考评总分",
      [](const World& w) -> auto& { return w.assessment.total; }));
  return out;
}

}  // namespace

std::vector<Observable> work_series()
{
  std::vector<Observable> all = work();
  for (auto more : {staff(), troubles_and_scores()})
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return all;
}

}  // namespace linli
