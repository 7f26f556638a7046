#include "mechanisms/election.hpp"

#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>

namespace linli {
namespace {

double uniform(std::uint32_t word)
{
  return static_cast<double>(uniform24(word));
}

}  // namespace

Declaration Election::declaration()
{
  return {.name = "election",
          .en = "Elections of the residents' committee",
          .zh = "居委会选举",
          .equation = "votes with probability r logistic(a + x'g + views + b_H H + b_N xi + m e (1 - c_H H))",
          .report = "problem 1; K1, K13, K14, A1, B6, G1, G2",
          .reads = {"area.first_building_group",
                    "building_group.first_household",
                    "household.first_resident",
                    "household.arrived",
                    "resident.key",
                    "resident.age_band",
                    "resident.registration",
                    "resident.education",
                    "resident.activity",
                    "resident.party",
                    "resident.years_here",
                    "resident.propensity",
                    "resident.belonging",
                    "resident.trust",
                    "resident.efficacy",
                    "resident.knows_committee",
                    "resident.habit_election",
                    "resident.took_part",
                    "lever.door_visits",
                    "lever.appeal"},
          .writes = {"resident.voted", "resident.habit_election", "resident.took_part"}};
}

void Election::make_room(World& world) const
{
  ResidentState& r = world.residents;
  give_rows(r.voted, world.size());
  give_rows(r.habit[Channel::election], world.size());
  give_rows(r.took_part, world.size());
  give_rows(r.knows_committee, world.size());
  for (auto* column : {&r.belonging, &r.trust, &r.efficacy}) give_rows(*column, world.size());
}

void Election::begin(World& world, HouseholdId household, const Luck& luck) const
{
  for (const ResidentId id : world.people.households.residents[household]) {
    world.residents.voted[id] = 0;
    double habit = 0;
    if (world.people.residents.adult(id) && may_vote(world, household, id, luck)) {
      // Elections lived through here since coming of age, at the starting turnout.
      const double years =
          std::min<double>(world.people.residents.years_here[id], world.people.residents.age[id] - adult_age);
      const int elections = static_cast<int>(years * 52.0 / static_cast<double>(params_.every));
      habit = params_.start * (1 - pow(1 - params_.rate, elections));
    }
    world.residents.habit[Channel::election][id] = static_cast<float>(habit);
  }
}

bool Election::may_vote(const World& world, HouseholdId household, ResidentId id, const Luck& luck) const
{
  const Residents& who = world.people.residents;
  if (who.registration[id] == Registration::here) return true;
  return who.years_here[id] >= 1 && uniform(random_block(luck, Stream::voters, arrival_of(world, household),
                                                         who.key[id])[0]) < params_.on_request;
}

double Election::leaning(const World& world, ResidentId id) const
{
  const Residents& who = world.people.residents;
  const ResidentState& r = world.residents;
  const auto half = [](float x) { return static_cast<double>(x) - 0.5; };
  return params_.intercept + params_.age[who.band[id]] +
         params_.education[static_cast<std::size_t>(who.education[id])] +
         params_.party[static_cast<std::size_t>(who.party[id])] +
         params_.propensity * static_cast<double>(who.propensity[id]) +
         params_.belonging * half(r.belonging[id]) + params_.trust * half(r.trust[id]) +
         params_.efficacy * half(r.efficacy[id]) +
         params_.habit * static_cast<double>(r.habit[Channel::election][id]);
}

double Election::visit(double door_visits, bool known, bool branch) const
{
  const double share = std::clamp(door_visits, 1e-6, 1 - 1e-6);
  return log(share / (1 - share)) + params_.known_first * (known ? 0.5 : -0.5) +
         (branch ? params_.branch : 0.0);
}

double Election::chance(double leaning, double habit, double norm, double contact, bool visited, bool knows,
                        double appeal) const
{
  const double intention =
      logistic(leaning + params_.norm * norm + appeal * contact * (1 - params_.habituated * habit));
  const double reached =
      visited
          ? 1.0
          : logistic(params_.notice + (knows ? params_.notice_knows : 0.0) + params_.notice_habit * habit);
  return reached * intention;
}

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
    for (const GroupId group : groups_) {
      for (const HouseholdId household : world_.people.groups.households[group]) knock(household);
    }
  }
  /// Then people vote, or not; `residents` are those of the same world.
  void vote(ResidentState& residents)
  {
    for (const GroupId group : groups_) {
      const Share neighbours = going(world_.people.groups.households[group]);
      for (const HouseholdId household : world_.people.groups.households[group])
        vote(household, neighbours, residents);
    }
  }
  std::vector<float> contacts() const
  {
    std::vector<float> out;
    for (const Voter& v : voters_) out.push_back(v.may ? v.contact : 0.0F);
    return out;
  }

 private:
  static IdRange<ResidentId> residents_of(const World& world, IdRange<GroupId> groups)
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
      const double norm = (home.without(v) + neighbours.without(v)) / 2;
      float& habit = r.habit[Channel::election][id];
      const double chance =
          election_.chance(v.leaning, static_cast<double>(habit), norm, static_cast<double>(v.contact),
                           v.visited, r.knows_committee[id] != 0, appeal_);
      const bool votes = static_cast<double>(v.luck) < chance;
      r.voted[id] = votes ? 1 : 0;
      if (votes) r.took_part[id] = static_cast<std::uint8_t>(r.took_part[id] | bit_of(Channel::election));
      habit += static_cast<float>(election_.params_.rate) * ((votes ? 1.0F : 0.0F) - habit);
    }
  }

  const Election& election_;
  const World& world_;
  const Moment& moment_;
  const IdRange<GroupId> groups_;
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
}

std::vector<float> Election::contacts(const World& world, AreaId area, const Moment& moment) const
{
  Day day(*this, world, area, moment);
  day.knock();
  return day.contacts();
}

}  // namespace linli
