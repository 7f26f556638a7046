#include "network/likeness.hpp"

namespace linli {

Column<Traits, ResidentId> traits_of(const Population& population)
{
  const Residents& r = population.residents;
  Column<Traits, ResidentId> traits(r.size());
  for (std::size_t h = 0; h < population.households.size(); ++h) {
    const HouseholdId household{h};
    const auto tenure = static_cast<std::uint8_t>(population.households.tenure[household]);
    for (const ResidentId id : population.households.residents[household]) {
      traits[id] = {r.age[id], static_cast<std::uint8_t>(r.education[id]),
                    static_cast<std::uint8_t>(r.registration[id]), tenure};
    }
  }
  return traits;
}

}  // namespace linli
