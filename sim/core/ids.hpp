#pragma once
/// Strong ids.  An id names one row of one table; two kinds of id never mix by accident.
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace linli {

/// A row number in the table that `Tag` names.  The default value is "nobody".
template <class Tag>
struct Id {
  using tag = Tag;
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t value = none;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t row) : value(static_cast<std::uint32_t>(row)) {}

  constexpr bool exists() const { return value != none; }
  constexpr auto operator<=>(const Id&) const = default;
  constexpr Id& operator++()
  {
    ++value;
    return *this;
  }
};

struct ResidentTag {
  static constexpr const char* name = "resident";
};
struct HouseholdTag {
  static constexpr const char* name = "household";
};
struct GroupTag {
  static constexpr const char* name = "building_group";
};
struct CompoundTag {
  static constexpr const char* name = "compound";
};
struct AreaTag {
  static constexpr const char* name = "area";
};
struct SubdistrictTag {
  static constexpr const char* name = "subdistrict";
};
struct SecretaryTag {
  static constexpr const char* name = "secretary";
};
struct StaffTag {
  static constexpr const char* name = "staff";
};

using ResidentId = Id<ResidentTag>;
using HouseholdId = Id<HouseholdTag>;
using BuildingGroupId = Id<GroupTag>;
using CompoundId = Id<CompoundTag>;
using AreaId = Id<AreaTag>;
using SubdistrictId = Id<SubdistrictTag>;
using SecretaryId = Id<SecretaryTag>;
using StaffId = Id<StaffTag>;

/// Consecutive ids [first, last): residents of a household, groups of an area, ...
template <class I>
struct IdRange {
  I first{0};
  I last{0};

  struct Iterator {
    I id;
    constexpr I operator*() const { return id; }
    constexpr Iterator& operator++()
    {
      ++id;
      return *this;
    }
    constexpr bool operator!=(const Iterator& other) const { return id != other.id; }
  };

  constexpr Iterator begin() const { return {first}; }
  constexpr Iterator end() const { return {last}; }
  constexpr std::size_t size() const { return last.value - first.value; }
  constexpr bool contains(I id) const { return id >= first && id < last; }
};

}  // namespace linli
