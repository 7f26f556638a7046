#include "mechanisms/committee/succession.hpp"

#include "mechanisms/committee/succession_board.hpp"
#include "mechanisms/committee/succession_events.hpp"

#include <algorithm>

namespace linli {
Declaration Succession::declaration()
{
  return {.name = "succession",
          .en = "Succession of secretaries: terms, vacancies, reserve, the five batches",
          .zh = "书记队伍接续",
          .equation =
              "go: retirement, (quit + burnt b/3 + rehired) (1 - keeps reward) (1 - keeps ladder) "
              "a year, terms, adjusting; filled from the reserve or outside",
          .report = "problem 1, recommendation 1; K4, K5, S2, S5, P24",
          .reads = {"subdistrict.first_area",
                    "area.number",
                    "assessment.total",
                    "post.secretary",
                    "post.vacant",
                    "post.appointed",
                    "post.reputation",
                    "secretary.age",
                    "secretary.sex",
                    "secretary.employment",
                    "secretary.college",
                    "secretary.appointed",
                    "secretary.origin",
                    "secretary.age_then",
                    "secretary.employment_then",
                    "secretary.mentored",
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
          .writes = {"post.secretary", "post.vacant", "post.appointed", "post.reputation", "secretary.age",
                     "secretary.sex", "secretary.employment", "secretary.college", "secretary.appointed",
                     "secretary.origin", "secretary.age_then", "secretary.employment_then",
                     "secretary.mentored", "subdistrict.reserve", "subdistrict.reserve_prepared"},
          .events = succession_events()};
}

void Succession::make_room(World& world) const
{
  PostState& post = world.posts;
  for (auto* column : {&post.vacant, &post.appointed}) give_rows(*column, world.areas());
  give_rows(post.reputation, world.areas());
  give_rows(world.secretaries.mentored, world.people.secretaries.size());
  give_rows(world.secretaries.strain.burnout, world.people.secretaries.size());
  give_rows(world.assessment.total, world.areas());
  give_rows(world.reserves.people, world.people.subdistricts.size());
  give_rows(world.reserves.prepared, world.people.subdistricts.size());
}

void Succession::begin(World& world, AreaId area, const Luck&) const
{
  world.posts.vacant[area] = 0;
  world.posts.appointed[area] = 0;
}

void Succession::begin(World& world, SubdistrictId subdistrict, const Luck&) const
{
  const auto areas = static_cast<double>(world.people.subdistricts.areas[subdistrict].size());
  world.reserves.people[subdistrict] = static_cast<float>(params_.reserve * areas);
  world.reserves.prepared[subdistrict] = 0;
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
  if (moment.week_of_study() < 0) return;
  SuccessionBoard(*this, params_, world, subdistrict, moment).sit();
}

}  // namespace linli
