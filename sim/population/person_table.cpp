#include "population/person_table.hpp"

#include "population/age_steps.hpp"
#include "population/attributes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace linli {
namespace {

using Weights5 = std::array<double, 5>;

double registration_weight(int age, std::size_t registration)
{
  if (registration != static_cast<std::size_t>(Registration::non_local)) return 1.0;
  if (age < 18) return 0.8;
  if (age < 25) return 1.6;
  if (age < 40) return 1.4;
  if (age < 50) return 0.9;
  return age < 60 ? 0.45 : 0.15;
}

Weights5 education_of_age(int age)
{
  if (age < 10) return {1, 0, 0, 0, 0};
  if (age < 15) return {0.4, 0.6, 0, 0, 0};
  if (age < 16) return {0.01, 0.69, 0.3, 0, 0};
  if (age < 18) return {0.01, 0.12, 0.87, 0, 0};
  if (age < 20) return {0.01, 0.08, 0.36, 0.2, 0.35};
  if (age < 25) return {0.01, 0.11, 0.2, 0.28, 0.4};
  if (age < 35) return {0.02, 0.12, 0.16, 0.27, 0.43};
  if (age < 45) return {0.03, 0.2, 0.22, 0.25, 0.3};
  if (age < 55) return {0.05, 0.35, 0.32, 0.15, 0.13};
  if (age < 65) return {0.06, 0.42, 0.37, 0.09, 0.06};
  if (age < 75) return {0.2, 0.4, 0.22, 0.1, 0.08};
  return {0.45, 0.25, 0.14, 0.07, 0.09};
}

double education_weight(int age, std::size_t registration, std::size_t education)
{
  constexpr Weights5 of_migrants{2.0, 2.2, 1.0, 0.6, 0.5};
  const bool migrant_adult = age >= 16 && registration == static_cast<std::size_t>(Registration::non_local);
  return education_of_age(age)[education] * (migrant_adult ? of_migrants[education] : 1.0);
}

/// Order: child, student, employed, retired, other.
Weights5 activity_of(int age, bool woman)
{
  if (age < 16) return {1, 0, 0, 0, 0};
  if (age < 18) return {0, 0.95, 0.03, 0, 0.02};
  if (age < 20) return {0, 0.75, 0.22, 0, 0.03};
  if (age < 25) return {0, 0.35, 0.57, 0, 0.08};
  if (age < 30) return {0, 0.04, 0.88, 0, 0.08};
  if (age < 45) return {0, 0, woman ? 0.87 : 0.94, 0, woman ? 0.13 : 0.06};
  if (age < 50) return {0, 0, woman ? 0.8 : 0.92, woman ? 0.06 : 0.01, woman ? 0.14 : 0.07};
  if (age < 55) return {0, 0, woman ? 0.2 : 0.85, woman ? 0.7 : 0.05, 0.1};
  if (age < 60) return {0, 0, woman ? 0.05 : 0.68, woman ? 0.88 : 0.22, woman ? 0.07 : 0.1};
  if (age < 65) return {0, 0, woman ? 0.03 : 0.1, woman ? 0.92 : 0.85, 0.05};
  return {0, 0, 0.02, 0.94, 0.04};
}

/// Order: none, branch of this area, in service elsewhere.
std::array<double, 3> party_of(int age, std::size_t registration, std::size_t education, std::size_t activity)
{
  if (age < adult_age) return {1, 0, 0};
  constexpr std::array<double, 3> by_registration{1.3, 1.2, 0.25};
  constexpr Weights5 by_education{0.3, 0.4, 0.8, 1.4, 2.0};
  const double rate = age < 35 ? 0.06 : (age < 60 ? 0.08 : 0.18);
  const double member = std::min(0.6, rate * by_registration[registration] * by_education[education]);
  const bool in_service = activity == static_cast<std::size_t>(Activity::employed) ||
                          activity == static_cast<std::size_t>(Activity::student);
  const double elsewhere = in_service ? 0.9 : 0.05;
  return {1 - member, member * (1 - elsewhere), member * elsewhere};
}

std::vector<double> rescaled(const Margin& margin, double total)
{
  std::vector<double> counts = margin.counts;
  const double sum = margin.total();
  for (double& c : counts) c *= sum > 0 ? total / sum : 0.0;
  return counts;
}

std::vector<double> age_targets(const Margin& age_by_sex)
{
  std::vector<double> targets(age_steps.size() * 2);
  for (std::size_t sex = 0; sex < 2; ++sex) {
    for (std::size_t step = 0; step < age_steps.size(); ++step) {
      const double band = age_by_sex.counts[sex * census_bands + age_steps[step].band];
      targets[sex * age_steps.size() + step] = band * share_of_band(step);
    }
  }
  return targets;
}

/// Residents of `low` and more years of one sex (0, 1) or of both (2).
double aged(const std::vector<double>& targets, int low, std::size_t sex)
{
  double sum = 0;
  for (std::size_t k = 0; k < targets.size(); ++k) {
    const bool counted =
        age_steps[k % age_steps.size()].low >= low && (sex == 2 || k / age_steps.size() == sex);
    if (counted) sum += targets[k];
  }
  return sum;
}

}  // namespace

JointTable person_axes()
{
  return JointTable({age_steps.size(), 2, 3, 5, 5, 3});
}

JointTable assumed_person_structure()
{
  JointTable table = person_axes();
  for (std::size_t cell = 0; cell < table.cells(); ++cell) {
    const int age = age_steps[table.at(cell, person_axis::age)].low;
    const std::size_t registration = table.at(cell, person_axis::registration);
    const std::size_t education = table.at(cell, person_axis::education);
    const std::size_t activity = table.at(cell, person_axis::activity);
    const bool woman = table.at(cell, person_axis::sex) == 1;
    table[cell] = registration_weight(age, registration) * education_weight(age, registration, education) *
                  activity_of(age, woman)[activity] *
                  party_of(age, registration, education, activity)[table.at(cell, person_axis::party)];
  }
  return table;
}

std::vector<Constraint> person_constraints(const JointTable& table, const Margins& margins)
{
  const std::vector<double> ages = age_targets(margins["age_by_sex"]);
  const auto low_age = [&](std::size_t cell) { return age_steps[table.at(cell, person_axis::age)].low; };

  // Rounded margins of parts (6+, 16+) may miss the age table by a person or two; ages decide.
  std::vector<double> education;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    Margin part = margins["education_by_sex"];
    part.counts = {part.counts.begin() + static_cast<std::ptrdiff_t>(sex * 5),
                   part.counts.begin() + static_cast<std::ptrdiff_t>(sex * 5 + 5)};
    const std::vector<double> counts = rescaled(part, aged(ages, 6, sex));
    education.insert(education.end(), counts.begin(), counts.end());
  }
  std::vector<Constraint> out;
  out.push_back(Constraint::over(
      table, "registration", rescaled(margins["registration"], aged(ages, 0, 2)), [&](std::size_t cell) {
        return static_cast<std::int32_t>(table.at(cell, person_axis::registration));
      }));
  out.push_back(Constraint::over(table, "education_by_sex", education, [&](std::size_t cell) {
    if (low_age(cell) < 6) return Constraint::uncounted;
    return static_cast<std::int32_t>(table.at(cell, person_axis::sex) * 5 +
                                     table.at(cell, person_axis::education));
  }));
  out.push_back(Constraint::over(
      table, "activity", rescaled(margins["activity"], aged(ages, 16, 2)), [&](std::size_t cell) {
        if (low_age(cell) < 16) return Constraint::uncounted;
        return static_cast<std::int32_t>(table.at(cell, person_axis::activity)) - 1;
      }));
  out.push_back(Constraint::over(table, "party_members_by_age", margins["party_members_by_age"].counts,
                                 [&](std::size_t cell) {
                                   const int age = low_age(cell);
                                   if (age < adult_age || table.at(cell, person_axis::party) == 0) {
                                     return Constraint::uncounted;
                                   }
                                   return std::int32_t{age < 35 ? 0 : (age < 60 ? 1 : 2)};
                                 }));
  out.push_back(Constraint::over(table, "age_by_sex", ages, [&](std::size_t cell) {
    return static_cast<std::int32_t>(table.at(cell, person_axis::sex) * age_steps.size() +
                                     table.at(cell, person_axis::age));
  }));
  return out;
}

namespace {

/// Moves single persons along one axis — everything else about them stays — until the categories of a margin
/// are met to the nearest whole person: rounding cell by cell leaves small categories a little off.
void meet(WholePersons& persons, const JointTable& fitted, const Constraint& margin, std::size_t axis,
          double scale)
{
  std::vector<std::int64_t> missing(margin.target.size());
  for (std::size_t k = 0; k < missing.size(); ++k) missing[k] = std::llround(scale * margin.target[k]);
  for (const std::vector<std::uint32_t>& counts : persons) {
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
      if (margin.category[cell] >= 0)
        missing[static_cast<std::size_t>(margin.category[cell])] -= counts[cell];
    }
  }
  // Uncounted cells (people who are not in the Party) give and take without limit.
  const auto wants = [&](std::int32_t category) {
    return category < 0 || missing[static_cast<std::size_t>(category)] > 0;
  };
  const auto spares = [&](std::int32_t category) {
    return category < 0 || missing[static_cast<std::size_t>(category)] < 0;
  };
  const auto settle = [&](std::int32_t category, std::int64_t change) {
    if (category >= 0) missing[static_cast<std::size_t>(category)] += change;
  };
  constexpr std::size_t stride = 7919;  // prime to the number of cells: spreads the moves over the table
  for (std::size_t k = 0; k < fitted.cells(); ++k) {
    const std::size_t from = k * stride % fitted.cells();
    const std::size_t base = from - fitted.at(from, axis) * fitted.stride(axis);
    for (std::size_t other = 0; other < fitted.size(axis); ++other) {
      const std::size_t to = base + other * fitted.stride(axis);
      const std::int32_t leaves = margin.category[from];
      const std::int32_t joins = margin.category[to];
      if (leaves == joins || fitted[to] <= 0) continue;
      for (std::vector<std::uint32_t>& counts : persons) {
        if (counts[from] == 0 || !spares(leaves) || !wants(joins)) continue;
        --counts[from];
        ++counts[to];
        settle(leaves, +1);
        settle(joins, -1);
      }
    }
  }
}

}  // namespace

WholePersons persons_by_subdistrict(const JointTable& fitted, const Margins& margins, double scale)
{
  const Margin& registration = margins["registration"];
  const Margin& residents = margins["residents_by_subdistrict"];
  const Margin& non_local = margins["non_local_by_subdistrict"];
  const double local = registration.counts[0] + registration.counts[1];
  const auto part = [](double count, double of) { return of > 0 ? count / of : 0.0; };
  // Registration runs slowest, so that every subdistrict has its registered and its migrants to the nearest person.
  std::vector<std::size_t> order;
  for (std::size_t r = 0; r < fitted.size(person_axis::registration); ++r) {
    for (std::size_t cell = 0; cell < fitted.cells(); ++cell) {
      if (fitted.at(cell, person_axis::registration) == r) order.push_back(cell);
    }
  }
  WholePersons out;
  std::vector<double> expected(fitted.cells());
  for (std::size_t s = 0; s < residents.counts.size(); ++s) {
    const double share_local = part(residents.counts[s] - non_local.counts[s], local);
    const std::array<double, 3> share{share_local, share_local,
                                      part(non_local.counts[s], registration.counts[2])};
    for (std::size_t k = 0; k < order.size(); ++k) {
      expected[k] = scale * fitted[order[k]] * share[fitted.at(order[k], person_axis::registration)];
    }
    const std::vector<std::uint32_t> whole = rounded_in_order(expected);
    out.emplace_back(fitted.cells());
    for (std::size_t k = 0; k < order.size(); ++k) out.back()[order[k]] = whole[k];
  }
  for (const Constraint& margin : person_constraints(fitted, margins)) {
    if (margin.name == "education_by_sex") meet(out, fitted, margin, person_axis::education, scale);
    if (margin.name == "activity") meet(out, fitted, margin, person_axis::activity, scale);
    if (margin.name == "party_members_by_age") meet(out, fitted, margin, person_axis::party, scale);
  }
  return out;
}

}  // namespace linli
