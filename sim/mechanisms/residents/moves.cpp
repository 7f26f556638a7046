#include "mechanisms/residents/moves.hpp"

#include "core/calendar.hpp"
#include "core/math.hpp"
#include "core/samplers.hpp"
#include "mechanisms/turns.hpp"

#include <algorithm>

namespace linli {
namespace {

constexpr std::uint32_t turns_a_year = 13;
constexpr std::uint8_t most_years = 60;  // as synthesis has it

/// In a turn of the household's group: those who came during the run have their anniversaries, the others a turn of
/// the year that their key decides.
bool has_been_here_another_year(const World& world, HouseholdId household, std::uint32_t key,
                                const Moment& moment)
{
  const std::uint32_t arrived = world.dwellings.arrived[household];
  if (arrived > 0) return (moment.address() + 1 - arrived) % weeks_per_year == 0;
  return key % turns_a_year == moment.address() / turn_every % turns_a_year;
}

}  // namespace

Declaration Moves::declaration()
{
  return {.name = "moves",
          .en = "Moves of households",
          .zh = "住户迁移",
          .equation = "a household moves with chance 1 - (1 - rate)^(4/52) every four weeks; years here grow",
          .report = "none; P3, A16",
          .reads = {"area.first_compound", "compound.first_building_group", "compound.age",
                    "building_group.first_household", "building_group.first_resident",
                    "household.first_resident", "household.tenure", "household.arrived", "resident.key",
                    "resident.age", "resident.years_here", "resident.propensity"},
          .writes = {"household.arrived", "resident.years_here", "resident.propensity", "area.moved"}};
}

void Moves::make_room(World& world) const
{
  give_rows(world.dwellings.arrived, world.people.households.size());
  give_rows(world.places.moved, world.areas());
}

void Moves::move(World& world, HouseholdId household, const Moment& moment) const
{
  world.dwellings.arrived[household] = static_cast<std::uint16_t>(moment.week + 1);
  Residents& who = world.people.residents;
  for (const ResidentId id : world.people.households.residents[household]) {
    who.years_here[id] = 0;
    const RandomBlock words = random_block(moment.luck, Stream::newcomers, moment.address(), who.key[id]);
    who.propensity[id] = static_cast<float>(normal_quantile(uniform52(words[0], words[1])));
  }
}

void Moves::act(World& world, AreaId area, const Moment& moment) const
{
  std::array<float, 3> chance{};
  for (std::size_t k = 0; k < chance.size(); ++k)
    chance[k] = static_cast<float>(1 - pow(1 - std::min(params_.rate[k], 1 - 1e-9), 1.0 / turns_a_year));
  Residents& who = world.people.residents;
  int moved = 0;
  for (const CompoundId compound : world.people.areas.compounds[area]) {
    const std::uint8_t most = std::min(world.people.compounds.age[compound], most_years);
    for (const BuildingGroupId group : world.people.compounds.groups[compound]) {
      if (!has_its_turn(world, group, moment)) continue;
      for (const HouseholdId household : world.people.groups.households[group]) {
        const IdRange<ResidentId> members = world.people.households.residents[household];
        if (members.size() == 0) continue;
        const std::uint32_t key = who.key[members.first];
        const float luck = uniform24(random_block(moment.luck, Stream::moves, moment.address(), key)[0]);
        if (luck < chance[static_cast<std::size_t>(world.people.households.tenure[household])]) {
          move(world, household, moment);
          ++moved;
        } else if (has_been_here_another_year(world, household, key, moment)) {
          for (const ResidentId id : members) {
            std::uint8_t& years = who.years_here[id];
            if (years < std::min(most, who.age[id])) ++years;
          }
        }
      }
    }
  }
  world.places.moved[area] = static_cast<float>(moved);
}

}  // namespace linli
