#include "population/household_kinds.hpp"

#include "core/errors.hpp"

#include <numeric>

namespace linli {

std::size_t HouseholdKind::size() const
{
  return std::accumulate(generations.begin(), generations.end(), std::size_t{0});
}

const std::vector<HouseholdKind>& household_kinds()
{
  static const std::vector<HouseholdKind> kinds{
      {"single", "单身", {1}, false, 110, {0.75, 0.25, 0, 0}},
      {"couple", "夫妻", {2}, true, 115, {0.5, 0.15, 0.35, 0}},
      {"two_sharers", "两人合住", {2}, false, 10, {0.95, 0.05, 0, 0}},
      {"three_sharers", "三人合住", {3}, false, 4, {1, 0, 0, 0}},
      {"four_sharers", "四人合住", {4}, false, 1.5, {1, 0, 0, 0}},
      {"couple_child", "夫妻和子女", {2, 1}, false, 105, {0.86, 0.05, 0.09, 0}},
      {"couple_two_children", "夫妻和两子女", {2, 2}, false, 20, {0.95, 0.02, 0.03, 0}},
      {"couple_three_children", "夫妻和三子女", {2, 3}, false, 2, {1, 0, 0, 0}},
      {"parent_child", "单亲和子女", {1, 1}, false, 35, {0.55, 0.45, 0, 0}},
      {"parent_two_children", "单亲和两子女", {1, 2}, false, 6, {0.9, 0.1, 0, 0}},
      {"parent_and_couple", "老人和子女夫妻", {1, 2}, true, 12, {0.15, 0.8, 0, 0.05}},
      {"three_generations_3", "三代三人", {1, 1, 1}, false, 6, {0.3, 0.7, 0, 0}},
      {"three_generations_4", "三代四人", {1, 2, 1}, false, 14, {0.3, 0.68, 0, 0.02}},
      {"three_generations_5", "三代五人", {2, 2, 1}, false, 22, {0.3, 0.2, 0.49, 0.01}},
      {"three_generations_6", "三代六人", {2, 2, 2}, false, 4, {0.3, 0.2, 0.5, 0}},
      {"four_generations_5", "四代五人", {1, 1, 2, 1}, false, 0.6, {0, 0.4, 0.6, 0}},
      {"four_generations_6", "四代六人", {1, 2, 2, 1}, false, 0.3, {0, 0.3, 0.3, 0.4}},
  };
  return kinds;
}

JointTable fitted_households(const Margins& margins)
{
  const std::vector<HouseholdKind>& kinds = household_kinds();
  JointTable table({kinds.size(), 4});
  for (std::size_t cell = 0; cell < table.cells(); ++cell) {
    const HouseholdKind& kind = kinds[table.at(cell, 0)];
    table[cell] = kind.weight * kind.elders[table.at(cell, 1)];
  }
  const auto kind_of = [&](std::size_t cell) -> const HouseholdKind& { return kinds[table.at(cell, 0)]; };
  const std::vector<Constraint> constraints{
      Constraint::over(table, "household_size", margins["household_size"].counts,
                       [&](std::size_t cell) { return static_cast<std::int32_t>(kind_of(cell).size()) - 1; }),
      Constraint::over(
          table, "generations", margins["generations"].counts,
          [&](std::size_t cell) { return static_cast<std::int32_t>(kind_of(cell).generations.size()) - 1; }),
      Constraint::over(table, "members_of_65_and_more", margins["members_of_65_and_more"].counts,
                       [&](std::size_t cell) { return static_cast<std::int32_t>(table.at(cell, 1)); })};
  fit(table, constraints);
  return table;
}

std::vector<std::vector<std::uint32_t>> households_by_subdistrict(const JointTable& fitted, double scale,
                                                                  const std::vector<double>& persons,
                                                                  const std::vector<double>& elders,
                                                                  double share_in_family)
{
  const std::vector<HouseholdKind>& kinds = household_kinds();
  const std::size_t places = persons.size();
  const double all_elders = std::accumulate(elders.begin(), elders.end(), 0.0);
  double members_with = 0;     // members of households with elders
  double members_without = 0;  // and of those without
  for (std::size_t cell = 0; cell < fitted.cells(); ++cell) {
    const double members = fitted[cell] * static_cast<double>(kinds[fitted.at(cell, 0)].size());
    (fitted.at(cell, 1) > 0 ? members_with : members_without) += members;
  }
  std::vector<double> with(places);
  std::vector<double> without(places);
  for (std::size_t s = 0; s < places; ++s) {
    with[s] = elders[s] / all_elders;
    const double room = share_in_family * persons[s] / scale - with[s] * members_with;
    if (room < 0)
      throw Error(Exit::scenario,
                  "margin residents_by_subdistrict: a subdistrict has more members of households with elders "
                  "than residents");
    without[s] = room / members_without;
  }
  std::vector<std::vector<std::uint32_t>> out(places, std::vector<std::uint32_t>(fitted.cells()));
  std::vector<double> expected(places);
  // Kind by kind over the subdistricts, each continuing where the last left off, so that district margins
  // hold.
  std::vector<double> all;
  for (std::size_t cell = 0; cell < fitted.cells(); ++cell) {
    for (std::size_t s = 0; s < places; ++s) {
      all.push_back(scale * fitted[cell] * (fitted.at(cell, 1) > 0 ? with[s] : without[s]));
    }
  }
  const std::vector<std::uint32_t> whole = rounded_in_order(all);
  for (std::size_t k = 0; k < whole.size(); ++k) out[k % places][k / places] = whole[k];
  return out;
}

}  // namespace linli
