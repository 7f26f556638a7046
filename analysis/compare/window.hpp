#pragma once
/// What a series has over some weeks: its mean, and how much that is of all whom it is about.
#include "results/result_file.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// Weeks of the study, the first and the last included; negative ones lie in the burn-in.
struct Window {
  std::int64_t first = 0;
  std::int64_t last = 0;

  std::int64_t weeks() const { return last - first + 1; }
  bool operator==(const Window&) const = default;
};

/// What one member of a group has over a window.
struct WindowValue {
  std::string member{};
  double value = 0;  ///< mean over the weeks in which it is known, in the series' unit; NaN if there is none
  /// Of a share or another mean: value × how many it is about, on an average week.  Of what happens in a week: all that
  /// happened in the window.  In people, yuan, … of the whole district, also where a part is simulated; NaN if
  /// results do not say of how many a series is, or if a sum would mean nothing (attitudes, skills).
  double total = 0;
  double weight = 1;  ///< how many the value is about; 1 where results do not say
};

/// Of every member of a group, in the order of the result.  Throws `Error(usage)` if the result lacks the group or series.
std::vector<WindowValue> over_window(const ResultFile& result, std::string_view group,
                                     std::string_view series, const Window& window);

/// What a total of a series counts, for people: "people", "yuan"; empty if it has no totals.
std::string unit_of_total(const Series& series);

/// What interventions cost in a window, yuan: of the whole district.  Weeks in which one did not act cost nothing.
double cost_over(const ResultFile& result, const Window& window);

}  // namespace linli
