#pragma once
/// The observer: turns each week's world into series.
#include "engine/observables.hpp"

#include <cstdint>
#include <vector>

namespace linli {

/// By what a series is told apart.
enum class Grouping : std::size_t { area, subdistrict, age_band, district };
constexpr std::size_t groupings = 4;

/// All series of a run so far.
class Recording {
 public:
  Recording(std::vector<Observable> observables, const World& world);

  const std::vector<Observable>& observables() const { return observables_; }
  std::size_t weeks() const { return weeks_; }
  /// Members of a grouping: areas, subdistricts, age bands, or the one district.
  std::size_t members(Grouping g) const { return members_[static_cast<std::size_t>(g)]; }
  bool has(std::size_t observable, Grouping g) const
  {
    return g != Grouping::age_band || observables_[observable].mean == Mean::over_adults;
  }
  /// Values of one series, row-major [week][member]; NaN where nobody is counted.
  const std::vector<float>& series(std::size_t observable, Grouping g) const
  {
    return series_[observable * groupings + static_cast<std::size_t>(g)];
  }
  /// Adults of every area and age band, row-major.
  const std::vector<double>& adults() const { return adults_; }

  /// Adds up one area; different areas may be observed by different threads.
  void observe(const World& world, AreaId area);
  /// Ends the week: from sums to means, areas in order.
  void close_week();

 private:
  void close(std::size_t observable);

  std::vector<Observable> observables_;
  std::array<std::size_t, groupings> members_;
  std::vector<std::size_t> subdistrict_;  // of each area
  std::vector<double> adults_;            // [area][band]
  std::vector<double> sums_;              // [observable][area][band], of the week being observed
  std::vector<std::vector<float>> series_;
  std::size_t weeks_ = 0;
};

}  // namespace linli
