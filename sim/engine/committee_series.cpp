#include "engine/observable_kinds.hpp"

#include <iterator>
#include <string>

namespace linli {
namespace {

namespace unit = series_units;

/// Mean over secretaries in office; a vacant post has nobody to count.
template <class Value>
Observable of_secretaries(std::string name, SeriesUnit unit, std::string en, std::string zh, Value value)
{
  return of_parts(std::move(name), std::move(unit), std::move(en), std::move(zh), Whom::secretaries,
                  Reduction::mean, [value](const World& world, AreaId area) -> Part {
                    if (!holder_of(world, area).exists()) return {};
                    return {static_cast<double>(value(world, area)), 1};
                  });
}

/// The same of a column of posts that `column(world)` gives.
template <class GetColumn>
Observable column_of_posts(std::string name, SeriesUnit unit, std::string en, std::string zh,
                           GetColumn column)
{
  return of_secretaries(std::move(name), std::move(unit), std::move(en), std::move(zh),
                        [column](const World& world, AreaId area) { return column(world)[area]; });
}

/// The same of a column of secretaries.
template <class GetColumn>
Observable column_of_secretaries(std::string name, SeriesUnit unit, std::string en, std::string zh,
                                 GetColumn column)
{
  return of_secretaries(
      std::move(name), std::move(unit), std::move(en), std::move(zh),
      [column](const World& world, AreaId area) { return column(world)[secretary_of(world, area)]; });
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
      column_of_posts("secretary_hours_routine", unit::hours_a_week(),
                      "The secretary's hours of this week: routine work", "书记本周工时:事务",
                      column(&P::routine_hours)),
      column_of_posts("secretary_hours_asked", unit::hours_a_week(),
                      "The secretary's hours of this week: training and what policies ask",
                      "书记本周工时:培训与政策", column(&P::asked_hours)),
      column_of_posts("secretary_hours_leading", unit::hours_a_week(),
                      "The secretary's hours of this week: leading", "书记本周工时:引领",
                      column(&P::leading_hours)),
      of_secretaries("secretary_hours_total", unit::hours_a_week(), "The secretary's hours of this week: all",
                     "书记本周工时:合计",
                     [](const World& w, AreaId a) {
                       return w.posts.routine_hours[a] + w.posts.asked_hours[a] + w.posts.leading_hours[a];
                     }),
      column_of_posts("secretary_overtime", unit::hours_a_week(),
                      "The secretary's hours of this week beyond the contract", "书记本周加班工时",
                      column(&P::overtime)),
  };
  for (std::size_t f = 0; f < leadership_functions; ++f) {
    out.push_back(of_secretaries(
        std::string("secretary_hours_") + leadership_function_labels[f], unit::hours_a_week(),
        std::string("Of the hours of leading: ") + leadership_function_labels[f],
        std::string("引领工时:") + leadership_function_labels_zh[f], [f](const World& w, AreaId area) {
          return w.posts.leading_hours[area] * w.secretaries.share[f][secretary_of(w, area)];
        }));
  }
  for (std::size_t f = 0; f < leadership_functions; ++f) {
    out.push_back(column_of_areas(
        std::string("leading_power_") + leadership_function_labels[f], unit::hours_a_week(),
        std::string("Leading power, in effective hours: ") + leadership_function_labels[f],
        std::string("引领力:") + leadership_function_labels_zh[f], [f](const World& w) -> auto& {
          return w.posts.power[f];
        }));
  }
  return out;
}

std::vector<Observable> standing_of_secretaries()
{
  std::vector<Observable> out;
  for (std::size_t k = 0; k < skills; ++k) {
    out.push_back(column_of_secretaries(
        std::string("secretary_") + skill_labels[k], unit::index(),
        std::string("Skill of the secretary: ") + skill_labels[k],
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
  out.push_back(column_of_posts(
      "secretary_load", unit::ratio(), "Hours due to the secretary / contract hours", "书记工作负荷",
      [](const World& w) -> auto& { return w.posts.load; }));
  out.push_back(column_of_secretaries("secretary_exhaustion", unit::index(), "Exhaustion of the secretary",
                                      "书记疲惫", strain(&Strains<SecretaryId>::exhaustion)));
  out.push_back(of_secretaries(
      "secretary_burnout", unit::share(), "Secretaries with burnout of any grade", "书记倦怠",
      [](const World& w, AreaId a) { return w.secretaries.strain.burnout[secretary_of(w, a)] > 0 ? 1 : 0; }));
  out.push_back(of_parts("secretary_vacant", unit::share(), "Posts of secretaries that are vacant",
                         "书记空缺", Whom::posts, Reduction::mean, [](const World& w, AreaId a) -> Part {
                           return {holder_of(w, a).exists() ? 0.0 : 1.0, 1};
                         }));
  out.push_back(column_of_posts(
      "secretary_reputation", unit::index(), "Reputation of the secretary with residents", "书记声望",
      [](const World& w) -> auto& { return w.posts.reputation; }));
  out.push_back(column_of_secretaries(
      "secretary_age", unit::years(), "Age of the secretary", "书记年龄",
      [](const World& w) -> auto& { return w.people.secretaries.age; }));
  out.push_back(of_secretaries(
      "secretary_rehired", unit::share(), "Secretaries rehired after retirement", "返聘书记",
      [](const World& w, AreaId a) {
        return w.people.secretaries.employment[secretary_of(w, a)] == Employment::rehired ? 1 : 0;
      }));
  out.push_back(column_of_secretaries(
      "secretary_college", unit::share(), "Secretaries with college or more", "大专以上书记",
      [](const World& w) -> auto& { return w.people.secretaries.college; }));
  out.push_back(of_parts("reserve", unit::people(), "People in reserve in the subdistrict", "街镇后备人才",
                         Whom::subdistricts, Reduction::total, [](const World& w, AreaId a) -> Part {
                           return {static_cast<double>(w.reserves.people[w.people.areas.subdistrict[a]]), 1};
                         }));
  return out;
}

}  // namespace

std::vector<Observable> committee_series()
{
  std::vector<Observable> all = hours_of_secretaries();
  for (auto more : {standing_of_secretaries(), work_series()})
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return all;
}

}  // namespace linli
