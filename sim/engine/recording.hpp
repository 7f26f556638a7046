#pragma once
/// The observer: turns each week's world into series.
#include "engine/observables.hpp"
#include "engine/row_store.hpp"
#include "population/breakdowns.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace linli {

/// By what a series is told apart: places, then the breakdowns of adults, in the order of `grouping_names`.
enum class Grouping : std::size_t {
  area,
  subdistrict,
  district,
  percentile,
  age_band,
  sex,
  education,
  registration,
  tenure,
  party,
  regime
};
constexpr std::size_t places = 4;  ///< groupings that are places, or percentiles over areas
/// Percentiles over areas that a recording keeps: of areas that count anybody, interpolated between neighbours.
constexpr std::array<int, 5> percentiles{10, 25, 50, 75, 90};

/// All series of a run so far.  A week is one row of the store; memory does not grow with the weeks.
class Recording {
 public:
  static std::vector<Grouping> usual_groupings()
  {
    return {Grouping::area, Grouping::subdistrict, Grouping::age_band, Grouping::district};
  }

  /// `groupings` in the order of the enumeration or not, each once.
  Recording(std::vector<Observable> observables, const World& world,
            std::vector<Grouping> groupings = usual_groupings(),
            std::shared_ptr<RowStore> store = std::make_shared<MemoryStore>());

  const std::vector<Observable>& observables() const { return observables_; }
  const std::vector<Grouping>& groupings() const { return groupings_; }
  std::size_t weeks() const { return weeks_; }
  /// The store holds so many weeks already: a recording that goes on.
  void go_on_after(std::size_t weeks) { weeks_ = weeks; }
  /// Appends all weeks of another recording of the same world: series and groupings that it lacks are missing (NaN).
  void take_over(const Recording& past);
  /// Members of a grouping: areas, subdistricts, the one district, or categories.
  std::size_t members(Grouping g) const { return members_[static_cast<std::size_t>(g)]; }
  /// Whether there is such a series: the grouping is recorded, and adults are told apart only in means over
  /// adults.
  bool has(std::size_t observable, Grouping g) const;
  /// Adults of every member of a breakdown.
  std::vector<std::int32_t> adults(Grouping breakdown) const;

  /// Values of one series, row-major [week][member]; NaN where nobody is counted.  Empty if there is no such
  /// series.
  std::vector<float> series(std::size_t observable, Grouping g) const;
  /// The same from a week on, as many weeks as fit into `into`.
  void read(std::size_t observable, Grouping g, std::size_t week, std::span<float> into) const;

  /// Adds up one area; different areas may be observed by different threads.
  void observe(const World& world, AreaId area);
  /// Ends the week: from sums to means, areas in order.
  void close_week();

  const RowStore& store() const { return *store_; }
  /// Bytes that a week takes in the store.
  std::size_t bytes_a_week() const { return row_.size() * sizeof(float); }

 private:
  /// A breakdown that is added up: the first, by age band, always, because places are summed over its
  /// categories, so that a series of places is the same whatever else is recorded.
  struct Counted {
    Grouping grouping;
    Column<std::uint8_t, ResidentId> category;
    std::vector<double> adults;  ///< [area][category]
    std::vector<Sums> sums;      ///< [observable][area], of the week being observed
  };

  bool chosen(Grouping g) const;
  const Counted& counted(Grouping breakdown) const;
  float* place(std::size_t observable, Grouping g)
  {
    return row_.data() + offset_[observable * columns_ + static_cast<std::size_t>(g)];
  }
  void close_places(std::size_t observable);
  void close_percentiles(std::size_t observable, std::vector<float> of_areas);
  void close_breakdown(std::size_t observable, const Counted& by);

  std::vector<Observable> observables_;
  std::vector<Grouping> groupings_;
  std::shared_ptr<RowStore> store_;
  std::vector<std::size_t> members_;
  std::vector<std::size_t> subdistrict_;  // of each area
  std::vector<Counted> counted_;
  std::size_t columns_;
  std::vector<std::size_t>
      offset_;  // [observable][grouping] of its first value in a row; `absent` if not recorded
  std::vector<float> row_;
  std::size_t weeks_ = 0;
};

}  // namespace linli
