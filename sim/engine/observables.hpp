#pragma once
/// What is recorded: every series once, with its name, unit, whom it is about and how it is counted.
#include "engine/series_units.hpp"
#include "population/breakdowns.hpp"
#include "world/world.hpp"

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// Whom or what a series is about.
enum class Whom {
  adults,
  households,
  building_groups,
  areas,
  subdistricts,
  secretaries,  ///< in office
  posts,        ///< of secretaries, held or vacant
  staff,        ///< the filled places on the staff
  staff_places,
  troubles  ///< raised so far
};

/// What is made of them, in an area as in the whole district.
enum class Reduction {
  mean,   ///< over all who are counted, each the same; a share is a mean of yes and no
  total,  ///< the sum over them
  ratio   ///< one total over another
};

/// How both are called, in results and in tables.
struct Named {
  const char* en;
  const char* zh;
};
Named name_of(Whom whom);
Named name_of(Reduction reduction);

/// A sum for every category of a breakdown.
using Sums = std::array<double, most_categories>;
/// The category of every resident of an area; `no_category` of children.
using Categories = std::span<const std::uint8_t>;

/// What an area brings to a series: a sum, and by what that of many areas is divided.
struct Part {
  double sum = 0;
  double count = 0;
};

/// One series.  Either `add` says what an area brings: the sum over its adults of each category, counted by adults, so
/// that adults may be told apart by who they are; or `part` does: members of any other kind, or a ratio.  The mean
/// of a column of floats may name the area's part of it as `column`: columns are added up together, which is
/// faster, and to the same bits.  Of areas where `known` is there and does not hold nothing is known yet: they
/// are left out.  A series of subdistricts has the same part in all areas of one, and counts it once.
struct Observable {
  std::string name;
  SeriesUnit unit;
  std::string en;
  std::string zh;
  Whom whom = Whom::adults;
  Reduction reduction = Reduction::mean;
  std::function<void(const World&, AreaId, Categories category, Sums& sums)> add{};
  std::function<std::span<const float>(const World&, AreaId)> column{};
  std::function<bool(const World&, AreaId)> known{};
  std::function<Part(const World&, AreaId)> part{};

  /// Whether adults can be told apart by who they are.
  bool by_adult() const { return !part; }
  /// Totals are kept as 64-bit numbers, so that no fen of a district's money is lost.
  bool exact() const { return reduction == Reduction::total; }
};

/// The value of a series in whatever brought this; NaN where nobody is counted.
double value_of(const Observable& series, const Part& part);

/// The series of the shipped model.
std::vector<Observable> all_observables();
/// The value in force of every lever, by its name: `lever.appeal`.  They are recorded only where one is named, never as
/// part of `all`.
std::vector<Observable> lever_series();
/// Whether a name is meant to be one of these.
bool is_of_lever(std::string_view name);
/// Whatever a scenario may name: all of these.
std::vector<Observable> nameable_observables();
/// Those of them that are of building groups and areas (place_series.cpp).
std::vector<Observable> place_series();
/// Those of secretaries and their committees (committee_series.cpp), with those of the work there (work_series.cpp).
std::vector<Observable> committee_series();
std::vector<Observable> work_series();

constexpr std::size_t columns_at_once = 8;

/// Adds the values of one to `columns_at_once` columns to the sums of their rows' categories, `sums[c]` those of
/// `columns[c]`, in a fixed order of additions: eight running sums a category, one after the other at the end.  Rows
/// without a category are left out.  Every column has as many rows as there are categories.
void add_by_category(Categories category, std::span<const std::span<const float>> columns,
                     std::span<Sums* const> sums);
/// The same for one column; the same bits as together with others.
void add_by_category(Categories category, std::span<const float> values, Sums& sums);
/// Adds 1 to the sum of its category for every row whose value is below `limit`.
void count_by_category_below(Categories category, std::span<const std::uint8_t> values, int limit,
                             Sums& sums);

}  // namespace linli
