#pragma once
/// Kinds of ids: which rows of each lie in an area, who is in a row, and when they came.
#include "world/world.hpp"

#include <cstdint>
#include <string>

namespace linli {

/// Agents of a kind of a mechanism outside the shipped model; its make_room has made the table.
template <class I>
Agents<I, OwnTable> agents(World& world)
{
  const auto found = world.extensions.own.find(I::tag::name);
  expects(found != world.extensions.own.end(), std::string("slots for every ") + I::tag::name);
  return Agents<I, OwnTable>(found->second);
}
template <class I>
Agents<I, const OwnTable> agents(const World& world)
{
  const auto found = world.extensions.own.find(I::tag::name);
  expects(found != world.extensions.own.end(), std::string("slots for every ") + I::tag::name);
  return Agents<I, const OwnTable>(found->second);
}
/// So many slots for them in every area, unless there are some.
template <class I>
Agents<I, OwnTable> make_slots(World& world, std::size_t room)
{
  world.extensions.own[I::tag::name].slots.make_room(room, world.people.areas.number);
  return agents<I>(world);
}

/// What the set-up needs to know of a kind of id `I`.  Kinds of the shipped model are listed below; any other is one of
/// Extensions::own, unless it has a KindOf of its own.
///
/// `of`       its rows in an area; a subdistrict lies in none
/// `filled`   whether somebody is in a row
/// `arrived`  the week of the run, counted from 1, in which who is in a row came, 0 = before the run; only for kinds of
///            which some come during a run
template <class I>
struct KindOf {
  static IdRange<I> of(const World& world, AreaId area) { return agents<I>(world).of(area); }
  static bool filled(const World& world, I id) { return agents<I>(world).open(id); }
  static std::uint32_t arrived(const World& world, I id) { return agents<I>(world).founded(id); }
};

template <>
struct KindOf<SubdistrictId> {
  static IdRange<SubdistrictId> of(const World&, AreaId) { return {}; }
  static bool filled(const World&, SubdistrictId) { return true; }
};
template <>
struct KindOf<AreaId> {
  static IdRange<AreaId> of(const World&, AreaId area) { return {area, AreaId{area.value + 1}}; }
  static bool filled(const World&, AreaId) { return true; }
};
template <>
struct KindOf<CompoundId> {
  static IdRange<CompoundId> of(const World& world, AreaId area)
  {
    return world.people.areas.compounds[area];
  }
  static bool filled(const World&, CompoundId) { return true; }
};
template <>
struct KindOf<BuildingGroupId> {
  static IdRange<BuildingGroupId> of(const World& world, AreaId area)
  {
    return world.people.areas.groups[area];
  }
  static bool filled(const World&, BuildingGroupId) { return true; }
};
template <>
struct KindOf<HouseholdId> {
  static IdRange<HouseholdId> of(const World& world, AreaId area)
  {
    return world.people.areas.households[area];
  }
  static bool filled(const World&, HouseholdId) { return true; }
  static std::uint32_t arrived(const World& world, HouseholdId id) { return arrival_of(world, id); }
};
/// They come with their household.
template <>
struct KindOf<ResidentId> {
  static IdRange<ResidentId> of(const World& world, AreaId area)
  {
    return world.people.areas.residents[area];
  }
  static bool filled(const World&, ResidentId) { return true; }
};
/// Who holds the post of an area, or held it last.
template <>
struct KindOf<SecretaryId> {
  static IdRange<SecretaryId> of(const World& world, AreaId area)
  {
    const SecretaryId who = secretary_of(world, area);
    return {who, SecretaryId{who.value + 1}};
  }
  static bool filled(const World&, SecretaryId) { return true; }
  static std::uint32_t arrived(const World& world, SecretaryId id)
  {
    return world.people.secretaries.appointed[id];
  }
};
template <>
struct KindOf<StaffId> {
  static IdRange<StaffId> of(const World& world, AreaId area) { return world.staff.of(area); }
  static bool filled(const World&, StaffId) { return true; }
  static std::uint32_t arrived(const World& world, StaffId id)
  {
    return world.staff.hired.empty() ? 0 : world.staff.hired[id];
  }
};

/// A kind as a value.
struct IdKind {
  const char* name;
  IdRange<OwnId> (*rows)(const World&, AreaId);
  bool (*filled)(const World&, std::uint32_t row);
  std::uint32_t (*arrived)(const World&, std::uint32_t row);  ///< null if nobody comes during a run
};

namespace detail {

template <class I>
IdRange<OwnId> rows_of(const World& world, AreaId area)
{
  const IdRange<I> rows = KindOf<I>::of(world, area);
  return {OwnId{rows.first.value}, OwnId{rows.last.value}};
}
template <class I>
bool filled(const World& world, std::uint32_t row)
{
  return KindOf<I>::filled(world, I{row});
}
template <class I>
std::uint32_t arrived(const World& world, std::uint32_t row)
{
  return KindOf<I>::arrived(world, I{row});
}

template <class I>
constexpr IdKind kind()
{
  IdKind out{I::tag::name, &rows_of<I>, &filled<I>, nullptr};
  if constexpr (requires(const World& world, I id) { KindOf<I>::arrived(world, id); })
    out.arrived = &arrived<I>;
  return out;
}

}  // namespace detail

/// Told apart by its address.
template <class I>
inline constexpr IdKind kind_of = detail::kind<I>();

/// Several kinds at once.
template <class... I>
struct Kinds {
};
/// Those of the shipped model.
using ShippedKinds =
    Kinds<SubdistrictId, AreaId, CompoundId, BuildingGroupId, HouseholdId, ResidentId, SecretaryId, StaffId>;

}  // namespace linli
