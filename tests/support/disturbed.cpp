#include "support/disturbed.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <type_traits>

namespace linli::test {
namespace {

/// Puts other, rising values where ranges [first, last] of parents meet.
template <class P, class C>
void move_boundaries(Partition<P, C>& partition, std::uint32_t first, std::uint32_t last, Draws& draws)
{
  std::uint32_t* boundary = partition.first().data();
  const std::uint32_t low = boundary[first];
  const std::uint32_t span = boundary[last] - low;
  for (std::uint32_t p = first + 1; p < last; ++p) boundary[p] = low + sample_below(draws, span + 1);
  std::sort(boundary + first + 1, boundary + last);
}

using Change = std::function<void(World&, Draws&)>;

/// What is either so or not becomes the other.
template <class Column>
void flip(Column& column)
{
  for (auto& value : column) value = value == 0 ? 1 : 0;
}

/// How ranges and references change; all other columns take new values one by one.
const std::map<std::string, Change>& changes()
{
  constexpr std::size_t area = disturbed_area.value;
  static const std::map<std::string, Change> all{
      {"subdistrict.first_area",
       [](World& w, Draws&) { ++w.people.subdistricts.areas.first()[SubdistrictId{1}]; }},
      {"area.first_resident",
       [](World& w, Draws&) {
         w.people.areas.residents.first()[AreaId{area + 1}] +=
             static_cast<std::uint32_t>(w.people.areas.residents[AreaId{area + 1}].size() / 2);
       }},
      {"area.first_building_group",
       [](World& w, Draws&) {
         w.people.areas.groups.first()[disturbed_area] +=
             static_cast<std::uint32_t>(w.people.areas.groups[disturbed_area].size() - 1);
       }},
      {"area.first_staff", [](World& w, Draws&) { --w.staff.of_area.first()[AreaId{area + 1}]; }},
      {"post.secretary",
       [](World& w, Draws&) {
         auto& secretary = w.people.posts.secretary;
         std::swap(secretary[disturbed_area], secretary[AreaId{area - 1}]);
       }},
      {"area.subdistrict",
       [](World& w, Draws&) { w.people.areas.subdistrict[disturbed_area] = SubdistrictId{1}; }},
      {"area.first_compound",
       [](World& w, Draws&) {
         w.people.areas.compounds.first()[disturbed_area] =
             w.people.areas.compounds.first()[AreaId{area + 1}];
       }},
      {"compound.first_building_group",
       [](World& w, Draws&) {
         const IdRange<CompoundId> own = w.people.areas.compounds[disturbed_area];
         auto& first = w.people.compounds.groups.first();
         for (std::uint32_t c = own.first.value; c < own.last.value; ++c)
           first[CompoundId{c + 1}] = first[own.first];
       }},
      {"building_group.first_household",
       [](World& w, Draws& draws) {
         const auto range = w.people.areas.groups[disturbed_area];
         move_boundaries(w.people.groups.households, range.first.value, range.last.value, draws);
       }},
      {"building_group.first_resident",
       [](World& w, Draws& draws) {
         const auto range = w.people.areas.groups[disturbed_area];
         move_boundaries(w.people.groups.residents, range.first.value, range.last.value, draws);
       }},
      {"household.first_resident",
       [](World& w, Draws& draws) {
         const auto range = w.people.areas.households[disturbed_area];
         move_boundaries(w.people.households.residents, range.first.value, range.last.value, draws);
       }},
      {"tie.first",
       [](World& w, Draws& draws) {
         const auto range = w.people.areas.residents[disturbed_area];
         move_boundaries(w.ties.of, range.first.value, range.last.value, draws);
       }},
      {"tie.first_guest", [](World& w, Draws&) { --w.ties.guests.first()[disturbed_area]; }},
      {"tie.to",
       [](World& w, Draws& draws) {
         const std::size_t own = w.people.areas.residents[disturbed_area].size();
         for (std::uint16_t& to : w.ties.to)
           to = static_cast<std::uint16_t>(sample_below(draws, static_cast<std::uint32_t>(own)));
       }},
      {"tie.guest",
       [](World& w, Draws& draws) {
         for (ResidentId& guest : w.ties.guest)
           guest = ResidentId{sample_below(draws, static_cast<std::uint32_t>(w.size()))};
       }},
      {"resident.age_band",
       [](World& w, Draws& draws) {
         for (std::uint8_t& band : w.people.residents.band)
           band =
               sample_below(draws, 3) == 0 ? no_age_band : static_cast<std::uint8_t>(sample_below(draws, 5));
       }},
      {"resident.took_part",
       [](World& w, Draws&) {
         for (std::uint8_t& took_part : w.residents.took_part) took_part ^= 1U;
       }},
      {"resident.knows_committee", [](World& w, Draws&) { flip(w.residents.knows_committee); }},
      {"resident.registered", [](World& w, Draws&) { flip(w.residents.registered); }},
      {"building_group.self_governing", [](World& w, Draws&) { flip(w.groups.self_governing); }},
      {"building_group.head",
       [](World& w, Draws&) {
         for (std::uint16_t& head : w.groups.head) head = head == nobody ? 0 : nobody;
       }},
      {"resident.age",
       [](World& w, Draws& draws) {
         for (std::uint8_t& age : w.people.residents.age)
           age = static_cast<std::uint8_t>(18 + sample_below(draws, 80));
       }},
      {"resident.acquaintances",
       [](World& w, Draws& draws) {
         for (float& n : w.residents.acquaintances) n = static_cast<float>(12 * draws.uniform());
       }},
  };
  return all;
}

/// How many categories there are.
template <class T>
constexpr std::uint32_t categories = 3;
template <>
constexpr std::uint32_t categories<Sex> = 2;
template <>
constexpr std::uint32_t categories<Regime> = 4;
template <>
constexpr std::uint32_t categories<Education> = 5;
template <>
constexpr std::uint32_t categories<Activity> = 5;

template <class T>
T other_value(Draws& draws)
{
  if constexpr (std::is_floating_point_v<T>) {
    return static_cast<T>(draws.uniform());
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<T>(1 + sample_below(draws, 200));
  } else if constexpr (std::is_enum_v<T>) {
    return static_cast<T>(sample_below(draws, categories<T>));
  } else if constexpr (std::is_same_v<T, Glimpse>) {
    return {static_cast<std::uint8_t>(sample_below(draws, 20)),
            static_cast<std::uint8_t>(sample_below(draws, 256))};
  } else {
    throw Bug("do not know how to disturb this column");
  }
}

}  // namespace

World disturbed(World world, const std::string& name, std::uint64_t seed)
{
  Draws draws(Luck{seed, 0}, Stream::participation, 0, 0);
  if (const auto change = changes().find(name); change != changes().end()) {
    change->second(world, draws);
    return world;
  }
  world.for_each_column([&](const char* its_name, auto& column) {
    if (name != its_name) return;
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(column)>, Column<float, AreaId>>) {
      if (name.starts_with("lever.")) return flip(column);  // pulled or not
    }
    for (auto& value : column) value = other_value<std::remove_cvref_t<decltype(value)>>(draws);
  });
  return world;
}

}  // namespace linli::test
