#pragma once
/// The observer: turns each week's world into series.
#include "engine/observables.hpp"
#include "engine/recorder.hpp"
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
class Recording final : public Recorder {
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
  /// Appends all weeks of another recording of the same world: series and groupings that it lacks are missing (NaN).
  void take_over(const Recording& past);
  /// Members of a grouping: areas, subdistricts, the one district, or categories.
  std::size_t members(Grouping g) const { return members_[static_cast<std::size_t>(g)]; }
  /// Whether there is such a series: the grouping is recorded, and adults are told apart only in series that add
  /// up adults.
  bool has(std::size_t observable, Grouping g) const;
  /// Adults of every member of a breakdown.
  std::vector<std::int32_t> adults(Grouping breakdown) const;

  /// Values of one series, row-major [week][member]; NaN where nobody is counted.  Empty if there is no such
  /// series.  Totals, which are kept as 64-bit numbers, are rounded.
  std::vector<float> series(std::size_t observable, Grouping g) const;
  /// The same, not rounded.
  std::vector<double> values(std::size_t observable, Grouping g) const;
  /// The same from a week on, as many weeks as fit into `into`: of a series that is not `exact` ...
  void read(std::size_t observable, Grouping g, std::size_t week, std::span<float> into) const;
  /// ... and of one that is.
  void read(std::size_t observable, Grouping g, std::size_t week, std::span<double> into) const;

  /// Adds up one area.
  void observe(const World& world, AreaId area) override;
  /// Ends the week: from what areas brought to values, areas in order.
  void close_week();
  void close_week(const World&, const Moment&) override { close_week(); }

  std::uint64_t result_bytes(std::int64_t weeks) const override;
  std::uint64_t fitting(std::uint64_t bytes, std::int64_t weeks) const override;
  void go_on_after(std::int64_t weeks, const RowLabels&) override;
  /// All series of these weeks are missing.
  void skip(std::int64_t weeks) override;
  /// Bytes that a week takes in the store.
  std::size_t bytes_a_week() const { return row_.size(); }

 private:
  /// A breakdown that is added up: the first, by age band, always, because places are summed over its
  /// categories, so that a series of places is the same whatever else is recorded.
  struct Counted {
    Grouping grouping;
    Column<std::uint8_t, ResidentId> category;
    std::vector<double> adults;  ///< [area][category]
    std::vector<Sums> sums;      ///< [observable][area], of the week being observed; unused unless of adults
  };

  bool chosen(Grouping g) const;
  const Counted& counted(Grouping breakdown) const;
  /// Bytes of one value of a series.
  std::size_t width(std::size_t observable) const
  {
    return observables_[observable].exact() ? sizeof(double) : sizeof(float);
  }
  /// Where the values of a series begin in a week's row.
  std::size_t offset(std::size_t observable, Grouping g) const
  {
    return offset_[observable * columns_ + static_cast<std::size_t>(g)];
  }
  std::vector<double> values_of_week(std::size_t observable, Grouping g, std::size_t week) const;
  template <class T>
  void read_weeks(std::size_t observable, Grouping g, std::size_t week, std::span<T> into) const;
  void put(std::size_t observable, Grouping g, std::size_t member, double value);
  void add_adults(const World& world, AreaId area, Counted& by);
  /// What an area brought this week to observable k.
  Part part_of(std::size_t k, std::size_t area) const;
  void close_places(std::size_t k);
  void close_percentiles(std::size_t k, std::vector<double> of_areas);
  void close_breakdown(std::size_t k, const Counted& by);

  std::vector<Observable> observables_;
  std::vector<Grouping> groupings_;
  std::vector<std::size_t> members_;
  std::vector<std::size_t> subdistrict_;  // of each area
  std::vector<std::uint8_t> first_;       // whether an area is the first of its subdistrict
  std::vector<Counted> counted_;
  std::vector<Part> parts_;          // [observable][area], of the week being observed; unused if of adults
  std::vector<std::uint8_t> known_;  // the same: whether anything is known of it
  std::size_t columns_;
  std::vector<std::size_t>
      offset_;  // [observable][grouping] of its first byte in a row; `absent` if not recorded
  std::vector<std::byte> row_;
  std::size_t weeks_ = 0;
};

}  // namespace linli
