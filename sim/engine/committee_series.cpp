#include "engine/observables.hpp"

#include <string>

namespace linli {
namespace {

/// A number of each area.
template <class Value>
Observable of_area(std::string name, const char* unit, std::string en, std::string zh, Value value)
{
  return {std::move(name),
          unit,
          std::move(en),
          std::move(zh),
          Mean::over_areas,
          [value](const World& world, AreaId area, std::span<const std::uint8_t>, Sums& sums) {
            sums[0] += static_cast<double>(value(world, area));
          }};
}

/// A column of areas.
template <class GetColumn>
Observable column_of(std::string name, const char* unit, std::string en, std::string zh, GetColumn column)
{
  return of_area(std::move(name), unit, std::move(en), std::move(zh),
                 [column](const World& world, AreaId area) { return column(world)[area]; });
}

/// A column of secretaries: of who holds the post of an area, or held it last.
template <class GetColumn>
Observable of_secretary(std::string name, const char* unit, std::string en, std::string zh, GetColumn column)
{
  return of_area(
      std::move(name), unit, std::move(en), std::move(zh),
      [column](const World& world, AreaId area) { return column(world)[secretary_of(world, area)]; });
}

/// Mean over the filled places of an area's staff; 0 without any.
template <class Value>
Observable of_staff(const char* name, const char* unit, const char* en, const char* zh, Value value)
{
  return of_area(name, unit, en, zh, [value](const World& world, AreaId area) {
    double sum = 0;
    double members = 0;
    for (const StaffId id : world.staff.of(area)) {
      if (world.staff.vacant[id] > 0) continue;
      sum += static_cast<double>(value(world.staff, id));
      ++members;
    }
    return members > 0 ? sum / members : 0.0;
  });
}

/// Share of the troubles raised so far, those open before the run included.
Observable part_of_troubles(const char* name, const char* en, const char* zh,
                            Column<std::uint32_t, AreaId> TroubleState::*which)
{
  return of_area(name, "share", en, zh, [which](const World& world, AreaId area) {
    const double raised = world.troubles.raised[area];
    return raised > 0 ? static_cast<double>((world.troubles.*which)[area]) / raised : 0.0;
  });
}

std::vector<Observable> hours_of_secretaries()
{
  using P = PostState;
  const auto column = [](auto member) {
    return [member](const World& w) -> auto&
    {
      return w.posts.*member;
    };
  };
  std::vector<Observable> out{
      column_of("secretary_hours_routine", "hours", "The secretary's hours of this week: routine work",
                "书记本周工时:事务", column(&P::routine_hours)),
      column_of("secretary_hours_asked", "hours",
                "The secretary's hours of this week: training and what policies ask",
                "书记本周工时:培训与政策", column(&P::asked_hours)),
      column_of("secretary_hours_leading", "hours", "The secretary's hours of this week: leading",
                "书记本周工时:引领", column(&P::leading_hours)),
  };
  for (std::size_t f = 0; f < leading_functions; ++f) {
    out.push_back(of_area(std::string("secretary_hours_") + leads_labels[f], "hours",
                          std::string("Of the hours of leading: ") + leads_labels[f],
                          std::string("引领工时:") + leads_labels_zh[f], [f](const World& w, AreaId area) {
                            return w.posts.leading_hours[area] *
                                   w.secretaries.share[f][secretary_of(w, area)];
                          }));
  }
  for (std::size_t f = 0; f < leading_functions; ++f) {
    out.push_back(column_of(
        std::string("leading_power_") + leads_labels[f], "hours",
        std::string("Leading power, in effective hours: ") + leads_labels[f],
        std::string("引领力:") + leads_labels_zh[f], [f](const World& w) -> auto& {
          return w.posts.power[f];
        }));
  }
  return out;
}

std::vector<Observable> standing_of_secretaries()
{
  std::vector<Observable> out;
  for (std::size_t k = 0; k < skills; ++k) {
    out.push_back(of_secretary(
        std::string("secretary_") + skill_labels[k], "1",
        std::string("Skill of who holds or last held the post: ") + skill_labels[k],
        std::string("书记") + skill_labels_zh[k], [k](const World& w) -> auto& {
          return w.secretaries.skill[k];
        }));
  }
  const auto strain = [](auto member) {
    return [member](const World& w) -> auto&
    {
      return w.secretaries.strain.*member;
    };
  };
  out.push_back(column_of(
      "secretary_load", "1", "Hours due to the secretary / contract hours", "书记工作负荷",
      [](const World& w) -> auto& { return w.posts.load; }));
  out.push_back(of_secretary("secretary_exhaustion", "1", "Exhaustion of who holds or last held the post",
                             "书记疲惫", strain(&Strains<SecretaryId>::exhaustion)));
  out.push_back(of_area(
      "secretary_burnout", "share", "Posts held by somebody with any burnout", "书记倦怠",
      [](const World& w, AreaId a) { return w.secretaries.strain.burnout[secretary_of(w, a)] > 0 ? 1 : 0; }));
  out.push_back(of_area("secretary_vacant", "share", "Posts of secretaries that are vacant", "书记空缺",
                        [](const World& w, AreaId a) { return w.posts.vacant[a] > 0 ? 1 : 0; }));
  out.push_back(column_of(
      "secretary_reputation", "1", "Reputation of the secretary with residents", "书记声望",
      [](const World& w) -> auto& { return w.posts.reputation; }));
  out.push_back(of_secretary(
      "secretary_age", "years", "Age of who holds or last held the post", "书记年龄",
      [](const World& w) -> auto& { return w.people.secretaries.age; }));
  out.push_back(of_area("secretary_rehired", "share", "Secretaries rehired after retirement", "返聘书记",
                        [](const World& w, AreaId a) {
                          return w.people.secretaries.employment[secretary_of(w, a)] == Employment::rehired
                                     ? 1
                                     : 0;
                        }));
  out.push_back(of_secretary(
      "secretary_college", "share", "Secretaries with college or more", "大专以上书记",
      [](const World& w) -> auto& { return w.people.secretaries.college; }));
  out.push_back(
      of_area("reserve", "people", "People in reserve in the subdistrict", "街镇后备人才",
              [](const World& w, AreaId a) { return w.reserves.people[w.people.areas.subdistrict[a]]; }));
  return out;
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
    out.push_back(column_of(
        std::string("work_") + business_labels[k], "hours",
        std::string("Work that came in this week: ") + business_labels[k],
        std::string("本周新增工作:") + business_labels_zh[k], [k](const World& w) -> auto& {
          return w.work.arrived[k];
        }));
  }
  for (Observable& more : std::vector<Observable>{
           column_of("work_first", "hours", "Inspections and campaigns of this week", "检查与专项行动",
                     column(&W::first)),
           column_of("work_items", "1", "Items on the list of what is passed down", "下派事项数",
                     column(&W::items)),
           of_area("work_backlog", "hours", "Work left undone", "积压工作", sum_of(&W::backlog)),
           of_area("work_lapsed", "hours", "Work that lapsed undone this week", "过期工作",
                   sum_of(&W::lapsed)),
           column_of("work_load", "1", "Hours due / what staff and secretary can do", "总体负荷",
                     column(&W::load)),
           column_of("coping", "1", "Depth of perfunctory work", "应付程度", column(&W::coping)),
           column_of("overstepping", "share", "Share of self-governing groups' matters taken over", "越位",
                     column(&W::overstepping)),
           column_of("staff_hours", "hours", "Hours that the staff worked this week", "工作人员工时",
                     column(&W::staff_hours)),
           column_of("staff_load", "1", "Hours due to staff / the hours it has", "工作人员负荷",
                     column(&W::staff_load))})
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
      of_staff("staff_skill", "1", "Skill of the staff", "工作人员技能",
               [](const StaffState& staff, StaffId id) { return staff.skill[id]; }),
      of_staff("staff_exhaustion", "1", "Exhaustion of the staff", "工作人员疲惫",
               [](const StaffState& staff, StaffId id) { return staff.strain.exhaustion[id]; }),
      of_staff("staff_burnout", "share", "Staff with burnout of any grade", "工作人员倦怠(轻度以上)",
               graded(1)),
      of_staff("staff_burnout_moderate", "share", "Staff with burnout in two of three or more",
               "工作人员倦怠(中度以上)", graded(2)),
      of_staff("staff_burnout_severe", "share", "Staff with burnout in all three", "工作人员倦怠(重度)",
               graded(3)),
      of_staff("staff_on_leave", "share", "Staff on leave", "工作人员缺勤",
               [](const StaffState& staff, StaffId id) { return staff.on_leave[id]; }),
      of_area("staff_vacant", "share", "Places on the staff that are vacant", "工作人员空缺",
              [](const World& w, AreaId area) {
                double vacant = 0;
                for (const StaffId id : w.staff.of(area)) vacant += w.staff.vacant[id] > 0 ? 1 : 0;
                const auto places = static_cast<double>(w.staff.of(area).size());
                return places > 0 ? vacant / places : 0.0;
              }),
  };
}

std::vector<Observable> troubles_and_scores()
{
  using T = TroubleState;
  std::vector<Observable> out{
      of_area("troubles_open", "1/1000 households", "Small troubles that are open", "未决琐事",
              [](const World& w, AreaId area) {
                double open = 0;
                for (const GroupId group : w.people.areas.groups[area]) open += w.troubles.open[group];
                const auto households = static_cast<double>(w.people.areas.households[area].size());
                return households > 0 ? 1000 * open / households : 0.0;
              }),
      of_area("troubles_brought", "1/1000 households", "Small troubles that reached the committee this week",
              "本周居委会受理琐事",
              [](const World& w, AreaId area) {
                const auto households = static_cast<double>(w.people.areas.households[area].size());
                return households > 0 ? 1000 * static_cast<double>(w.troubles.brought[area]) / households
                                      : 0.0;
              }),
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
    out.push_back(column_of(
        std::string("score_") + assessor_labels[j], "1",
        std::string("Score of the last assessment: ") + assessor_labels[j],
        std::string("考评得分:") + assessor_labels_zh[j], [j](const World& w) -> auto& {
          return w.assessment.score[j];
        }));
  }
  out.push_back(column_of(
      "score_total", "1", "Score of the last assessment: weighted", "考评总分",
      [](const World& w) -> auto& { return w.assessment.total; }));
  return out;
}

}  // namespace

std::vector<Observable> committee_series()
{
  std::vector<Observable> all = hours_of_secretaries();
  for (auto more : {standing_of_secretaries(), work(), staff(), troubles_and_scores()})
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return all;
}

}  // namespace linli
