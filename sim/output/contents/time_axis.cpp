#include "output/contents/time_axis.hpp"

namespace linli {

Dataset time_axis(const Calendar& calendar, std::span<const std::int64_t> weeks)
{
  std::vector<std::int64_t> days;
  for (const std::int64_t week : weeks) days.push_back(calendar.date_of(week).days);
  return make_axis("time", days,
                   {{"units", "days since 2018-01-01"},
                    {"calendar", "proleptic_gregorian"},
                    {"long_name", "Monday of the week"},
                    {"axis", "T"}});
}

}  // namespace linli
