#include "core/week_text.hpp"

#include <fmt/format.h>

namespace linli {

std::string week_text(const Calendar& calendar, std::int64_t week)
{
  return fmt::format("week {} ({})", week - calendar.burn_in, to_string(calendar.date_of(week)));
}

std::string weeks_text(const Calendar& calendar, std::int64_t first, std::int64_t last)
{
  return fmt::format("week {} to week {}, {} to {}", first - calendar.burn_in, last - calendar.burn_in,
                     to_string(calendar.date_of(first)), to_string(calendar.date_of(last)));
}

std::string after_text(const Calendar& calendar, std::int64_t done)
{
  return done == 0 ? "before its first week" : "after " + week_text(calendar, done - 1);
}

}  // namespace linli
