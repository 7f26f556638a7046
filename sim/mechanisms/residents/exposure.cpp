#include "mechanisms/residents/exposure.hpp"

#include "core/math.hpp"

#include <cmath>

namespace linli {

Exposure::Exposure(const Params& params)
    : weights_{static_cast<float>(params.household), static_cast<float>(params.acquaintances),
               static_cast<float>(params.building_group)}
{
  for (std::size_t k = 0; k < noticed_.size(); ++k) {
    const double weeks = static_cast<double>(k);
    noticed_[k] = static_cast<std::uint8_t>(std::rint(255.0 * pow(2.0, -weeks / params.half_life)));
  }
  noticed_[long_ago] = 0;  // never, as far as anybody remembers
}

Declaration Exposure::declaration()
{
  return {
      .name = "exposure",
      .en = "What residents see of the people around them",
      .zh = "身边人的参与",
      .equation =
          "xi = (w_h r_household + w_n r_acquaintances + w_g r_group) / sum w, r = 2^(-weeks / half_life)",
      .report = "problem 3; K2, B6, G1, G2, P8, P18",
      .reads = {"area.first_resident", "area.first_building_group", "building_group.first_household",
                "building_group.first_resident", "household.first_resident", "resident.age_band", "tie.first",
                "tie.to", "tie.first_guest", "tie.guest", "resident.acquaintances", "resident.belonging",
                "seen.last_week"},
      .writes = {"resident.exposure", "resident.belonging_around"}};
}

void Exposure::make_room(World& world) const
{
  give_rows(world.residents.exposure, world.size());
  give_rows(world.residents.belonging_around, world.size());
}

}  // namespace linli
