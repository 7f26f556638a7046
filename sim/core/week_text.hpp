#pragma once
/// How messages name the weeks of a run.  There is one way: a week's number in the study, negative in the burn-in, and the
/// Monday on which it begins.  How many weeks are done is a count, and is told as one.
#include "core/calendar.hpp"

#include <cstdint>
#include <string>

namespace linli {

/// "week -3 (2017-12-11)".  `week` is that of the run, whose first is 0.
std::string week_text(const Calendar& calendar, std::int64_t week);

/// "week -10 to week 41, 2017-10-23 to 2018-10-15", both inclusive, weeks of the run.
std::string weeks_text(const Calendar& calendar, std::int64_t first, std::int64_t last);

/// Where a run stands that has done so many weeks: "after week 41 (2018-10-15)", or "before its first week".
std::string after_text(const Calendar& calendar, std::int64_t done);

}  // namespace linli
