#pragma once
/// Time: a step is a week, a year is 52 weeks, dates are days since 2018-01-01 (a Monday, the base of all
/// series).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

constexpr int weeks_per_year = 52;
constexpr int days_per_week = 7;

/// A calendar day, counted from 2018-01-01 = 0.
struct Date {
  std::int64_t days = 0;

  constexpr auto operator<=>(const Date&) const = default;
};

/// Reads YYYY-MM-DD in the proleptic Gregorian calendar; nothing for any other text or a day that does not
/// exist.
std::optional<Date> parse_date(std::string_view text);
/// YYYY-MM-DD.
std::string to_string(Date date);

/// A week of a run as a scenario names it: by its number in the study (0 is the first, negative ones lie in the
/// burn-in) or by a day in it.
struct When {
  bool dated = false;
  std::int64_t number = 0;  ///< the week, or the day since 2018-01-01

  static When week(std::int64_t of_study) { return {false, of_study}; }
  static When day(Date date) { return {true, date.days}; }

  constexpr auto operator<=>(const When&) const = default;
};

/// "week 12", or YYYY-MM-DD.
std::string to_string(When when);

/// Where a run stands.  Week 0 is the first of the burn-in.
struct Calendar {
  Date study_start;
  std::int64_t burn_in = 0;

  /// The Monday on which a week of the run begins.
  Date date_of(std::int64_t week) const { return {study_start.days + (week - burn_in) * days_per_week}; }
  /// The week of the run that is meant; before and after the run the count goes on.
  std::int64_t week_of(When when) const;
};

}  // namespace linli
