#pragma once
/// Conditions as a scenario writes them: series compared with thresholds, several of them joined.
#include <cstddef>
#include <string>
#include <vector>

namespace linli {

/// On which side of its threshold a series must be; `none` is not written.
enum class Side { none, below, above };

/// `{series: turnout, below: 0.4, margin: 0.1}`
struct Threshold {
  std::string series{};
  Side side = Side::none;
  double at = 0;      ///< where it begins to hold
  double margin = 0;  ///< how far back past `at` the series must be for it to end

  bool operator==(const Threshold&) const = default;
};

/// Whether all must hold, or one is enough.
enum class Join { all, any };

/// One threshold, or several joined: `{any: [{series: ...}, {series: ...}]}`.
struct Conditions {
  Join join = Join::all;  ///< `all` of less than two
  std::vector<Threshold> list{};

  bool empty() const { return list.empty(); }
  bool operator==(const Conditions&) const = default;
};

/// Most that can be joined.
constexpr std::size_t most_thresholds = 16;

/// "below" or "above"; "" for none.
const char* side_name(Side side);
/// "all" or "any".
const char* join_name(Join join);
/// As a scenario would write it; reads back as the same.
std::string to_string(const Threshold& threshold);
std::string to_string(const Conditions& conditions);

}  // namespace linli
