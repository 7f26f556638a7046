#include "mechanisms/residents/civic_acts.hpp"

#include "core/math.hpp"
#include "mechanisms/turns.hpp"

#include <algorithm>

namespace linli {

Declaration CivicActs::declaration()
{
  return {
      .name = "civic_acts",
      .en = "Petitions and gifts",
      .zh = "信访与捐助",
      .equation =
          "petitions at most logistic(s (max X - q - s0) - p (T - 1/2)), to a level by exp(s (X - q)); gives "
          "at most_g logistic(g0 + g W + g "
          "B)",
      .report = "problem 4, recommendation 4; A14",
      .reads = {"area.first_building_group", "building_group.first_resident", "resident.key",
                "resident.age_band", "resident.expectation_committee", "resident.expectation_subdistrict",
                "resident.expectation_higher", "resident.trust", "resident.neighbour_trust",
                "resident.belonging", "area.quality", "lever.quality_subdistrict", "lever.quality_higher"},
      .writes = {"area.petitions_committee", "area.petitions_subdistrict", "area.petitions_higher",
                 "area.givers", "area.given"}};
}

void CivicActs::make_room(World& world) const
{
  ResidentState& r = world.residents;
  for (auto* column : {&r.trust, &r.neighbour_trust, &r.belonging}) give_rows(*column, world.size());
  for (auto& column : r.expectation) give_rows(column, world.size());
  give_rows(world.places.quality, world.areas());
  for (auto& column : world.places.petitions) give_rows(column, world.areas());
  give_rows(world.places.givers, world.areas());
  give_rows(world.places.given, world.areas());
}

float CivicActs::petitioning(float shortfall, float trust) const
{
  return static_cast<float>(params_.petition) *
         logistic(static_cast<float>(params_.slope) * (shortfall - static_cast<float>(params_.shortfall)) -
                  static_cast<float>(params_.petition_trust) * (trust - 0.5F));
}

float CivicActs::giving(float neighbour_trust, float belonging) const
{
  return static_cast<float>(params_.give) *
         logistic(static_cast<float>(params_.give_intercept) +
                  static_cast<float>(params_.give_neighbours) * (neighbour_trust - 0.5F) +
                  static_cast<float>(params_.give_belonging) * (belonging - 0.5F));
}

std::size_t CivicActs::addressee(const std::array<float, levels>& shortfall, float luck) const
{
  const float largest = *std::ranges::max_element(shortfall);
  std::array<float, levels> up_to{};
  float sum = 0;
  for (std::size_t l = 0; l < levels; ++l)
    up_to[l] = sum += exp(static_cast<float>(params_.slope) * (shortfall[l] - largest));
  std::size_t level = 0;
  while (level + 1 < levels && luck * sum >= up_to[level]) ++level;
  return level;
}

void CivicActs::act(World& world, AreaId area, const Moment& moment) const
{
  const ResidentState& r = world.residents;
  const std::array<float, levels> quality{world.places.quality[area],
                                          world.levers(Lever::quality_subdistrict, area),
                                          world.levers(Lever::quality_higher, area)};
  constexpr auto weeks = static_cast<float>(turn_every);
  const float most_petitions = at_least_one(weeks * static_cast<float>(params_.petition));
  const float most_gifts = at_least_one(weeks * static_cast<float>(params_.give));
  std::array<int, levels> petitions{};
  int givers = 0;
  double given = 0;
  for_each_whose_turn_it_is(
      world, area, moment, Stream::civic_acts, [&](ResidentId id, const std::array<float, 4>& luck) {
        // The chances are small: most need not be worked out, because the draw is above the highest there can be.
        if (luck[0] >= most_petitions && luck[1] >= most_gifts) return;
        if (world.people.residents.band[id] == no_age_band) return;
        std::array<float, levels> shortfall{};
        for (std::size_t l = 0; l < levels; ++l) shortfall[l] = r.expectation[l][id] - quality[l];
        const float largest = *std::ranges::max_element(shortfall);
        if (luck[0] < at_least_one(weeks * petitioning(largest, r.trust[id])))
          ++petitions[addressee(shortfall, luck[3])];
        if (luck[1] >= at_least_one(weeks * giving(r.neighbour_trust[id], r.belonging[id]))) return;
        ++givers;
        given -= params_.amount * log(1.0 - static_cast<double>(luck[2]));
      });
  for (std::size_t l = 0; l < levels; ++l) world.places.petitions[l][area] = static_cast<float>(petitions[l]);
  world.places.givers[area] = static_cast<float>(givers);
  world.places.given[area] = static_cast<float>(given);
}

}  // namespace linli
