#include "population/fit_report.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "population/household_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace linli {
namespace {

using Counts = std::map<std::string, std::vector<double>>;

std::size_t census_band(int age)
{
  if (age == 0) return 0;
  if (age < 5) return 1;
  return static_cast<std::size_t>(std::min(18, 1 + age / 5));
}

void count_residents(const Population& p, Counts& counts)
{
  const Residents& r = p.residents;
  auto& residents = counts["residents_by_subdistrict"];
  auto& non_local = counts["non_local_by_subdistrict"];
  auto& ages = counts["age_by_sex"];
  auto& registration = counts["registration"];
  auto& education = counts["education_by_sex"];
  auto& activity = counts["activity"];
  auto& party = counts["party_members_by_age"];
  for (std::size_t s = 0; s < p.subdistricts.size(); ++s) {
    for (const AreaId area : p.subdistricts.areas[SubdistrictId{s}]) {
      for (const ResidentId id : p.areas.residents[area]) {
        const std::size_t sex = static_cast<std::size_t>(r.sex[id]);
        const int age = r.age[id];
        residents[s] += 1;
        ages[sex * 19 + census_band(age)] += 1;
        registration[static_cast<std::size_t>(r.registration[id])] += 1;
        if (r.registration[id] == Registration::non_local) non_local[s] += 1;
        if (age >= 6) education[sex * 5 + static_cast<std::size_t>(r.education[id])] += 1;
        if (age >= 16) activity[static_cast<std::size_t>(r.activity[id]) - 1] += 1;
        if (age >= adult_age && r.party[id] != Party::none) party[age < 35 ? 0 : (age < 60 ? 1 : 2)] += 1;
      }
    }
  }
}

void count_households(const Population& p, Counts& counts)
{
  auto& living = counts["living"];
  auto& size = counts["household_size"];
  auto& generations = counts["generations"];
  auto& with_elders = counts["members_of_65_and_more"];
  auto& tenure = counts["tenure"];
  auto& lift = counts["lift"];
  auto& regime = counts["property_regime"];
  for (std::size_t c = 0; c < p.compounds.size(); ++c) {
    for (const BuildingGroupId g : p.compounds.groups[CompoundId{c}]) {
      for (const HouseholdId h : p.groups.households[g]) {
        const IdRange<ResidentId> members = p.households.residents[h];
        const bool family = p.households.living[h] == Living::family;
        living[family ? 0 : 1] += static_cast<double>(members.size());
        if (!family) continue;
        std::size_t elders = 0;
        for (const ResidentId id : members) elders += p.residents.age[id] >= elder_age ? 1U : 0U;
        size[std::min<std::size_t>(members.size(), 6) - 1] += 1;
        generations[household_kinds()[p.households.kind[h]].generations.size() - 1] += 1;
        with_elders[std::min<std::size_t>(elders, 3)] += 1;
        tenure[static_cast<std::size_t>(p.households.tenure[h])] += 1;
        lift[p.groups.lift[g] != 0 ? 0 : 1] += 1;
        regime[static_cast<std::size_t>(p.compounds.regime[CompoundId{c}])] += 1;
      }
    }
  }
}

void add_unit(FitReport& report, const SecretaryRoster::Unit& unit, const std::vector<SecretaryId>& people,
              const Secretaries& s)
{
  const std::string name = unit.name.empty() ? "others" : unit.name;
  const auto count = [&](auto&& holds) {
    return static_cast<double>(std::count_if(people.begin(), people.end(), holds));
  };
  const auto row = [&](const std::string& what, double target, double obtained) {
    report.rows.push_back({"secretaries of " + name, what, target, obtained});
  };
  row("number", unit.secretaries, static_cast<double>(people.size()));
  row("women", unit.women, count([&](SecretaryId id) { return s.sex[id] == Sex::female; }));
  for (std::size_t post = 0; post < unit.posts.size(); ++post) {
    row(employment_labels()[post], unit.posts[post],
        count([&](SecretaryId id) { return s.employment[id] == static_cast<Employment>(post); }));
  }
  double years = 0;
  for (const SecretaryId id : people) years += s.age[id];
  if (!unit.name.empty()) row("mean age", unit.mean_age, years / static_cast<double>(people.size()));
}

}  // namespace

double FitReport::bound(const FitRow& row)
{
  return std::max(least, relative_bound * row.target);
}

std::vector<FitRow> FitReport::misfits() const
{
  std::vector<FitRow> out;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(out),
               [](const FitRow& row) { return std::abs(row.error()) > bound(row); });
  return out;
}

FitReport compare(const Population& population, const Margins& margins, double scale)
{
  Counts counts;
  for (const Margin& m : margins.margins) counts[m.name].assign(m.counts.size(), 0.0);
  count_residents(population, counts);
  count_households(population, counts);
  FitReport report;
  for (const Margin& m : margins.margins) {
    for (std::size_t k = 0; k < m.counts.size(); ++k) {
      report.rows.push_back({m.name, m.label(k), scale * m.counts[k], counts[m.name][k]});
    }
  }
  return report;
}

FitReport compare(const Secretaries& secretaries, const Posts& posts, const Subdistricts& subdistricts,
                  const SecretaryRoster& roster)
{
  FitReport report;
  std::vector<SecretaryId> others;
  std::vector<SecretaryId> everybody;
  for (std::size_t s = 0; s < subdistricts.size(); ++s) {
    const auto town = std::find_if(roster.towns.begin(), roster.towns.end(),
                                   [&](const auto& unit) { return unit.name == subdistricts.name[s]; });
    std::vector<SecretaryId> people;
    for (const AreaId area : subdistricts.areas[SubdistrictId{s}]) people.push_back(posts.secretary[area]);
    everybody.insert(everybody.end(), people.begin(), people.end());
    if (town == roster.towns.end()) {
      others.insert(others.end(), people.begin(), people.end());
    } else {
      add_unit(report, *town, people, secretaries);
    }
  }
  add_unit(report, roster.others, others, secretaries);
  double years = 0;
  double young = 0;
  double college = 0;
  for (const SecretaryId id : everybody) {
    years += secretaries.age[id];
    young += secretaries.age[id] <= roster.base_year - 1970 ? 1 : 0;
    college += secretaries.college[id];
  }
  const auto number = static_cast<double>(everybody.size());
  report.rows.push_back(
      {"secretaries of the district", "number", static_cast<double>(roster.secretaries), number});
  report.rows.push_back({"secretaries of the district", "mean age", roster.mean_age, years / number});
  report.rows.push_back({"secretaries of the district", "born 1970 or later",
                         static_cast<double>(roster.born_1970_or_later), young});
  report.rows.push_back(
      {"secretaries of the district", "college", static_cast<double>(roster.college), college});
  return report;
}

std::vector<Problem> fit_faults(const FitReport& report)
{
  std::vector<Problem> problems;
  for (const FitRow& row : report.misfits()) {
    problems.push_back(Problem{
        .path = "margin " + row.margin,
        .problem = fmt::format("{} has {}, wanted {}", row.category, grouped(std::llround(row.obtained)),
                               grouped(std::llround(row.target))),
        .why = fmt::format("{:+.0f}, beyond the bound of {:.0f}", row.error(), FitReport::bound(row)),
        .hint =
            "the margins contradict each other in a way that only whole people show; see linli population"});
  }
  return problems;
}

std::vector<Problem> exactness_faults(const FitReport& secretaries)
{
  std::vector<Problem> problems;
  for (const FitRow& row : secretaries.rows) {
    const double allowed = row.category == "mean age" ? 0.05 : 0.0;
    if (std::abs(row.error()) <= allowed + 1e-9) continue;
    problems.push_back(
        Problem{.path = row.margin,
                .problem = fmt::format("{}: {}, the table says {}", row.category, row.obtained, row.target)});
  }
  return problems;
}

void require_fit(const FitReport& report)
{
  const std::vector<Problem> problems = fit_faults(report);
  if (!problems.empty()) throw Error(Exit::scenario, problems);
}

void require_exact(const FitReport& secretaries)
{
  const std::vector<Problem> problems = exactness_faults(secretaries);
  if (!problems.empty()) throw Error(Exit::scenario, problems);
}

}  // namespace linli
