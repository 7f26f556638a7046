#include "mechanisms/residents/minor_issues.hpp"

#include "core/calendar.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <limits>

namespace linli {
namespace {

constexpr std::uint32_t most_open = std::numeric_limits<std::uint16_t>::max();

}  // namespace

Declaration MinorIssues::declaration()
{
  Declaration d{.name = "minor_issues",
                .en = "Small troubles between neighbours, and who settles them",
                .zh = "邻里琐事及其解决",
                .equation =
                    "raised ~ Poisson(rate households / 52); open if group, owners and committee all fail; "
                    "troubles = open / (open + half households)",
                .report = "problem 4, recommendation 2; E10, B9",
                .reads = {"area.number",
                          "area.first_compound",
                          "area.first_building_group",
                          "compound.first_building_group",
                          "compound.regime",
                          "building_group.first_household",
                          "building_group.first_resident",
                          "resident.key",
                          "building_group.self_governing",
                          "building_group.cohesion",
                          "building_group.open_troubles",
                          "area.rest_groups",
                          "area.rest_self_governing",
                          "area.group_part",
                          "work.perfunctory",
                          "work.overstepping",
                          "post.secretary",
                          "secretary.professional",
                          "area.troubles_raised",
                          "area.troubles_settled_group",
                          "area.troubles_settled_property",
                          "area.troubles_settled_committee",
                          "area.troubles_lapsed",
                          "area.troubles_grown",
                          "usual.settled_by_groups"},
                .writes = {"building_group.open_troubles", "building_group.troubles", "area.troubles_raised",
                           "area.troubles_settled_group", "area.troubles_settled_property",
                           "area.troubles_settled_committee", "area.troubles_lapsed", "area.troubles_grown",
                           "area.troubles_brought", "area.rest_brought", "area.rest_troubles",
                           "usual.settled_by_groups"}};
  for (const std::string& regime : regime_labels()) {
    d.reads.push_back("area.rest_households_" + regime);
    for (const char* kind : RestState::kind_labels) {
      d.reads.push_back("area.rest_open_" + regime + "_" + kind);
      d.writes.push_back("area.rest_open_" + regime + "_" + kind);
    }
  }
  return d;
}

void MinorIssues::make_room(World& world) const
{
  const std::size_t groups = world.people.groups.size();
  TroubleState& t = world.troubles;
  give_rows(t.open, groups);
  for (auto* column :
       {&t.raised, &t.settled_group, &t.settled_property, &t.settled_committee, &t.lapsed, &t.grown})
    give_rows(*column, world.areas());
  give_rows(t.brought, world.areas());
  give_rows(world.usual.settled_by_groups, world.areas());
  give_rows(world.groups.self_governing, groups);
  give_rows(world.groups.cohesion, groups);
  give_rows(world.groups.troubles, groups);
  for (auto& kinds : world.rest.open) {
    for (auto& column : kinds) give_rows(column, world.areas());
  }
  for (auto* column : {&world.rest.brought, &world.rest.self_governing, &world.rest.troubles})
    give_rows(*column, world.areas());
  give_rows(world.work.perfunctory, world.areas());
  give_rows(world.work.overstepping, world.areas());
  for (auto& skill : world.secretaries.skill) give_rows(skill, world.people.secretaries.size());
}

void MinorIssues::begin(World& world, AreaId area, const Luck& luck) const
{
  TroubleState& t = world.troubles;
  for (auto* column :
       {&t.raised, &t.settled_group, &t.settled_property, &t.settled_committee, &t.lapsed, &t.grown})
    (*column)[area] = 0;
  t.brought[area] = 0;
  world.usual.settled_by_groups[area] = not_known_yet;
  for (auto& kinds : world.rest.open) {
    for (auto& column : kinds) column[area] = static_cast<float>(params_.start);
  }
  for (auto* column : {&world.rest.brought, &world.rest.troubles}) (*column)[area] = 0;
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    const IdRange<ResidentId> members = world.people.groups.residents[group];
    const auto households = static_cast<double>(world.people.groups.households[group].size());
    t.open[group] = 0;
    if (members.size() > 0) {
      Draws draws(luck, Stream::troubles_start, 0, world.people.residents.key[members.first]);
      const std::uint32_t open = sample_poisson(draws, params_.start * households);
      t.open[group] = static_cast<std::uint16_t>(std::min(open, most_open));
    }
    t.raised[area] += t.open[group];
    world.groups.troubles[group] = static_cast<float>(suffering(t.open[group], households));
  }
}

double MinorIssues::settled_by_group(bool self_governing, double cohesion) const
{
  return self_governing ? std::min(1.0, params_.group + params_.group_cohesion * cohesion)
                        : params_.group_none;
}

double MinorIssues::settled_by_group(const World& world, AreaId area, bool self_governing,
                                     double cohesion) const
{
  return acted_on(settled_by_group(self_governing, cohesion), world.usual.settled_by_groups, area,
                  params_.held_groups);
}

double MinorIssues::overstepping(const World& world, AreaId area) const
{
  return (1 - params_.held_groups) * static_cast<double>(world.work.overstepping[area]);
}

double MinorIssues::settled_by_committee(double perfunctory, double professional) const
{
  const double skill = params_.unskilled + params_.skilled * professional;
  return std::clamp(params_.committee * (1 - params_.perfunctory_loss * perfunctory) * skill, 0.0, 1.0);
}

double MinorIssues::suffering(double open, double households) const
{
  return open > 0 ? open / (open + params_.half * households) : 0.0;
}

/// What happens in one area in one week.
class MinorIssues::Week {
 public:
  Week(const MinorIssues& model, World& world, AreaId area, const Moment& moment)
      : model_(model),
        world_(world),
        area_(area),
        moment_(moment),
        overstepping_(model.overstepping(world, area)),
        committee_(model.settled_by_committee(
            static_cast<double>(world.work.perfunctory[area]),
            static_cast<double>(world.secretaries.skill[static_cast<std::size_t>(Skill::professional)]
                                                       [secretary_of(world, area)])))
  {
  }

  void live()
  {
    for (const CompoundId compound : world_.people.areas.compounds[area_]) {
      const auto regime = static_cast<std::size_t>(world_.people.compounds.regime[compound]);
      for (const BuildingGroupId group : world_.people.compounds.groups[compound]) live(group, regime);
    }
    world_.troubles.brought[area_] = static_cast<float>(brought_);
    model_.live_in_rest(world_, area_, committee_, moment_);
  }

 private:
  void live(BuildingGroupId group, std::size_t regime)
  {
    const IdRange<ResidentId> members = world_.people.groups.residents[group];
    const auto households = static_cast<double>(world_.people.groups.households[group].size());
    std::uint16_t& open = world_.troubles.open[group];
    if (members.size() > 0) {
      const std::uint32_t key = world_.people.residents.key[members.first];
      Draws arrivals(moment_.luck, Stream::troubles_raised, moment_.address(), key);
      const double rate = model_.params_.raised * model_.params_.regime[regime] * households / weeks_per_year;
      const std::uint32_t raised = std::min(sample_poisson(arrivals, rate), most_open - open);
      world_.troubles.raised[area_] += raised;
      if (raised + open > 0) {
        Draws luck(moment_.luck, Stream::troubles_settled, moment_.address(), key);
        open = static_cast<std::uint16_t>(still_open(raised, open, group, regime, luck));
      }
    }
    const double part = static_cast<double>(world_.people.areas.group_part[area_]);
    const double elsewhere =
        part < 1 ? open_in_other_part(group, regime, households / part - households) : 0.0;
    world_.groups.troubles[group] = static_cast<float>(model_.suffering(open + elsewhere, households / part));
  }

  /// Open troubles among those households of the group that are not simulated.
  double open_in_other_part(BuildingGroupId group, std::size_t regime, double households)
  {
    const std::size_t kind = world_.groups.self_governing[group];
    Draws draws(moment_.luck, Stream::rest_of_group, moment_.address(),
                world_.people.residents.key[world_.people.groups.residents[group].first]);
    return sample_poisson(draws, households * static_cast<double>(world_.rest.open[regime][kind][area_]));
  }

  std::uint32_t still_open(std::uint32_t raised, std::uint32_t open, BuildingGroupId group,
                           std::size_t regime, Draws& luck)
  {
    const bool self_governing = world_.groups.self_governing[group] != 0;
    const double by_group = model_.settled_by_group(world_, area_, self_governing,
                                                    static_cast<double>(world_.groups.cohesion[group]));
    std::uint32_t left = 0;
    for (std::uint32_t k = 0; k < raised + open; ++k) {
      const bool on_the_table = k < raised || luck.uniform() < model_.params_.again;
      if (on_the_table && settled(self_governing, by_group, regime, luck)) continue;
      const double fate = luck.uniform();
      if (fate < model_.params_.lapse) {
        ++world_.troubles.lapsed[area_];
      } else if (fate < model_.params_.lapse + model_.params_.grow) {
        ++world_.troubles.grown[area_];
      } else {
        ++left;
      }
    }
    return left;
  }

  bool settled(bool self_governing, double by_group, std::size_t regime, Draws& luck)
  {
    TroubleState& t = world_.troubles;
    const bool taken_over = self_governing && luck.uniform() < overstepping_;
    if (!taken_over) {
      if (luck.uniform() < by_group) return ++t.settled_group[area_], true;
      if (luck.uniform() < model_.params_.property[regime]) return ++t.settled_property[area_], true;
    }
    ++brought_;
    if (luck.uniform() < committee_) return ++t.settled_committee[area_], true;
    return false;
  }

  const MinorIssues& model_;
  World& world_;
  AreaId area_;
  const Moment& moment_;
  double overstepping_;
  double committee_;
  std::uint32_t brought_ = 0;
};

void MinorIssues::act(World& world, AreaId area, const Moment& moment) const
{
  const double by_groups = settled_by_groups(world, area);  // before this week's troubles move anything
  Week(*this, world, area, moment).live();
  follow(world.usual.settled_by_groups, area, by_groups, params_.held_groups);
}

}  // namespace linli
