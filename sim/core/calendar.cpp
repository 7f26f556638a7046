#include "core/calendar.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace linli {
namespace {

constexpr std::chrono::sys_days base = std::chrono::year{2018} / 1 / 1;

std::optional<int> digits(std::string_view text)
{
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text)
{
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<int> year = digits(text.substr(0, 4));
  const std::optional<int> month = digits(text.substr(5, 2));
  const std::optional<int> day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date{(std::chrono::sys_days{date} - base).count()};
}

std::string to_string(Date date)
{
  const std::chrono::year_month_day d{base + std::chrono::days{date.days}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                     static_cast<unsigned>(d.day()));
}

std::string to_string(When when)
{
  return when.dated ? to_string(Date{when.number}) : fmt::format("week {}", when.number);
}

std::int64_t Calendar::week_of(When when) const
{
  if (!when.dated) return burn_in + when.number;
  const std::int64_t days = when.number - study_start.days;
  const std::int64_t weeks = days / days_per_week - (days % days_per_week < 0 ? 1 : 0);
  return burn_in + weeks;
}

}  // namespace linli
