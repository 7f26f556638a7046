#include "mechanisms/committee/leadership_effect.hpp"

#include <algorithm>
#include <string>

namespace linli {

double skill_for(LeadershipFunction function, const SecretaryState& s, SecretaryId id)
{
  const auto of = [&](Skill which) {
    return static_cast<double>(s.skill[static_cast<std::size_t>(which)][id]);
  };
  switch (function) {
    case LeadershipFunction::listening:
      return (of(Skill::mobilising) + of(Skill::professional)) / 2;
    case LeadershipFunction::mobilising:
      return of(Skill::mobilising);
    case LeadershipFunction::brokering:
      return of(Skill::coordinating);
    case LeadershipFunction::deliberating:
      return (of(Skill::coordinating) + of(Skill::professional)) / 2;
    case LeadershipFunction::projects:
      return of(Skill::planning);
    case LeadershipFunction::teams:
      return (of(Skill::mobilising) + of(Skill::coordinating)) / 2;
  }
  return 0;
}

Declaration LeadershipEffect::declaration()
{
  Declaration d{.name = "leadership_effect",
                .en = "What comes of the hours left for leading",
                .zh = "引领作用",
                .equation =
                    "power_f = hours share_f 2 skill_f (1 - exhaustion_costs X) (r0 + (1 - r0) R); "
                    "lever <- lever + most power / (power + half)",
                .report = "problems 1 and 2, recommendations 1 to 4; B12, P10, K13, B2",
                .reads = {"post.secretary", "post.leading_hours", "post.reputation", "secretary.exhaustion",
                          "work.perfunctory", "work.overstepping", "post.vacant", "usual.leading_hours"},
                .writes = {"post.reputation", "usual.leading_hours"}};
  for (const char* skill : skill_labels) d.reads.push_back(std::string("secretary.") + skill);
  for (const char* function : leadership_function_labels) {
    d.reads.push_back(std::string("secretary.share_") + function);
    d.reads.push_back(std::string("usual.reach_") + function);
    d.writes.push_back(std::string("usual.reach_") + function);
    d.writes.push_back(std::string("post.power_") + function);
  }
  std::vector<Lever> fed{Lever::calls_head};
  for (const Contribution& c : contributions) {
    if (std::ranges::find(fed, c.lever) == fed.end()) fed.push_back(c.lever);
  }
  for (const Lever lever : fed) {
    d.reads.push_back(column_of(lever));
    d.writes.push_back(column_of(lever));
  }
  return d;
}

void LeadershipEffect::make_room(World& world) const
{
  SecretaryState& s = world.secretaries;
  const std::size_t secretaries = world.people.secretaries.size();
  give_rows(s.strain.exhaustion, secretaries);
  for (auto& column : s.skill) give_rows(column, secretaries);
  for (auto& column : s.share) give_rows(column, secretaries);
  PostState& post = world.posts;
  const std::size_t areas = world.areas();
  for (auto* column : {&post.leading_hours, &post.reputation}) give_rows(*column, areas);
  for (auto& column : post.power) give_rows(column, areas);
  give_rows(world.usual.leading_hours, areas);
  for (auto& column : world.usual.reach) give_rows(column, areas);
  give_rows(post.vacant, areas);
  give_rows(world.work.perfunctory, areas);
  give_rows(world.work.overstepping, areas);
}

void LeadershipEffect::begin(World& world, AreaId area, const Luck&) const
{
  world.posts.reputation[area] = static_cast<float>(params_.reputation_start);
  for (auto& column : world.posts.power) column[area] = 0;
  world.usual.leading_hours[area] = not_known_yet;
  for (auto& column : world.usual.reach) column[area] = not_known_yet;
}

double LeadershipEffect::power(double hours, double skill, double exhaustion, double reputation) const
{
  return hours * 2 * skill * (1 - params_.exhaustion_costs * exhaustion) *
         (params_.unknown + (1 - params_.unknown) * reputation);
}

double LeadershipEffect::reach(LeadershipFunction function, double power) const
{
  const double half = params_.half[static_cast<std::size_t>(function)];
  return power > 0 ? power / (power + half) : 0.0;
}

double LeadershipEffect::most_held(LeadershipFunction function) const
{
  double most = 0;
  for (const Contribution& c : contributions)
    if (c.by == function) most = std::max(most, held(c.arc));
  return most;
}

LeadershipEffect::Effect LeadershipEffect::effect(const World& world, AreaId area) const
{
  const SecretaryState& s = world.secretaries;
  const PostState& post = world.posts;
  const SecretaryId who = secretary_of(world, area);
  Effect out;
  out.hours = static_cast<double>(post.leading_hours[area]);
  if (post.vacant[area] == 0)
    out.hours = acted_on(out.hours, world.usual.leading_hours, area, held(LeadershipArc::hours));
  for (std::size_t f = 0; f < leadership_functions; ++f) {
    const auto function = static_cast<LeadershipFunction>(f);
    out.power[f] =
        power(out.hours * static_cast<double>(s.share[f][who]), skill_for(function, s, who),
              static_cast<double>(s.strain.exhaustion[who]), static_cast<double>(post.reputation[area]));
    out.reach[f] = reach(function, out.power[f]);
    out.usual_reach[f] = acted_on(out.reach[f], world.usual.reach[f], area, 1);
  }
  const double professional =
      static_cast<double>(s.skill[static_cast<std::size_t>(Skill::professional)][who]);
  out.properly = (1 - params_.perfunctory_costs * static_cast<double>(world.work.perfunctory[area])) *
                 (1 + params_.lawful * (professional - 0.5));
  out.left_alone = 1 - static_cast<double>(world.work.overstepping[area]);
  return out;
}

double LeadershipEffect::added(const Effect& effect, std::size_t c) const
{
  const auto f = static_cast<std::size_t>(contributions[c].by);
  const double hold = held(contributions[c].arc);
  return params_.most[c] * ((1 - hold) * effect.reach[f] + hold * effect.usual_reach[f]);
}

void LeadershipEffect::move(Levers& levers, AreaId area, const Effect& effect) const
{
  for (std::size_t c = 0; c < contributions.size(); ++c)
    levers.apply(contributions[c].lever, area, static_cast<float>(added(effect, c)));
  for (const Lever lever : {Lever::responsiveness, Lever::action})
    levers.scale(lever, area, static_cast<float>(effect.properly));
  for (const Lever lever : {Lever::calls_head, Lever::team_power, Lever::results})
    levers.scale(lever, area, static_cast<float>(effect.left_alone));
}

void LeadershipEffect::act(World& world, AreaId area, const Moment&) const
{
  const Effect effect = this->effect(world, area);
  PostState& post = world.posts;
  for (std::size_t f = 0; f < leadership_functions; ++f) {
    post.power[f][area] = static_cast<float>(effect.power[f]);
    follow(world.usual.reach[f], area, effect.reach[f], most_held(static_cast<LeadershipFunction>(f)));
  }
  if (post.vacant[area] == 0)
    follow(world.usual.leading_hours, area, static_cast<double>(post.leading_hours[area]),
           held(LeadershipArc::hours));
  move(world.levers, area, effect);
  const double r = static_cast<double>(post.reputation[area]);
  post.reputation[area] =
      static_cast<float>(r +
                         params_.reputation_gain *
                             effect.reach[static_cast<std::size_t>(LeadershipFunction::listening)] * (1 - r) -
                         params_.reputation_fade * r);
}

}  // namespace linli
