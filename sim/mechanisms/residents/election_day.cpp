/// Election day: who is called on, and who votes.
#include "core/math.hpp"
#include "core/random.hpp"
#include "mechanisms/residents/election.hpp"

#include <algorithm>

namespace linli {
namespace {

double uniform(std::uint32_t word)
{
  return static_cast<double>(uniform24(word));
}

}  // namespace

/// Election day in one area.
class Election::Day {
 public:
  Day(const Election& election, const World& world, AreaId area, const Moment& moment)
      : election_(election),
        world_(world),
        moment_(moment),
        groups_(world.people.areas.groups[area]),
        first_(residents_of(world, groups_).first.value),
        voters_(residents_of(world, groups_).size()),
        door_visits_(static_cast<double>(world.levers(Lever::door_visits, area))),
        appeal_(static_cast<double>(world.levers(Lever::appeal, area)))
  {
  }

  /// Callers go from door to door.
  void knock()
  {
    for (const BuildingGroupId group : groups_) {
      for (const HouseholdId household : world_.people.groups.households[group]) knock(household);
    }
  }
  /// Then people vote, or not; `residents` are those of the same world.
  void vote(ResidentState& residents)
  {
    for (const BuildingGroupId group : groups_) {
      const Share neighbours = going(world_.people.groups.households[group]);
      for (const HouseholdId household : world_.people.groups.households[group])
        vote(household, neighbours, residents);
    }
  }
  /// Tells of the day in `world`, the same world.
  void tell(World& world, AreaId area) const
  {
    if (!world.events.heard("elections")) return;
    const auto number = [](std::ptrdiff_t count) { return static_cast<double>(count); };
    const double voters = number(std::ranges::count(voters_, true, &Voter::may));
    const double visited = number(std::ranges::count(voters_, true, &Voter::visited));
    const double votes =
        number(std::ranges::count(world.residents.voted.of(world.people.areas.residents[area]), 1));
    world.events.tell(
        "elections", area,
        {static_cast<double>(world.people.areas.adults[area]), voters, visited, votes, votes / voters});
  }
  std::vector<float> contacts() const
  {
    std::vector<float> out;
    for (const Voter& v : voters_) out.push_back(v.may ? v.contact : 0.0F);
    return out;
  }

 private:
  static IdRange<ResidentId> residents_of(const World& world, IdRange<BuildingGroupId> groups)
  {
    const auto homes = world.people.groups.households.between(groups.first, groups.last);
    return world.people.households.residents.between(homes.first, homes.last);
  }

  struct Voter {
    bool may = false;
    bool at_home = false;  ///< when a caller comes, if one does
    bool visited = false;  ///< and so finds the mobile ballot box at the door
    bool going = false;    ///< asked at home, or means to go anyway
    float contact = 0;
    double leaning = 0;
    float luck = 0;
  };
  struct Share {
    int going = 0;
    int voters = 0;

    double without(const Voter& v) const
    {
      const int others = voters - (v.may ? 1 : 0);
      return others > 0 ? static_cast<double>(going - (v.going ? 1 : 0)) / others : 0.0;
    }
  };

  Voter& voter(ResidentId id) { return voters_[id.value - first_]; }

  Share going(IdRange<HouseholdId> households)
  {
    Share share;
    for (const HouseholdId household : households) {
      for (const ResidentId id : world_.people.households.residents[household]) {
        share.voters += voter(id).may ? 1 : 0;
        share.going += voter(id).may && voter(id).going ? 1 : 0;
      }
    }
    return share;
  }

  /// Who of a household may vote, and whether a caller finds somebody at home.
  void knock(HouseholdId household)
  {
    const IdRange<ResidentId> members = world_.people.households.residents[household];
    const Residents& who = world_.people.residents;
    bool known = false;
    bool branch = false;
    ResidentId opens = members.last;
    for (const ResidentId id : members) {
      if (who.band[id] == no_age_band || !election_.may_vote(world_, household, id, moment_.luck)) continue;
      const RandomBlock words = random_block(moment_.luck, Stream::election, moment_.address(), who.key[id]);
      Voter& v = voter(id);
      v.may = true;
      v.leaning = election_.leaning(world_, id);
      v.going = v.leaning > 0;
      v.luck = uniform24(words[0]);
      known |= world_.residents.knows_committee[id] != 0;
      branch |= who.party[id] == Party::area_branch;
      const double at_home =
          election_.params_
              .at_home[static_cast<std::size_t>(std::max(who.activity[id], Activity::student)) - 1];
      v.at_home = uniform(words[1]) < at_home;
      if (opens == members.last && v.at_home) opens = id;
    }
    if (opens == members.last || door_visits_ <= 0) return;
    const double luck = uniform(
        random_block(moment_.luck, Stream::election_doors, moment_.address(), who.key[members.first])[0]);
    if (luck >= logistic(election_.visit(door_visits_, known, branch))) return;
    for (const ResidentId id : members) {
      Voter& v = voter(id);
      v.visited = v.at_home;
      v.going = true;
      v.contact = id == opens ? 1.0F : static_cast<float>(election_.params_.household);
    }
  }

  void vote(HouseholdId household, const Share& neighbours, ResidentState& r)
  {
    const Share home = going({household, HouseholdId{household.value + 1}});
    for (const ResidentId id : world_.people.households.residents[household]) {
      const Voter& v = voter(id);
      r.voted[id] = 0;
      if (!v.may) continue;
      const double at_home = election_.params_.norm_home;
      const double norm = at_home * home.without(v) + (1 - at_home) * neighbours.without(v);
      float& habit = r.habit[Channel::election][id];
      const double chance =
          election_.chance(v.leaning, static_cast<double>(habit), norm, static_cast<double>(v.contact),
                           v.visited, r.knows_committee[id] != 0, appeal_);
      const bool votes = static_cast<double>(v.luck) < chance;
      r.voted[id] = votes ? 1 : 0;
      if (votes) r.took_part[id] = static_cast<std::uint8_t>(r.took_part[id] | bit_of(Channel::election));
      habit = election_.habit_after(habit, votes, election_.lived_through(world_, id, 0));
    }
  }

  const Election& election_;
  const World& world_;
  const Moment& moment_;
  const IdRange<BuildingGroupId> groups_;
  const std::uint32_t first_;
  std::vector<Voter> voters_;
  const double door_visits_;
  const double appeal_;
};

void Election::act(World& world, AreaId area, const Moment& moment) const
{
  if (!due(moment.week)) return;
  Day day(*this, world, area, moment);
  day.knock();
  day.vote(world.residents);
  day.tell(world, area);
  world.places.last_election[area] = static_cast<std::uint16_t>(moment.week + 1);
}

std::vector<float> Election::contacts(const World& world, AreaId area, const Moment& moment) const
{
  Day day(*this, world, area, moment);
  day.knock();
  return day.contacts();
}

}  // namespace linli
