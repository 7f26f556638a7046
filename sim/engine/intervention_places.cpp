#include "engine/intervention_places.hpp"

#include "core/text.hpp"
#include "engine/intervention_case.hpp"
#include "interventions/places.hpp"
#include "scenario/problem_with.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace linli {
namespace {

using P = InterventionParams;
using Case = InterventionCase;

template <class T>
bool has(const std::vector<T>& list, const T& item)
{
  return std::ranges::find(list, item) != list.end();
}

/// The subdistrict in which a simulated area lies; empty if it is not simulated.
std::string town_of(const Population& people, std::int64_t number)
{
  for (std::size_t a = 0; a < people.areas.size(); ++a) {
    if (people.areas.number[AreaId{a}] == number)
      return people.subdistricts.name[people.areas.subdistrict[AreaId{a}].value];
  }
  return {};
}

constexpr const char* left_out = "population.subdistricts and population.areas leave it out";

/// One intervention, and what is known of places.
struct PlaceCase : Case {
  const KnownPlaces& places;
};

bool exists(const PlaceCase& c, std::int64_t area)
{
  return c.places.whole == nullptr || (area >= 1 && area <= c.places.whole->areas);
}

bool exists(const PlaceCase& c, const std::string& town)
{
  return c.places.whole == nullptr || has(c.places.whole->subdistricts, town);
}

void of_names(const PlaceCase& c)
{
  if (c.doubts.is_read(c.paths({"subdistricts"}).front())) {
    for (const std::string& town : c.one.subdistricts) {
      if (exists(c, town)) continue;
      c.found.push_back(unknown_name(c.scenario, first_written(c.scenario, c.paths({"subdistricts"})),
                                     "subdistrict", town, c.places.whole->subdistricts));
    }
  }
  if (!c.doubts.is_read(c.paths({"areas"}).front())) return;
  for (const std::int64_t number : c.one.areas) {
    if (!exists(c, number))
      c.tell({"areas"}, fmt::format("there is no area {}", number),
             fmt::format("areas are numbered 1 to {}", c.places.whole->areas));
  }
}

/// What one list says of the other is known if all that the other names exists.
template <class T>
bool all_exist(const PlaceCase& c, const std::vector<T>& places)
{
  return std::ranges::all_of(places, [&](const T& place) { return exists(c, place); });
}

void of_areas(const PlaceCase& c, const Population& people)
{
  const bool towns_known = all_exist(c, c.one.subdistricts);
  for (const std::int64_t number : c.one.areas) {
    const std::string town = town_of(people, number);
    if (!exists(c, number)) continue;
    if (town.empty()) {
      c.tell({"areas"}, fmt::format("area {} is not simulated", number), left_out,
             "remove it here, or select it there");
    } else if (towns_known && !c.one.subdistricts.empty() && !has(c.one.subdistricts, town)) {
      c.tell({"areas", "subdistricts"},
             fmt::format("area {} lies in {}, not in {}", number, town, listed(c.one.subdistricts)),
             "it acts where all filters do", "remove one of the two");
    }
  }
}

void of_subdistricts(const PlaceCase& c, const Population& people)
{
  for (const std::string& town : c.one.subdistricts) {
    if (!exists(c, town)) continue;
    if (!has(people.subdistricts.name, town)) {
      c.tell({"subdistricts"}, town + " is not simulated", left_out, "remove it here, or select it there");
      continue;
    }
    if (!all_exist(c, c.one.areas)) continue;
    const bool any = c.one.areas.empty() || std::ranges::any_of(c.one.areas, [&](std::int64_t number) {
                       return town_of(people, number) == town;
                     });
    if (!any)
      c.tell({"subdistricts", "areas"}, fmt::format("none of its areas lies in {}", town), "", "remove it");
  }
}

void of_regimes(const Case& c, const Population& people)
{
  P without = c.one;
  without.regimes.clear();
  const std::vector<AreaId> areas = areas_left(without, people);
  for (const std::string& regime : c.one.regimes) {
    const bool any =
        std::ranges::any_of(areas, [&](AreaId area) { return share_under(people, area, {regime}) > 0; });
    if (!any)
      c.tell({"regimes"}, fmt::format("no household of its areas lives under {}", regime), "", "remove it");
  }
}

void of_number(const Case& c, const Population& people)
{
  const std::size_t left = areas_left(c.one, people).size();
  if (left == 0) {
    c.tell({"regimes"},
           fmt::format("it acts nowhere: in no area do half of the households live under {}",
                       listed(c.one.regimes)),
           "", "name more regimes");
    return;
  }
  const double share = std::max(c.one.lowest, c.one.highest);
  const std::size_t chosen = share > 0 ? part_of(share, left) : left;
  if (c.one.capacity > static_cast<std::int64_t>(chosen)) {
    c.tell({"capacity"},
           fmt::format("{} places are more than the {} areas in which it can act", c.one.capacity, chosen),
           chosen < left ? fmt::format("{} of {}", number_text(share), left) : "",
           fmt::format("write at most {}, or leave it out", chosen));
  }
}

/// What follows from who lives where.
void of_people(const PlaceCase& c, const Population& people)
{
  const std::size_t before = c.found.size();
  if (!c.are_sound({"subdistricts", "areas"})) return;
  of_areas(c, people);
  of_subdistricts(c, people);
  const bool all_known =
      all_exist(c, c.one.areas) && all_exist(c, c.one.subdistricts) && c.are_sound({"regimes"});
  if (c.found.size() == before && all_known) of_regimes(c, people);
  const bool number_known = c.are_sound({"capacity", "lowest", "highest"});
  if (c.found.size() == before && all_known && number_known) of_number(c, people);
}

}  // namespace

PlaceNames names_of(const Margins& margins)
{
  PlaceNames out;
  for (const Margins::Subdistrict& one : margins.subdistricts) {
    out.subdistricts.push_back(one.name);
    out.areas += static_cast<std::int64_t>(one.areas);
  }
  return out;
}

PlaceNames names_of(const Population& whole)
{
  return {whole.subdistricts.name, static_cast<std::int64_t>(whole.areas.size())};
}

std::vector<Problem> place_faults(const Scenario& scenario, const KnownPlaces& places, const Doubts& doubts)
{
  std::vector<Problem> problems;
  for (const auto& [name, one] : scenario.interventions) {
    const PlaceCase c{{scenario, name, one, doubts, problems}, places};
    if (places.whole != nullptr) of_names(c);
    if (places.simulated != nullptr) of_people(c, *places.simulated);
  }
  return problems;
}

}  // namespace linli
