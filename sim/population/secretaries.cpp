#include "population/secretaries.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"
#include "population/joint_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace linli {
namespace {

struct Draft {
  Sex sex = Sex::male;
  Employment employment = Employment::other;
  bool young = false;  // born 1970 or later
  int low = 0;         // bounds of age
  int high = 0;
  int age = 0;
};

int not_rehired(const SecretaryRoster::Unit& unit)
{
  return unit.secretaries - unit.posts[0];
}

/// Sum of ages of a unit: whole years that come nearest to the printed mean.
int age_sum(const SecretaryRoster& roster, const SecretaryRoster::Unit& unit)
{
  if (!unit.name.empty()) return static_cast<int>(std::lround(unit.secretaries * unit.mean_age));
  int rest = static_cast<int>(std::lround(roster.secretaries * roster.mean_age));
  for (const SecretaryRoster::Unit& town : roster.towns) rest -= age_sum(roster, town);
  return rest;
}

void bound_age(Draft& d, int youngest_age, Draws& draws)
{
  double mean = 53;
  double sd = 3;
  if (d.employment == Employment::rehired) {
    d.low = d.sex == Sex::female ? 51 : 60;
    d.high = 66;
    mean = d.sex == Sex::female ? 57 : 62;
  } else if (d.young) {
    d.low = 30;
    d.high = youngest_age;
    mean = youngest_age - 5;
    sd = 4;
  } else {
    d.low = youngest_age + 1;
    d.high = 59;
  }
  d.age = std::clamp(static_cast<int>(std::lround(mean + sd * sample_normal(draws))), d.low, d.high);
}

/// Moves ages by a year at a time, in rotation, until their sum is right.
void meet_sum(std::vector<Draft>& drafts, int sum, const std::string& unit)
{
  int missing = sum;
  for (const Draft& d : drafts) missing -= d.age;
  while (missing != 0) {
    const int step = missing > 0 ? 1 : -1;
    bool moved = false;
    for (Draft& d : drafts) {
      if (missing == 0) break;
      if (d.age + step < d.low || d.age + step > d.high) continue;
      d.age += step;
      missing -= step;
      moved = true;
    }
    if (!moved) {
      throw Error(Exit::scenario, fmt::format("secretaries of {}: no ages give the printed mean", unit),
                  fmt::format("{} years are missing with everybody at the bound of plausible ages", missing));
    }
  }
}

std::vector<Draft> draft(const SecretaryRoster& roster, const SecretaryRoster::Unit& unit,
                         std::uint32_t young, std::uint32_t address, const Luck& luck)
{
  const auto count = static_cast<std::size_t>(unit.secretaries);
  Draws draws(luck, Stream::secretary_ages, 0, address);
  std::vector<Draft> drafts(count);
  std::size_t next = 0;
  for (std::size_t post = 0; post < unit.posts.size(); ++post) {
    for (int k = 0; k < unit.posts[post]; ++k) drafts[next++].employment = static_cast<Employment>(post);
  }
  std::vector<Sex> sexes(count, Sex::male);
  std::fill(sexes.begin(), sexes.begin() + unit.women, Sex::female);
  shuffle(sexes.data(), static_cast<std::uint32_t>(count), Draws(luck, Stream::secretary_sexes, 0, address));
  for (std::size_t k = 0; k < count; ++k) drafts[k].sex = sexes[k];
  const auto rehired = static_cast<std::size_t>(unit.posts[0]);
  shuffle(drafts.data() + rehired, static_cast<std::uint32_t>(count - rehired),
          Draws(luck, Stream::secretary_posts, 0, address));
  for (std::size_t k = 0; k < young; ++k) drafts[rehired + k].young = true;
  for (Draft& d : drafts) bound_age(d, roster.base_year - 1970, draws);
  shuffle(drafts.data(), static_cast<std::uint32_t>(count), Draws(luck, Stream::secretary_order, 0, address));
  meet_sum(drafts, age_sum(roster, unit), unit.name.empty() ? "the other subdistricts" : unit.name);
  return drafts;
}

void send_to_college(Secretaries& s, const std::vector<double>& score, int number)
{
  std::vector<std::size_t> order(score.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return score[a] != score[b] ? score[a] > score[b] : a < b; });
  for (std::size_t k = 0; k < order.size() && k < static_cast<std::size_t>(number); ++k) {
    s.college[SecretaryId{order[k]}] = 1;
  }
}

}  // namespace

std::vector<std::string> inconsistencies(const SecretaryRoster& roster)
{
  std::vector<std::string> faults;
  int sum = roster.others.secretaries;
  int young_enough = not_rehired(roster.others);
  const auto check_posts = [&](const SecretaryRoster::Unit& unit, const std::string& name) {
    const int posts = std::accumulate(unit.posts.begin(), unit.posts.end(), 0);
    if (posts != unit.secretaries) {
      faults.push_back(
          fmt::format("{}: posts add up to {}, but there are {} secretaries", name, posts, unit.secretaries));
    }
    if (unit.women > unit.secretaries) faults.push_back(fmt::format("{}: more women than secretaries", name));
  };
  for (const SecretaryRoster::Unit& town : roster.towns) {
    check_posts(town, town.name);
    sum += town.secretaries;
    young_enough += not_rehired(town);
  }
  check_posts(roster.others, "others");
  if (roster.born_1970_or_later > young_enough) {
    faults.push_back(
        fmt::format("district: {} born 1970 or later, but only {} who are not rehired after retirement",
                    roster.born_1970_or_later, young_enough));
  }
  if (roster.college > roster.secretaries) {
    faults.push_back(
        fmt::format("district: {} with college among {} secretaries", roster.college, roster.secretaries));
  }
  if (sum != roster.secretaries) {
    faults.push_back(
        fmt::format("district: {} secretaries, but towns and others add up to {}", roster.secretaries, sum));
  }
  return faults;
}

std::vector<std::string> inconsistencies(const SecretaryRoster& roster, const Margins& margins)
{
  std::vector<std::string> faults = inconsistencies(roster);
  std::size_t other_areas = 0;
  for (const Margins::Subdistrict& s : margins.subdistricts) other_areas += s.areas;
  for (const SecretaryRoster::Unit& town : roster.towns) {
    const auto found = std::find_if(margins.subdistricts.begin(), margins.subdistricts.end(),
                                    [&](const Margins::Subdistrict& s) { return s.name == town.name; });
    if (found == margins.subdistricts.end()) {
      faults.push_back(fmt::format("{}: no such subdistrict in {}", town.name, margins.file));
      continue;
    }
    other_areas -= found->areas;
    if (static_cast<std::size_t>(town.secretaries) != found->areas) {
      faults.push_back(fmt::format("{}: {} secretaries, but {} areas in {}", town.name, town.secretaries,
                                   found->areas, margins.file));
    }
  }
  if (static_cast<std::size_t>(roster.others.secretaries) != other_areas) {
    faults.push_back(fmt::format("others: {} secretaries, but {} areas in {}", roster.others.secretaries,
                                 other_areas, margins.file));
  }
  return faults;
}

Secretaries appoint_secretaries(const SecretaryRoster& roster, const Subdistricts& subdistricts,
                                const Luck& luck)
{
  std::vector<const SecretaryRoster::Unit*> units;
  for (const SecretaryRoster::Unit& town : roster.towns) units.push_back(&town);
  units.push_back(&roster.others);

  double candidates = 0;
  for (const auto* unit : units) candidates += not_rehired(*unit);
  std::vector<double> young;
  for (const auto* unit : units) young.push_back(roster.born_1970_or_later * not_rehired(*unit) / candidates);
  const std::vector<std::uint32_t> young_of = rounded_in_order(young);

  const std::size_t areas = subdistricts.areas.children();
  Secretaries out;
  Secretaries::for_each_column(out, [&](const char*, auto& column) { column.resize(areas); });
  std::vector<double> score(areas);
  for (std::size_t u = 0; u < units.size(); ++u) {
    const std::vector<Draft> drafts =
        draft(roster, *units[u], young_of[u], static_cast<std::uint32_t>(u), luck);
    std::size_t next = 0;
    for (std::size_t s = 0; s < subdistricts.size(); ++s) {
      const bool printed = std::any_of(roster.towns.begin(), roster.towns.end(),
                                       [&](const auto& town) { return town.name == subdistricts.name[s]; });
      if (units[u]->name.empty() ? printed : units[u]->name != subdistricts.name[s]) continue;
      for (const AreaId area : subdistricts.areas[SubdistrictId{s}]) {
        const Draft& d = drafts.at(next++);
        const SecretaryId who{area.value};
        out.age[who] = out.age_then[who] = static_cast<std::uint8_t>(d.age);
        out.sex[who] = d.sex;
        out.employment[who] = out.employment_then[who] = d.employment;
        out.origin[who] = static_cast<std::uint16_t>(area.value + 1);  // areas are numbered from 1
        Draws draws(luck, Stream::secretary_college, 0, area.value);
        score[area.value] =
            (d.young ? 2.0 : 0.0) + (d.employment == Employment::rehired ? -1.0 : 0.0) + sample_gumbel(draws);
      }
    }
  }
  send_to_college(out, score, roster.college);
  return out;
}

Posts posts_of(const Secretaries& secretaries)
{
  Posts out;
  for (std::size_t k = 0; k < secretaries.size(); ++k) out.secretary.push_back(SecretaryId{k});
  return out;
}

}  // namespace linli
