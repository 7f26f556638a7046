#pragma once
/// Numbers of a comparison as people read them.
#include "compare/run_table.hpp"
#include "statistics/intervals.hpp"

#include <string>

namespace linli {

/// How a column's numbers are shown: shares in points or percent.
struct Shown {
  double times = 1;
  std::string unit{};  ///< of a difference; empty for pure numbers
};

Shown shown_as(const OutcomeColumn& column);

/// With as many decimals as the interval is sure of; thousands apart: "3.1", "12,300".  Without an interval (half-width 0 or
/// infinite) three digits.  "–" for NaN.
std::string number_like(double value, const Interval& interval);
/// The same with its sign: "+3.1", "−0.2", "0".
std::string signed_like(double value, const Interval& interval);
/// "[2.6, 3.5]"; "–" where it has no ends.
std::string ends_text(const Interval& interval);
Interval times(const Interval& interval, double factor);

/// Three digits, thousands apart: "34,800", "0.0123".
std::string three_digits(double value);
/// "0.003", "< 0.001".
std::string p_text(double p);
/// "83 %".
std::string percent_text(double share);
/// "week 0 to week 51".
std::string window_text(const Window& window);

/// "1 pair", "3 pairs".
std::string counted(std::size_t number, const std::string& what);

}  // namespace linli
