#include "mechanisms/committee/succession.hpp"

#include "mechanisms/committee/succession_board.hpp"
#include "mechanisms/residents/personal.hpp"

#include <algorithm>

namespace linli {
Declaration Succession::declaration()
{
  Declaration d{
      .name = "succession",
      .en = "Succession of secretaries: terms, vacancies, reserve, the five batches",
      .zh = "书记队伍接续",
      .equation =
          "go: retirement, (quit + burnt b/3 + rehired) (1 - keeps reward) (1 - keeps ladder) "
          "a year, terms, adjusting; filled from the reserve or outside",
      .report = "problem 1, recommendation 1; K4, K5, S2, S5, P24",
      .reads = {"subdistrict.first_area",
                "area.number",
                "assessment.total",
                "secretary.age",
                "secretary.sex",
                "secretary.post",
                "secretary.college",
                "secretary.vacant",
                "secretary.appointed",
                "secretary.origin",
                "secretary.age_then",
                "secretary.post_then",
                "secretary.mentored",
                "secretary.reputation",
                "secretary.exhaustion",
                "secretary.cynicism",
                "secretary.accomplishment",
                "secretary.temper",
                "secretary.burnout",
                "subdistrict.reserve",
                "subdistrict.reserve_prepared",
                "lever.reward",
                "lever.career_ladder",
                "lever.age_limit",
                "lever.adjust",
                "lever.rotate",
                "lever.reserve",
                "lever.recruit",
                "lever.batch_train"},
      .writes = {"secretary.age", "secretary.sex", "secretary.post", "secretary.college", "secretary.vacant",
                 "secretary.appointed", "secretary.origin", "secretary.age_then", "secretary.post_then",
                 "secretary.mentored", "secretary.reputation", "secretary.exhaustion", "secretary.cynicism",
                 "secretary.accomplishment", "secretary.temper", "secretary.burnout", "subdistrict.reserve",
                 "subdistrict.reserve_prepared"}};
  for (const char* skill : skill_labels) {
    for (const char* what : {"secretary.", "secretary.talent_"}) {
      d.reads.push_back(std::string(what) + skill);
      d.writes.push_back(std::string(what) + skill);
    }
  }
  for (const char* function : leads_labels) {
    for (const char* what : {"secretary.orientation_", "secretary.share_"}) {
      d.reads.push_back(std::string(what) + function);
      d.writes.push_back(std::string(what) + function);
    }
  }
  return d;
}

void Succession::make_room(World& world) const
{
  const std::size_t areas = world.areas();
  give_appointments(world);
  SecretaryState::for_each_column(world.secretaries,
                                  [&](const char*, auto& column) { give_rows(column, areas); });
  give_rows(world.assessment.total, areas);
  const std::size_t subdistricts = world.people.subdistricts.size();
  if (world.reserves.people.size() != subdistricts) {
    give_rows(world.reserves.people, subdistricts);
    for (std::size_t s = 0; s < subdistricts; ++s) {
      world.reserves.people[SubdistrictId{s}] = static_cast<float>(
          params_.reserve * static_cast<double>(world.people.subdistricts.areas[SubdistrictId{s}].size()));
    }
  }
  give_rows(world.reserves.prepared, subdistricts);
}

void Succession::begin(World& world, AreaId area, const Luck&) const
{
  world.secretaries.vacant[area] = 0;
  world.secretaries.appointed[area] = 0;
}

double Succession::leaving(bool rehired, int age, int burnout, double reward, double career_ladder) const
{
  const double as_rehired =
      rehired ? params_.rehired_quit + (age >= params_.old ? params_.rehired_old : 0.0) : 0.0;
  return std::min(1.0, (params_.quit + params_.quit_burnt * burnout / 3 + as_rehired) *
                           (1 - params_.keeps * reward) * (1 - params_.keeps * career_ladder));
}

void Succession::act(World& world, SubdistrictId subdistrict, const Moment& moment) const
{
  if (moment.week < params_.first) return;
  SuccessionBoard(*this, params_, world, subdistrict, moment).sit();
}

}  // namespace linli
