#include "mechanisms/committee/leadership_skills.hpp"

#include "core/math.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <string>

namespace linli {
namespace {

// Nobody is without any talent, nobody beyond learning.
constexpr double least_talent = 0.02;
constexpr double most_talent = 0.98;

}  // namespace

Declaration LeadershipSkills::declaration()
{
  Declaration d{.name = "leadership_skills",
                .en = "Skills of the secretaries: what they bring along and learn",
                .zh = "书记领导力",
                .equation =
                    "skill <- skill + pace training (1 - skill) + experience (1 - skill) - loss (skill "
                    "- talent)",
                .report = "problem 1, recommendation 1; S1, K5, P24",
                .reads = {"area.subdistrict", "post.secretary", "post.vacant", "post.asked_hours",
                          "secretary.origin", "secretary.age", "secretary.college", "secretary.age_then",
                          "secretary.employment_then", "secretary.appointed", "secretary.mentored",
                          "subdistrict.reserve_prepared", "lever.training_party", "lever.training_practice",
                          "lever.hard_posting", "lever.career_ladder", "lever.secretary_hours"},
                .writes = {}};
  for (const char* skill : skill_labels) {
    for (const char* what : {"secretary.", "secretary.talent_"}) {
      d.reads.push_back(std::string(what) + skill);
      d.writes.push_back(std::string(what) + skill);
    }
  }
  for (const char* function : leadership_function_labels) {
    for (const char* what : {"secretary.orientation_", "secretary.share_"}) {
      d.reads.push_back(std::string(what) + function);
      d.writes.push_back(std::string(what) + function);
    }
  }
  return d;
}

void LeadershipSkills::make_room(World& world) const
{
  SecretaryState& s = world.secretaries;
  const std::size_t secretaries = world.people.secretaries.size();
  for (auto* columns : {&s.skill, &s.talent}) {
    for (auto& column : *columns) give_rows(column, secretaries);
  }
  for (auto* columns : {&s.orientation, &s.share}) {
    for (auto& column : *columns) give_rows(column, secretaries);
  }
  give_rows(s.mentored, secretaries);
  give_rows(world.posts.vacant, world.areas());
  give_rows(world.posts.asked_hours, world.areas());
  give_rows(world.reserves.prepared, world.people.subdistricts.size());
}

/// Talents and leanings.
void LeadershipSkills::derive(World& world, SecretaryId id, const Luck& luck) const
{
  const Secretaries& who = world.people.secretaries;
  SecretaryState& s = world.secretaries;
  Draws draws(luck, Stream::secretary_talent, who.appointed[id], who.origin[id]);
  for (std::size_t k = 0; k < skills; ++k) {
    const double talent = params_.mean + params_.sd * (params_.capacity + sample_normal(draws)) +
                          (is_young_secretary(who.age_then[id]) ? params_.young[k] : 0.0) +
                          (who.college[id] != 0 ? params_.college[k] : 0.0) +
                          (who.employment_then[id] == Employment::rehired ? params_.rehired[k] : 0.0);
    s.talent[k][id] = static_cast<float>(std::clamp(talent, least_talent, most_talent));
  }
  Draws leanings(luck, Stream::secretary_orientation, who.appointed[id], who.origin[id]);
  std::array<double, leadership_functions> weight{};
  double sum = 0;
  for (std::size_t f = 0; f < leadership_functions; ++f) {
    weight[f] = params_.leaning[f] * exp(params_.leaning_sd * sample_normal(leanings));
    sum += weight[f];
  }
  for (std::size_t f = 0; f < leadership_functions; ++f)
    s.orientation[f][id] = sum > 0 ? static_cast<float>(weight[f] / sum) : 0.0F;
}

/// Those in office before the run; who comes during it takes office in `act`, before the week's work is led.
void LeadershipSkills::begin(World& world, SecretaryId id, const Luck&) const
{
  if (world.people.secretaries.appointed[id] > 0) return;
  SecretaryState& s = world.secretaries;
  for (std::size_t k = 0; k < skills; ++k) {
    const auto talent = static_cast<double>(s.talent[k][id]);
    const double sum = params_.experience + params_.loss;
    const double novice = params_.novice * talent;
    const double in_the_end = sum > 0 ? (params_.experience + params_.loss * talent) / sum : talent;
    s.skill[k][id] = static_cast<float>(novice + params_.start * (in_the_end - novice));
  }
  for (std::size_t f = 0; f < leadership_functions; ++f) s.share[f][id] = s.orientation[f][id];
}

/// Somebody new cannot use all of the talent at once, but brings along what a prepared reserve was taught.
void LeadershipSkills::take_office(World& world, AreaId area) const
{
  SecretaryState& s = world.secretaries;
  const SecretaryId id = secretary_of(world, area);
  const double taught =
      params_.prepared * static_cast<double>(world.reserves.prepared[world.people.areas.subdistrict[area]]);
  for (std::size_t k = 0; k < skills; ++k) {
    const double start = params_.novice * static_cast<double>(s.talent[k][id]) + taught;
    s.skill[k][id] = static_cast<float>(std::clamp(start, 0.0, 1.0));
  }
  for (std::size_t f = 0; f < leadership_functions; ++f) s.share[f][id] = s.orientation[f][id];
}

double LeadershipSkills::next(double skill, double talent, double pace, double training) const
{
  return std::clamp(skill + pace * training * (1 - skill) + params_.experience * (1 - skill) -
                        params_.loss * (skill - talent),
                    0.0, 1.0);
}

double LeadershipSkills::pace(bool young, bool college, double career_ladder) const
{
  return params_.learn * (1 + (young ? params_.quick : 0.0) + (college ? params_.quick : 0.0)) *
         (1 + params_.ladder * career_ladder);
}

void LeadershipSkills::act(World& world, AreaId area, const Moment& moment) const
{
  SecretaryState& s = world.secretaries;
  const Secretaries& who = world.people.secretaries;
  const SecretaryId id = secretary_of(world, area);
  if (who.appointed[id] == static_cast<std::uint16_t>(moment.week + 1)) {
    derive(world, id, moment.luck);
    take_office(world, area);
  }
  if (world.posts.vacant[area] > 0 || moment.week_of_study() < 0) return;
  const auto lever = [&](Lever which) { return static_cast<double>(world.levers(which, area)); };
  const double asked = world.levers.secretary_hours_asked(area);
  const double granted =
      asked > 0 ? std::min(1.0, static_cast<double>(world.posts.asked_hours[area]) / asked) : 0.0;
  const double on_the_job = params_.mentor * s.mentored[id] + params_.posting * lever(Lever::hard_posting);
  const double v = pace(is_young_secretary(who.age[id]), who.college[id] != 0, lever(Lever::career_ladder));
  for (std::size_t k = 0; k < skills; ++k) {
    const auto skill = static_cast<Skill>(k);
    const bool practice = skill == Skill::mobilising || skill == Skill::coordinating;
    const double school = granted * lever(practice ? Lever::training_practice : Lever::training_party);
    s.skill[k][id] = static_cast<float>(next(static_cast<double>(s.skill[k][id]),
                                             static_cast<double>(s.talent[k][id]), v, school + on_the_job));
  }
}

}  // namespace linli
