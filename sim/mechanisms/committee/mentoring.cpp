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
      .reads = {"subdistrict.first_area", "post.secretary", "post.vacant", "secretary.appointed",
                "secretary.mentored", "lever.mentoring"},
      .writes = {"secretary.mentored"}};
  for (const char* skill : skill_labels) d.reads.push_back(std::string("secretary.") + skill);
  return d;
}

void Mentoring::make_room(World& world) const
{
  const std::size_t secretaries = world.people.secretaries.size();
  give_rows(world.secretaries.mentored, secretaries);
  for (auto& skill : world.secretaries.skill) give_rows(skill, secretaries);
  give_rows(world.posts.vacant, world.areas());
}

void Mentoring::act(World& world, SubdistrictId subdistrict, const Moment& moment) const
{
  SecretaryState& s = world.secretaries;
  const bool new_term = moment.week % params_.term == 0;
  double wanted = 0;
  std::vector<std::pair<float, AreaId>> candidates;
  for (const AreaId area : world.people.subdistricts.areas[subdistrict]) {
    const float lever = world.levers(Lever::mentoring, area);
    const SecretaryId who = secretary_of(world, area);
    const bool vacant = world.posts.vacant[area] > 0;
    if (new_term || lever <= 0 || vacant) s.mentored[who] = 0;
    if (lever <= 0) continue;
    wanted += static_cast<double>(lever);
    const auto now = static_cast<std::uint16_t>(moment.week + 1);
    const bool just_came = world.people.secretaries.appointed[who] == now;  // not known yet
    if (vacant || just_came) continue;
    float skill = 0;
    for (const auto& column : s.skill) skill += column[who];
    candidates.emplace_back(skill, area);
  }
  if (!new_term) return;
  std::ranges::sort(candidates);
  const auto places = static_cast<std::size_t>(std::rint(params_.mentors * params_.pupils * wanted));
  for (std::size_t k = 0; k < std::min(places, candidates.size()); ++k)
    s.mentored[secretary_of(world, candidates[k].second)] = 1;
}

}  // namespace linli
