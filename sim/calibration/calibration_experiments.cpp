#include "calibration/calibration_experiments.hpp"

#include "mechanisms/residents/participation.hpp"

#include <limits>

namespace linli {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<float> contacts_of(const Election& election, const World& world, const Moment& moment)
{
  std::vector<float> out;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const std::vector<float> here = election.contacts(world, AreaId{a}, moment);
    out.insert(out.end(), here.begin(), here.end());
  }
  return out;
}

std::vector<std::uint8_t> on_the_roll(const Election& election, const World& world, const Luck& luck,
                                      std::vector<std::uint8_t> marked)
{
  for (std::size_t h = 0; h < world.people.households.size(); ++h) {
    const HouseholdId household{h};
    for (const ResidentId id : world.people.households.residents[household]) {
      if (marked[id.value] != 0 && !election.may_vote(world, household, id, luck)) marked[id.value] = 0;
    }
  }
  return marked;
}

Effects effect_of_calls(const World& with, const World& without, const std::vector<float>& contacts)
{
  double opens = 0, others = 0, count_opens = 0, count_others = 0;
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    if (contacts[i] <= 0) continue;
    const double effect = with.residents.voted[ResidentId{i}] - without.residents.voted[ResidentId{i}];
    const bool opened = contacts[i] >= 1;
    (opened ? opens : others) += effect;
    (opened ? count_opens : count_others) += 1;
  }
  return {count_opens > 0 ? opens / count_opens : unknown,
          count_others > 0 ? others / count_others : unknown};
}

double effect_among(const World& with, const World& without, const std::vector<std::uint8_t>& marked)
{
  double sum = 0;
  double count = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == 0) continue;
    sum += with.residents.voted[ResidentId{i}] - without.residents.voted[ResidentId{i}];
    count += 1;
  }
  return count > 0 ? sum / count : unknown;
}

double call_against_announcement(const World& world, const Scenario& scenario, const Moment& moment)
{
  const Participation participation(scenario.of<Participation>());
  constexpr auto k = static_cast<std::size_t>(Channel::deliberation);
  constexpr std::uint32_t every_so_many = 10;  // adults are tried on: enough, and much faster
  double called = 0;
  double announced = 0;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    for (const ResidentId id : world.people.areas.residents[AreaId{a}]) {
      if (!world.people.residents.adult(id) || world.people.residents.key[id] % every_so_many != 0) continue;
      Participation::Situation s = participation.situation_of(world, AreaId{a}, id, moment);
      s.offers[k] = 1;
      s.contact = 0;
      s.openness = 0;
      s.luck.fill(1);  // nobody comes, so no other channel takes up hours
      const auto chance = [&](float contact, float openness) {
        Participation::Situation other = s;
        other.contact = contact;
        other.openness = openness;
        return static_cast<double>(participation.decide(other).probability[k]);
      };
      const double neither = chance(0, 0);
      called += chance(1, 0) - neither;
      announced += chance(0, 1) - neither;
    }
  }
  return announced > 0 ? called / announced : unknown;
}

}  // namespace linli
