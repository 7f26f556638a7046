#include "mechanisms/committee/mentoring.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli {

Declaration Mentoring::declaration()
{
  Declaration d{
      .name = "mentoring",
      .en = "Whom the veteran secretaries guide",
      .zh = "老书记带教",
      .equation = "round(mentors pupils sum of levers) places to the least skilled of a subdistrict",
      .report = "recommendation 1; K5",
      .reads = {"subdistrict.first_area", "secretary.vacant", "secretary.appointed", "secretary.mentored",
                "lever.mentoring"},
      .writes = {"secretary.mentored"}};
  for (const char* skill : skill_labels) d.reads.push_back(std::string("secretary.") + skill);
  return d;
}

void Mentoring::make_room(World& world) const
{
  give_rows(world.secretaries.mentored, world.areas());
  give_rows(world.secretaries.vacant, world.areas());
  give_rows(world.secretaries.appointed, world.areas());
  for (auto& skill : world.secretaries.skill) give_rows(skill, world.areas());
}

void Mentoring::act(World& world, SubdistrictId subdistrict, const Moment& moment) const
{
  SecretaryState& s = world.secretaries;
  const bool new_term = moment.week % params_.term == 0;
  double wanted = 0;
  std::vector<std::pair<float, AreaId>> candidates;
  for (const AreaId area : world.people.subdistricts.areas[subdistrict]) {
    const float lever = world.levers(Lever::mentoring, area);
    if (new_term || lever <= 0 || s.vacant[area] > 0) s.mentored[area] = 0;
    if (lever <= 0) continue;
    wanted += static_cast<double>(lever);
    const bool just_came = s.appointed[area] == static_cast<std::uint16_t>(moment.week + 1);  // not known yet
    if (s.vacant[area] > 0 || just_came) continue;
    float skill = 0;
    for (const auto& column : s.skill) skill += column[area];
    candidates.emplace_back(skill, area);
  }
  if (!new_term) return;
  std::ranges::sort(candidates);
  const auto places = static_cast<std::size_t>(std::rint(params_.mentors * params_.pupils * wanted));
  for (std::size_t k = 0; k < std::min(places, candidates.size()); ++k) s.mentored[candidates[k].second] = 1;
}

}  // namespace linli
