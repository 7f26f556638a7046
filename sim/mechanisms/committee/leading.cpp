#include "mechanisms/committee/leading.hpp"

#include <algorithm>
#include <string>

namespace linli {

double skill_for(Leads function, const SecretaryState& s, AreaId area)
{
  const auto of = [&](Skill which) {
    return static_cast<double>(s.skill[static_cast<std::size_t>(which)][area]);
  };
  switch (function) {
    case Leads::listening:
      return (of(Skill::mobilising) + of(Skill::professional)) / 2;
    case Leads::mobilising:
      return of(Skill::mobilising);
    case Leads::brokering:
      return of(Skill::coordinating);
    case Leads::deliberating:
      return (of(Skill::coordinating) + of(Skill::professional)) / 2;
    case Leads::projects:
      return of(Skill::planning);
    case Leads::teams:
      return (of(Skill::mobilising) + of(Skill::coordinating)) / 2;
  }
  return 0;
}

Declaration Leading::declaration()
{
  Declaration d{.name = "leading",
                .en = "What comes of the hours left for leading",
                .zh = "引领作用",
                .equation =
                    "power_f = hours share_f 2 skill_f (1 - exhaustion_costs X) (r0 + (1 - r0) R); "
                    "lever <- lever + most power / (power + half)",
                .report = "problems 1 and 2, recommendations 1 to 4; B12, P10, K13, B2",
                .reads = {"secretary.leading_hours", "secretary.exhaustion", "secretary.reputation",
                          "work.coping", "work.overstepping"},
                .writes = {"secretary.reputation"}};
  for (const char* skill : skill_labels) d.reads.push_back(std::string("secretary.") + skill);
  for (const char* function : leads_labels) {
    d.reads.push_back(std::string("secretary.share_") + function);
    d.writes.push_back(std::string("secretary.power_") + function);
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

void Leading::make_room(World& world) const
{
  SecretaryState& s = world.secretaries;
  const std::size_t areas = world.areas();
  for (auto* column : {&s.leading_hours, &s.reputation, &s.strain.exhaustion}) give_rows(*column, areas);
  for (auto& column : s.skill) give_rows(column, areas);
  for (auto* columns : {&s.share, &s.power}) {
    for (auto& column : *columns) give_rows(column, areas);
  }
  give_rows(s.vacant, areas);
  give_rows(world.work.coping, areas);
  give_rows(world.work.overstepping, areas);
}

void Leading::begin(World& world, AreaId area, const Luck&) const
{
  world.secretaries.reputation[area] = static_cast<float>(params_.reputation_start);
  for (auto& column : world.secretaries.power) column[area] = 0;
}

double Leading::power(double hours, double skill, double exhaustion, double reputation) const
{
  return hours * 2 * skill * (1 - params_.exhaustion_costs * exhaustion) *
         (params_.unknown + (1 - params_.unknown) * reputation);
}

double Leading::reach(Leads function, double power) const
{
  const double half = params_.half[static_cast<std::size_t>(function)];
  return power > 0 ? power / (power + half) : 0.0;
}

Leading::Effect Leading::effect(const World& world, AreaId area) const
{
  const SecretaryState& s = world.secretaries;
  const bool fixed = params_.fixed_hours >= 0 && s.vacant[area] == 0;
  Effect out;
  out.hours = fixed ? params_.fixed_hours : static_cast<double>(s.leading_hours[area]);
  for (std::size_t f = 0; f < leading_functions; ++f) {
    const auto function = static_cast<Leads>(f);
    out.power[f] =
        power(out.hours * static_cast<double>(s.share[f][area]), skill_for(function, s, area),
              static_cast<double>(s.strain.exhaustion[area]), static_cast<double>(s.reputation[area]));
    out.reach[f] = reach(function, out.power[f]);
  }
  const double professional =
      static_cast<double>(s.skill[static_cast<std::size_t>(Skill::professional)][area]);
  out.properly = (1 - params_.perfunctory * static_cast<double>(world.work.coping[area])) *
                 (1 + params_.lawful * (professional - 0.5));
  out.left_alone = 1 - static_cast<double>(world.work.overstepping[area]);
  return out;
}

double Leading::added(const Effect& effect, std::size_t c) const
{
  return params_.most[c] * effect.reach[static_cast<std::size_t>(contributions[c].by)];
}

void Leading::move(Levers& levers, AreaId area, const Effect& effect) const
{
  for (std::size_t c = 0; c < contributions.size(); ++c)
    levers.apply(contributions[c].lever, area, static_cast<float>(added(effect, c)));
  for (const Lever lever : {Lever::responsiveness, Lever::action})
    levers.scale(lever, area, static_cast<float>(effect.properly));
  for (const Lever lever : {Lever::calls_head, Lever::team_power, Lever::results})
    levers.scale(lever, area, static_cast<float>(effect.left_alone));
}

void Leading::act(World& world, AreaId area, const Moment&) const
{
  const Effect effect = this->effect(world, area);
  SecretaryState& s = world.secretaries;
  for (std::size_t f = 0; f < leading_functions; ++f) s.power[f][area] = static_cast<float>(effect.power[f]);
  move(world.levers, area, effect);
  const double r = static_cast<double>(s.reputation[area]);
  s.reputation[area] = static_cast<float>(
      r + params_.reputation_gain * effect.reach[static_cast<std::size_t>(Leads::listening)] * (1 - r) -
      params_.reputation_fade * r);
}

}  // namespace linli
