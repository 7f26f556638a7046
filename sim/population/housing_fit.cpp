#include "population/housing.hpp"

#include <algorithm>
#include <array>

namespace linli {
namespace {

constexpr std::size_t tenures = 3;
constexpr std::size_t regimes = 4;

struct Class {
  std::size_t registration;
  std::size_t age_group;  // of the oldest member: under 35, under 60, 60 and more
  bool elder;
};

Class unpacked(std::size_t c)
{
  return {c / 6, c / 2 % 3, c % 2 == 1};
}

double tenure_weight(const Class& c, std::size_t tenure)
{
  // Odds of renting and of public housing against owning.
  constexpr std::array<double, 3> renter{0.06, 0.15, 2.0};
  constexpr std::array<double, 3> renter_age{2.5, 1.0, 0.5};
  constexpr std::array<double, 3> public_housing{0.25, 0.12, 0.1};
  constexpr std::array<double, 3> public_age{0.6, 1.0, 1.4};
  if (tenure == static_cast<std::size_t>(Tenure::owner)) return 1.0;
  if (tenure == static_cast<std::size_t>(Tenure::renter))
    return renter[c.registration] * renter_age[c.age_group];
  return public_housing[c.registration] * public_age[c.age_group];
}

double regime_weight(const Class& c, std::size_t tenure, std::size_t regime)
{
  // Rows: owner, renter, public housing; columns: lane, public or sold, commodity, resettlement.
  constexpr std::array<std::array<double, regimes>, tenures> by_tenure{
      {{0.02, 0.40, 0.50, 0.08}, {0.05, 0.50, 0.37, 0.08}, {0.10, 0.85, 0.03, 0.02}}};
  constexpr std::array<double, regimes> of_elders{1.2, 1.3, 0.8, 1.0};
  return by_tenure[tenure][regime] * (c.elder ? of_elders[regime] : 1.0);
}

/// Whole numbers that add up to `total`, near to `wanted`, which adds up to it too; what is left is the rest.
std::vector<std::uint32_t> made_whole(std::vector<double>& wanted, std::size_t total)
{
  std::vector<std::uint32_t> whole(wanted.size());
  std::size_t given = 0;
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    whole[k] = static_cast<std::uint32_t>(std::max(0.0, wanted[k]));
    wanted[k] -= whole[k];
    given += whole[k];
  }
  for (; given < total; ++given) {
    const auto most =
        static_cast<std::size_t>(std::max_element(wanted.begin(), wanted.end()) - wanted.begin());
    ++whole[most];
    wanted[most] -= 1;
  }
  for (; given > total; --given) {
    std::size_t least = wanted.size();
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      if (whole[k] > 0 && (least == wanted.size() || wanted[k] < wanted[least])) least = k;
    }
    --whole[least];
    wanted[least] += 1;
  }
  return whole;
}

}  // namespace

std::size_t household_class(const FormedHouseholds& households, std::size_t household)
{
  const Person& first = households.people[households.first[household]];
  bool elder = false;
  int oldest = 0;
  for (std::uint32_t p = households.first[household]; p < households.first[household + 1]; ++p) {
    elder |= households.people[p].age >= elder_age;
    oldest = std::max<int>(oldest, households.people[p].age);
  }
  const std::size_t age_group = oldest < 35 ? 0 : (oldest < 60 ? 1 : 2);
  return static_cast<std::size_t>(first.registration) * 6 + age_group * 2 + (elder ? 1 : 0);
}

JointTable fitted_housing(const std::vector<FormedHouseholds>& districts, const Margins& margins)
{
  std::vector<double> classes(household_classes, 0.0);
  double total = 0;
  for (const FormedHouseholds& d : districts) {
    for (std::size_t h = 0; h < d.size(); ++h) {
      if (d.living[h] != Living::family) continue;
      classes[household_class(d, h)] += 1;
      total += 1;
    }
  }
  JointTable table({household_classes, tenures, regimes});
  for (std::size_t cell = 0; cell < table.cells(); ++cell) {
    const Class c = unpacked(table.at(cell, 0));
    table[cell] =
        tenure_weight(c, table.at(cell, 1)) * regime_weight(c, table.at(cell, 1), table.at(cell, 2));
  }
  const auto scaled = [&](const char* name) {
    std::vector<double> counts = margins[name].counts;
    for (double& n : counts) n *= total / margins[name].total();
    return counts;
  };
  const auto axis = [&](std::size_t a) {
    return [&table, a](std::size_t cell) { return static_cast<std::int32_t>(table.at(cell, a)); };
  };
  const std::vector<Constraint> constraints{
      Constraint::over(table, "tenure", scaled("tenure"), axis(1)),
      Constraint::over(table, "property_regime", scaled("property_regime"), axis(2)),
      Constraint::over(table, "households", classes, axis(0))};
  fit(table, constraints);
  return table;
}

std::vector<WholeHousing> housing_by_subdistrict(const std::vector<FormedHouseholds>& districts,
                                                 const JointTable& fitted)
{
  constexpr std::size_t homes = tenures * regimes;
  std::vector<WholeHousing> out;
  std::vector<double> carried(homes, 0.0);
  for (const FormedHouseholds& d : districts) {
    std::vector<std::size_t> households(household_classes, 0);
    for (std::size_t h = 0; h < d.size(); ++h) {
      if (d.living[h] == Living::family) ++households[household_class(d, h)];
    }
    out.emplace_back();
    for (std::size_t c = 0; c < household_classes; ++c) {
      double sum = 0;
      for (std::size_t k = 0; k < homes; ++k) sum += fitted[c * homes + k];
      for (std::size_t k = 0; k < homes && households[c] > 0; ++k) {
        carried[k] += fitted[c * homes + k] * static_cast<double>(households[c]) / sum;
      }
      out.back().push_back(made_whole(carried, households[c]));
    }
  }
  return out;
}

}  // namespace linli
