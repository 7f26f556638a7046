#include "mechanisms/residents/self_governance.hpp"

#include "core/math.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

constexpr std::uint32_t stock_every = 4;  // weeks: `join` and `quit` are of so many

bool eligible(const World& world, ResidentId id, std::int64_t lately)
{
  if (world.people.residents.band[id] == no_age_band) return false;
  return world.people.residents.party[id] == Party::area_branch ||
         (world.residents.knows_committee[id] != 0 && world.residents.weeks_since[id] < lately);
}

}  // namespace

Declaration SelfGovernance::declaration()
{
  return {
      .name = "self_governance",
      .en = "Heads, backbone and self-governing building groups",
      .zh = "楼组自治",
      .equation = "head found: appear + found f; left: leave (unled - f); self-governing: head and regulars",
      .report = "recommendation 2; K16, A18, P5, F5",
      .reads = {"area.first_building_group", "building_group.first_resident", "resident.key",
                "resident.age_band", "resident.age", "resident.sex", "resident.activity", "resident.party",
                "resident.weeks_since", "resident.knows_committee", "resident.intention_volunteering",
                "resident.role", "building_group.head", "building_group.backbone", "lever.team_power",
                "area.rest_heads"},
      .writes = {"resident.role", "building_group.head", "building_group.backbone",
                 "building_group.self_governing", "area.rest_heads"}};
}

void SelfGovernance::make_room(World& world) const
{
  const std::size_t groups = world.people.groups.size();
  give_rows(world.groups.head, groups, nobody);
  give_rows(world.groups.backbone, groups);
  give_rows(world.groups.self_governing, groups);
  for (auto* column : {&world.rest.heads, &world.rest.self_governing}) give_rows(*column, world.areas());
  give_rows(world.residents.role, world.size());
  give_rows(world.residents.disposition[Channel::volunteering], world.size());
  give_rows(world.residents.weeks_since, world.size(), long_ago);
  give_rows(world.residents.knows_committee, world.size());
  give_rows(world.residents.intention[Channel::volunteering], world.size());
}

/// Whoever has a role at the start knows the committee; later only who does, or is of the branch, takes one.
void SelfGovernance::give_role(World& world, ResidentId id, Role role)
{
  world.residents.role[id] = role;
  world.residents.knows_committee[id] = 1;
}

/// Whoever wins a race of Gumbel variables is chosen in proportion to their weight.
template <class LogOdds>
std::uint16_t SelfGovernance::chosen(const World& world, BuildingGroupId group, Draws& draws,
                                     LogOdds log_odds_of_volunteering) const
{
  const Residents& who = world.people.residents;
  const IdRange<ResidentId> members = world.people.groups.residents[group];
  std::uint16_t best = nobody;
  double highest = 0;
  for (std::size_t k = 0; k < members.size(); ++k) {
    const ResidentId id{members.first.value + static_cast<std::uint32_t>(k)};
    if (!eligible(world, id, params_.lately)) continue;
    const double score =
        params_.willing * log_odds_of_volunteering(id) + (who.sex[id] == Sex::female ? params_.woman : 0.0) +
        (who.activity[id] == Activity::retired ? params_.retired : 0.0) + sample_gumbel(draws);
    if (best != nobody && score <= highest) continue;
    best = static_cast<std::uint16_t>(k);
    highest = score;
  }
  return best;
}

void SelfGovernance::begin(World& world, HouseholdId household, const Luck&) const
{
  for (const ResidentId id : world.people.households.residents[household])
    world.residents.role[id] = Role::none;
}

void SelfGovernance::begin(World& world, AreaId area, const Luck& luck) const
{
  const Residents& who = world.people.residents;
  world.rest.heads[area] = static_cast<float>(params_.start_heads);
  world.rest.self_governing[area] = 0;
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    world.groups.head[group] = nobody;
    world.groups.backbone[group] = 0;
    world.groups.self_governing[group] = 0;
    const IdRange<ResidentId> members = world.people.groups.residents[group];
    int backbone = 0;
    for (const ResidentId id : members) {
      const float u = uniform24(random_block(luck, Stream::backbone_start, 0, who.key[id])[0]);
      if (!who.adult(id) || static_cast<double>(u) >= params_.start_backbone) continue;
      give_role(world, id, Role::backbone);
      ++backbone;
    }
    if (members.size() == 0) continue;
    Draws draws(luck, Stream::heads_start, 0, who.key[members.first]);
    if (draws.uniform() < params_.start_heads) {
      const auto& disposition = world.residents.disposition[Channel::volunteering];
      const std::uint16_t position =
          chosen(world, group, draws, [&](ResidentId id) { return static_cast<double>(disposition[id]); });
      if (position != nobody) {
        const ResidentId id{members.first.value + position};
        backbone -= world.residents.role[id] == Role::backbone ? 1 : 0;
        give_role(world, id, Role::head);
        world.groups.head[group] = position;
      }
    }
    world.groups.backbone[group] = static_cast<std::uint8_t>(std::min(backbone, 255));
  }
}

double SelfGovernance::leaving(double team_power, bool is_old, bool is_tired) const
{
  return params_.leave * (params_.unled - team_power) * (1 + (is_old ? params_.old : 0.0)) *
         (1 + (is_tired ? params_.tired : 0.0));
}

/// One group's week.
class SelfGovernance::Meeting {
 public:
  Meeting(const SelfGovernance& model, World& world, AreaId area, BuildingGroupId group, const Moment& moment)
      : params_(model.params_),
        model_(model),
        world_(world),
        group_(group),
        members_(world.people.groups.residents[group]),
        power_(static_cast<double>(world.levers(Lever::team_power, area))),
        moment_(moment)
  {
  }

  void hold()
  {
    if (members_.size() == 0) return;
    const std::uint32_t key = world_.people.residents.key[members_.first];
    if ((key + moment_.address()) % stock_every == 0) take_stock();
    Draws draws(moment_.luck, Stream::heads, moment_.address(), key);
    const double luck = draws.uniform();
    std::uint16_t& head = world_.groups.head[group_];
    if (head != nobody && world_.residents.role[member(head)] != Role::head) head = nobody;  // moved away
    if (head != nobody) {
      part(head, luck);
    } else if (luck < model_.finding(power_)) {
      head = found(draws);
    }
    govern();
  }

 private:
  ResidentId member(std::size_t position) const
  {
    return ResidentId{members_.first.value + static_cast<std::uint32_t>(position)};
  }
  void part(std::uint16_t& head, double luck)
  {
    const ResidentId id = member(head);
    const double leaves = model_.leaving(power_, world_.people.residents.age[id] >= params_.old_age,
                                         world_.residents.weeks_since[id] >= params_.inactive);
    if (luck >= leaves) return;
    world_.residents.role[id] = Role::none;
    head = nobody;
  }

  std::uint16_t found(Draws& draws)
  {
    const std::uint16_t who = model_.chosen(world_, group_, draws, [&](ResidentId id) {
      const double y = std::clamp(static_cast<double>(world_.residents.intention[Channel::volunteering][id]),
                                  1e-6, 1 - 1e-6);
      return log(y / (1 - y));
    });
    if (who != nobody)
      world_.residents.role[member(who)] = Role::head;  // who is eligible knows the committee
    return who;
  }

  void take_stock()
  {
    const bool has_head = world_.groups.head[group_] != nobody;
    int backbone = 0;
    for (const ResidentId id : members_) {
      Role& role = world_.residents.role[id];
      if (role == Role::head || (role == Role::none && !eligible(world_, id, params_.lately))) continue;
      const auto luck = static_cast<double>(uniform24(random_block(
          moment_.luck, Stream::backbone, moment_.address(), world_.people.residents.key[id])[0]));
      if (role == Role::none) {
        const bool asked = has_head || world_.people.residents.party[id] == Party::area_branch;
        if (luck < params_.join * power_ * (asked ? 1.0 : params_.unasked)) role = Role::backbone;
      } else if (luck < params_.quit || world_.residents.weeks_since[id] >= params_.inactive) {
        role = Role::none;
      }
      backbone += role == Role::backbone ? 1 : 0;
    }
    world_.groups.backbone[group_] = static_cast<std::uint8_t>(std::min(backbone, 255));
  }

  void govern()
  {
    int adults = 0;
    int regulars = 0;
    const auto lately = static_cast<std::uint8_t>(params_.lately);
    const auto bands = world_.people.residents.band.of(members_);
    const auto weeks = world_.residents.weeks_since.of(members_);
    for (std::size_t k = 0; k < bands.size(); ++k) {
      adults += bands[k] != no_age_band ? 1 : 0;
      regulars += weeks[k] < lately ? 1 : 0;
    }
    const bool self_governing = world_.groups.head[group_] != nobody && regulars >= params_.regulars * adults;
    world_.groups.self_governing[group_] = self_governing ? 1 : 0;
  }

  const Params& params_;
  const SelfGovernance& model_;
  World& world_;
  BuildingGroupId group_;
  IdRange<ResidentId> members_;
  double power_;
  const Moment& moment_;
};

void SelfGovernance::act(World& world, AreaId area, const Moment& moment) const
{
  for (const BuildingGroupId group : world.people.areas.groups[area])
    Meeting(*this, world, area, group, moment).hold();
  const auto power = static_cast<double>(world.levers(Lever::team_power, area));
  const auto heads = static_cast<double>(world.rest.heads[area]);
  world.rest.heads[area] =
      static_cast<float>(heads + finding(power) * (1 - heads) - leaving(power, false, false) * heads);
}

}  // namespace linli
