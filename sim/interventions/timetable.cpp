#include "interventions/timetable.hpp"

#include <algorithm>

namespace linli {

Timetable::Timetable(const InterventionParams& params, const Calendar& calendar)
    : every_(params.every), lasts_(params.lasts), until_(calendar.week_of(params.until))
{
  for (const When start : params.weeks) starts_.push_back(calendar.week_of(start));
  if (starts_.empty()) starts_.push_back(calendar.week_of(params.from));
  std::sort(starts_.begin(), starts_.end());
}

std::optional<std::int64_t> Timetable::latest_start(std::int64_t week) const
{
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), week);
  if (after == starts_.begin()) return std::nullopt;
  const std::int64_t start = *(after - 1);
  return every_ > 0 ? week - (week - start) % every_ : start;
}

std::optional<std::int64_t> Timetable::start_of(std::int64_t week) const
{
  const std::optional<std::int64_t> start = latest_start(week);
  const bool over = start && lasts_ > 0 && week - *start >= lasts_;
  return week < until_ && !over ? start : std::nullopt;
}

bool Timetable::acts_within(std::int64_t first, std::int64_t last) const
{
  for (std::int64_t week = first; week < last; ++week) {
    if (start_of(week)) return true;
  }
  return false;
}

std::int64_t Timetable::longest_within(std::int64_t first, std::int64_t last) const
{
  std::int64_t longest = 0;
  std::int64_t weeks = 0;
  std::optional<std::int64_t> before;
  for (std::int64_t week = first; week < last; ++week) {
    const std::optional<std::int64_t> start = start_of(week);
    weeks = !start ? 0 : start == before ? weeks + 1 : 1;
    before = start;
    longest = std::max(longest, weeks);
  }
  return longest;
}

double ramp_share(std::int64_t ramp, std::int64_t start, std::int64_t week)
{
  const std::int64_t weeks = week - start + 1;
  return weeks >= ramp ? 1 : static_cast<double>(weeks) / static_cast<double>(ramp);
}

}  // namespace linli
