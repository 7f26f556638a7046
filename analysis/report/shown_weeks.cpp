#include "report/shown_weeks.hpp"

#include "core/calendar.hpp"

#include <algorithm>

namespace linli {

std::size_t first_shown(const std::vector<std::int64_t>& weeks)
{
  const auto first = std::ranges::find_if(weeks, [](std::int64_t week) { return week >= -weeks_per_year; });
  return static_cast<std::size_t>(first - weeks.begin());
}

std::vector<std::int64_t> quarters_until(std::int64_t last)
{
  std::vector<std::int64_t> out;
  for (std::int64_t first = 0; first <= last; first += weeks_of_quarter) out.push_back(first);
  return out;
}

Steps steps_of(const std::vector<std::int64_t>& weeks)
{
  Steps out;
  if (weeks.empty()) return out;
  if (weeks.back() + 1 >= weeks_per_year) out.weeks = weeks_of_quarter;
  const std::int64_t before = std::clamp<std::int64_t>(-weeks.front(), 0, weeks_per_year) / out.weeks;
  for (std::int64_t week = -before * out.weeks; week <= weeks.back(); week += out.weeks)
    out.firsts.push_back(week);
  return out;
}

Window year_before_study(const ResultFile& result)
{
  return {-std::min<std::int64_t>(weeks_per_year, result.whole("burn_in_weeks")), -1};
}

Window last_year_of_study(const ResultFile& result)
{
  const std::int64_t last = result.whole("weeks") - result.whole("burn_in_weeks") - 1;
  return {std::max<std::int64_t>(0, last + 1 - weeks_per_year), last};
}

}  // namespace linli
