#include "population/synthesis.hpp"

#include "core/math.hpp"
#include "core/samplers.hpp"
#include "population/age_steps.hpp"
#include "population/person_pool.hpp"
#include "population/person_table.hpp"

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

struct District {
  std::vector<FormedHouseholds> households;  // by subdistrict
  std::vector<HousingPlan> plans;
};

std::vector<FormedHouseholds> form(const Margins& margins, double scale, const Luck& luck,
                                   const Workers& workers)
{
  JointTable persons = assumed_person_structure();
  fit(persons, person_constraints(persons, margins));
  const std::vector<std::vector<std::uint32_t>> counts = persons_by_subdistrict(persons, margins, scale);
  std::vector<double> everybody;
  std::vector<double> elders;
  for (const std::vector<std::uint32_t>& c : counts) {
    double all = 0;
    double old = 0;
    for (std::size_t cell = 0; cell < c.size(); ++cell) {
      all += c[cell];
      if (age_steps[persons.at(cell, person_axis::age)].low >= elder_age) old += c[cell];
    }
    everybody.push_back(all);
    elders.push_back(old);
  }
  const Margin& living = margins["living"];
  const auto homes = households_by_subdistrict(fitted_households(margins), scale, everybody, elders,
                                               living.counts[0] / living.total());
  std::vector<FormedHouseholds> formed(counts.size());
  workers.for_each(counts.size(), [&](std::size_t s) {
    const auto id = static_cast<std::uint32_t>(s);
    PersonPool pool(persons, counts[s], luck, id);
    formed[s] = form_households(pool, homes[s], luck, id);
  });
  return formed;
}

std::uint8_t years_lived_here(double mean, std::uint8_t compound_age, std::uint32_t key, const Luck& luck)
{
  Draws draws(luck, Stream::years_here, 0, key);
  const double years = mean * sample_exponential(draws);
  return static_cast<std::uint8_t>(std::min({years, static_cast<double>(compound_age), 60.0}));
}

std::uint8_t weekly_free_hours(const PopulationParams& params, Activity activity, double z)
{
  if (activity < Activity::student) return 0;  // a child
  const double median = params.free_hours[static_cast<std::size_t>(activity) - 1];
  return static_cast<std::uint8_t>(std::min(60.0, median * exp(params.free_hours_sd * z) + 0.5));
}

void settle_person(Residents& r, ResidentId id, const Person& p, std::uint8_t household_years,
                   const PopulationParams& params, const Luck& luck)
{
  const RandomBlock block = random_block(luck, Stream::propensity_and_free_hours, 0, id.value);
  r.key[id] = id.value;
  r.age[id] = p.age;
  r.sex[id] = p.sex;
  r.registration[id] = p.registration;
  r.education[id] = p.education;
  r.activity[id] = p.activity;
  r.party[id] = p.party;
  r.years_here[id] = std::min(household_years, p.age);
  r.propensity[id] = static_cast<float>(normal_quantile(uniform52(block[0], block[1])));
  r.free_hours[id] = weekly_free_hours(params, p.activity, normal_quantile(uniform52(block[2], block[3])));
  r.band[id] = age_band(p.age);
}

/// Lays out ranges, area after area, without people yet.
void lay_out(Population& out, const District& district)
{
  std::uint32_t people = 0;
  std::uint32_t households = 0;
  for (std::size_t s = 0; s < district.plans.size(); ++s) {
    const HousingPlan& plan = district.plans[s];
    const FormedHouseholds& formed = district.households[s];
    for (std::size_t a = 0; a + 1 < plan.area_first.size(); ++a) {
      for (std::uint32_t c = plan.area_first[a]; c < plan.area_first[a + 1]; ++c) {
        for (std::uint32_t g = plan.compound_first[c]; g < plan.compound_first[c + 1]; ++g) {
          for (std::uint32_t h = plan.group_first[g]; h < plan.group_first[g + 1]; ++h) {
            const std::uint32_t household = plan.households[h];
            people += static_cast<std::uint32_t>(formed.people_of(household));
            out.households.residents.close(ResidentId{people});
            out.households.living.push_back(formed.living[household]);
            out.households.kind.push_back(formed.kind[household]);
            out.households.tenure.push_back(plan.tenure[household]);
            ++households;
          }
          out.groups.households.close(HouseholdId{households});
          out.groups.residents.close(ResidentId{people});
        }
        out.compounds.regime.push_back(plan.regime[c]);
        out.compounds.age.push_back(plan.compound_age[c]);
        out.compounds.groups.close(BuildingGroupId{out.groups.households.parents()});
      }
      out.areas.compounds.close(CompoundId{out.compounds.regime.size()});
      out.areas.groups.close(BuildingGroupId{out.groups.households.parents()});
      out.areas.households.close(HouseholdId{households});
      out.areas.residents.close(ResidentId{people});
      out.areas.subdistrict.push_back(SubdistrictId{s});
      out.areas.number.push_back(static_cast<std::uint16_t>(out.areas.number.size() + 1));
    }
    out.subdistricts.areas.close(AreaId{out.areas.number.size()});
  }
}

void size_residents(Residents& r, std::size_t people)
{
  Residents::for_each_column(r, [&](const char*, auto& column) { column.resize(people); });
}

/// Moves the people of one subdistrict in.
void move_in(Population& out, const District& district, std::size_t s, const PopulationParams& params,
             const Luck& luck)
{
  const HousingPlan& plan = district.plans[s];
  const FormedHouseholds& formed = district.households[s];
  const IdRange<AreaId> areas = out.subdistricts.areas[SubdistrictId{s}];
  std::size_t planned = 0;
  for (const AreaId area : areas) {
    std::uint32_t adults = 0;
    for (const CompoundId compound : out.areas.compounds[area]) {
      const std::uint8_t built = out.compounds.age[compound];
      for (const BuildingGroupId group : out.compounds.groups[compound]) {
        for (const HouseholdId household : out.groups.households[group]) {
          const std::uint32_t from = plan.households[planned++];
          const IdRange<ResidentId> members = out.households.residents[household];
          const double mean = params.years_here[static_cast<std::size_t>(out.households.tenure[household])];
          const std::uint8_t years = years_lived_here(mean, built, members.first.value, luck);
          for (const ResidentId id : members) {
            const Person& person = formed.people[formed.first[from] + id.value - members.first.value];
            settle_person(out.residents, id, person, years, params, luck);
            adults += person.age >= adult_age ? 1U : 0U;
          }
        }
      }
    }
    out.areas.adults[area] = adults;
  }
}

std::array<double, property_regimes> households_by_regime(const Population& p, AreaId area)
{
  std::array<double, property_regimes> out{};
  for (const CompoundId compound : p.areas.compounds[area]) {
    for (const BuildingGroupId group : p.compounds.groups[compound])
      out[static_cast<std::size_t>(p.compounds.regime[compound])] +=
          static_cast<double>(p.groups.households[group].size());
  }
  return out;
}

/// How large the whole of every area is, and what of it is not simulated.
void measure_area(Population& out, AreaId area, const std::array<double, property_regimes>& expected,
                  double scale, double group_size, double people_per_household)
{
  const std::array<double, property_regimes> here = households_by_regime(out, area);
  double whole = 0;
  double rest = 0;
  std::array<double, property_regimes> missing{};
  for (std::size_t r = 0; r < property_regimes; ++r) {
    whole += expected[r] / scale;
    missing[r] = scale < 1 ? std::max(0.0, expected[r] / scale - here[r]) : 0.0;
    rest += missing[r];
  }
  const auto households = static_cast<double>(out.areas.households[area].size());
  const double not_here = scale < 1 ? std::max(0.0, whole - households) : 0.0;
  for (std::size_t r = 0; r < property_regimes; ++r)
    out.areas.rest_households[r].push_back(static_cast<float>(rest > 0 ? missing[r] * not_here / rest : 0.0));
  out.areas.rest_groups.push_back(static_cast<float>(not_here / group_size));
  out.areas.people.push_back(scale < 1 ? static_cast<float>((households + not_here) * people_per_household)
                                       : static_cast<float>(out.areas.residents[area].size()));
}

void measure_areas(Population& out, const District& district, double scale, double group_size)
{
  for (std::size_t s = 0; s < district.plans.size(); ++s) {
    const IdRange<AreaId> areas = out.subdistricts.areas[SubdistrictId{s}];
    double people = 0;
    double households = 0;
    double groups = 0;
    for (const AreaId area : areas) {
      people += static_cast<double>(out.areas.residents[area].size());
      households += static_cast<double>(out.areas.households[area].size());
      groups += static_cast<double>(out.areas.groups[area].size());
    }
    for (const AreaId area : areas) {
      measure_area(out, area, district.plans[s].area_expected[area.value - areas.first.value], scale,
                   group_size, people / households);
      const double part = std::min(1.0, households / groups / group_size);
      out.areas.group_part.push_back(scale < 1 ? static_cast<float>(part) : 1.0F);
    }
  }
}

void build_lifts(Population& out, const Margins& margins, double scale, const Luck& luck)
{
  const std::size_t groups = out.groups.households.parents();
  std::vector<std::uint32_t> family(groups, 0);
  std::vector<Regime> regime(groups);
  std::vector<std::uint8_t> age(groups);
  for (std::size_t c = 0; c < out.compounds.size(); ++c) {
    for (const BuildingGroupId g : out.compounds.groups[CompoundId{c}]) {
      regime[g.value] = out.compounds.regime[CompoundId{c}];
      age[g.value] = out.compounds.age[CompoundId{c}];
      for (const HouseholdId h : out.groups.households[g]) {
        family[g.value] += out.households.living[h] == Living::family ? 1U : 0U;
      }
    }
  }
  for (const std::uint8_t lift : place_lifts(family, regime, age, margins["lift"].counts[0] * scale, luck)) {
    out.groups.lift.push_back(lift);
  }
}

}  // namespace

Population synthesize(const Margins& margins, const SecretaryRoster& roster, const HousingParams& housing,
                      const PopulationParams& params, std::uint64_t seed, const Workers& workers)
{
  const Luck luck{seed, 0};
  District district{form(margins, params.scale, luck, workers), {}};
  const std::vector<WholeHousing> homes =
      housing_by_subdistrict(district.households, fitted_housing(district.households, margins));
  std::vector<std::uint32_t> first_area;
  std::uint32_t areas = 0;
  for (const Margins::Subdistrict& s : margins.subdistricts) {
    first_area.push_back(areas);
    areas += static_cast<std::uint32_t>(s.areas);
  }
  district.plans.resize(margins.subdistricts.size());
  workers.for_each(district.plans.size(), [&](std::size_t s) {
    district.plans[s] = plan_housing(district.households[s], homes[s], housing, margins.subdistricts[s].areas,
                                     first_area[s], params.scale, luck);
  });

  Population out;
  for (const Margins::Subdistrict& s : margins.subdistricts) {
    out.subdistricts.name.push_back(s.name);
    out.subdistricts.name_zh.push_back(s.zh);
  }
  lay_out(out, district);
  size_residents(out.residents, out.households.residents.children());
  out.areas.adults.resize(out.areas.size());
  measure_areas(out, district, params.scale, housing.households_per_building_group);
  workers.for_each(district.plans.size(), [&](std::size_t s) { move_in(out, district, s, params, luck); });
  build_lifts(out, margins, params.scale, luck);
  out.secretaries = appoint_secretaries(roster, out.subdistricts, luck);
  out.posts = posts_of(out.secretaries);
  return out;
}

}  // namespace linli
