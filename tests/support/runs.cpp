#include "support/runs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linli::test {

Run after(Run run, std::int64_t weeks)
{
  while (run.weeks() < weeks) run.step();
  return run;
}

Run finished(Run run)
{
  while (!run.done()) run.step();
  return run;
}

std::vector<float> district_series(const Run& run, const std::string& name)
{
  const std::vector<Observable>& all = run.recording().observables();
  const auto found = std::ranges::find(all, name, &Observable::name);
  if (found == all.end()) {
    ADD_FAILURE() << "no series " << name;
    return {};
  }
  return run.recording().series(static_cast<std::size_t>(found - all.begin()), Grouping::district);
}

}  // namespace linli::test
