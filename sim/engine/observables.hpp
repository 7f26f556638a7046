#pragma once
/// What is recorded: every series once, with its name, unit and how it is counted.
#include "population/breakdowns.hpp"
#include "world/world.hpp"

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// Over whom a series is a mean.
enum class Mean {
  over_adults,  ///< and may be told apart by who they are
  over_areas,   ///< every area counts the same
};

/// A sum for every category of a breakdown.
using Sums = std::array<double, most_categories>;

/// One series.  `add` adds up what one area contributes this week: for means over adults the sums over the
/// adults of each category, of which `category` names one for every resident of the area; for means over areas
/// the value of the area in `sums[0]`.  The mean of a column of floats may name the area's part of it as `column`:
/// columns are added up together, which is faster, and to the same bits.
struct Observable {
  std::string name;
  std::string unit;
  std::string en;
  std::string zh;
  Mean mean = Mean::over_adults;
  std::function<void(const World&, AreaId, std::span<const std::uint8_t> category, Sums& sums)> add;
  std::function<std::span<const float>(const World&, AreaId)> column{};
};

/// The series of the shipped model.
std::vector<Observable> all_observables();
/// The value in force of every lever, by its name: `lever.appeal`.  They are recorded only where one is named, never as
/// part of `all`.
std::vector<Observable> lever_series();
/// Whether a name is meant to be one of these.
bool is_of_lever(std::string_view name);
/// Whatever a scenario may name: all of these.
std::vector<Observable> nameable_observables();
/// Those of secretaries, staff and their work (committee_series.cpp).
std::vector<Observable> committee_series();

constexpr std::size_t columns_at_once = 8;

/// Adds the values of one to `columns_at_once` columns to the sums of their rows' categories, `sums[c]` those of
/// `columns[c]`, in a fixed order of additions: eight running sums a category, one after the other at the end.  Rows
/// without a category are left out.  Every column has as many rows as there are categories.
void add_by_category(std::span<const std::uint8_t> category, std::span<const std::span<const float>> columns,
                     std::span<Sums* const> sums);
/// The same for one column; the same bits as together with others.
void add_by_category(std::span<const std::uint8_t> category, std::span<const float> values, Sums& sums);
/// Adds 1 to the sum of its category for every row whose value is below `limit`.
void count_by_category_below(std::span<const std::uint8_t> category, std::span<const std::uint8_t> values,
                             int limit, Sums& sums);

}  // namespace linli
