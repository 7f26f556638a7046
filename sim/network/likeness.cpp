#include "network/likeness.hpp"

#include "core/math.hpp"

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

Liking::Liking(double homophily) : age_{}, education_{}, other_(static_cast<float>(exp(-homophily / 4)))
{
  for (std::size_t k = 0; k < age_.size(); ++k) {
    age_[k] = static_cast<float>(exp(-homophily / 4 * static_cast<double>(k) / years_apart));
  }
  for (std::size_t k = 0; k < education_.size(); ++k) {
    education_[k] = static_cast<float>(exp(-homophily / 4 * static_cast<double>(k) / levels_apart));
  }
}

}  // namespace linli
