#include "population/household_forming.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"
#include "population/household_former.hpp"
#include "population/lodgers.hpp"

#include <algorithm>

namespace linli {
namespace {

/// The order of filling: the narrowest choice first; kinds that compete for children in a random order.
std::vector<std::size_t> filling_order(const std::vector<std::uint32_t>& counts, const Luck& luck,
                                       std::uint32_t subdistrict)
{
  const auto rank = [](std::size_t cell) {
    const HouseholdKind& kind = household_kinds()[cell / 4];
    const std::size_t elders = cell % 4;
    if (kind.generations.size() > 2) return 0;
    if (kind.generations.size() == 2) {
      if (kind.couple) return 3;
      if (elders > 0) return 4;
      return kind.generations[1] > 1 ? 1 : 2;
    }
    return kind.couple ? 5 : (kind.size() > 1 ? 6 : 7);
  };
  std::vector<std::size_t> order;
  for (int r = 0; r <= 7; ++r) {
    const std::size_t begin = order.size();
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
      if (rank(cell) == r) order.insert(order.end(), counts[cell], cell);
    }
    shuffle(order.data() + begin, static_cast<std::uint32_t>(order.size() - begin),
            Draws(luck, Stream::household_order, subdistrict, static_cast<std::uint32_t>(r)));
  }
  return order;
}

}  // namespace

FormedHouseholds form_households(PersonPool& pool, const std::vector<std::uint32_t>& counts, const Luck& luck,
                                 std::uint32_t subdistrict)
{
  std::uint32_t members = 0;
  std::uint32_t elders = 0;
  for (std::size_t cell = 0; cell < counts.size(); ++cell) {
    members += counts[cell] * static_cast<std::uint32_t>(household_kinds()[cell / 4].size());
    elders += counts[cell] * static_cast<std::uint32_t>(cell % 4);
  }
  const std::uint32_t everybody = pool.left({0, oldest_age});
  if (members > everybody) {
    throw Error(Exit::scenario,
                "margin living/family_household: households hold more people than a subdistrict has",
                "household_size and residents_by_subdistrict contradict each other");
  }
  const std::uint32_t all_elders = pool.left(elderly);
  const std::uint32_t outside = everybody - members;
  HouseholdFormer former(pool, luck, subdistrict);
  const Lodgers lodgers = choose_lodgers(
      pool, outside, std::min(outside, all_elders > elders ? all_elders - elders : 0), luck, subdistrict);
  former.lodge(lodgers.younger);
  former.lodge(lodgers.elders);
  for (const std::size_t cell : filling_order(counts, luck, subdistrict)) former.family(cell / 4, cell % 4);
  return former.finish();
}

}  // namespace linli
