#pragma once
/// Whole runs in memory.
#include "run/run.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli::test {

/// The run when so many weeks of it are done, burn-in included.
Run after(Run run, std::int64_t weeks);
/// The run at its end.
Run finished(Run run);
/// A series of the district, week by week; the test fails if it is not recorded.
std::vector<float> district_series(const Run& run, const std::string& name);

}  // namespace linli::test
