#include "study/plan.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <set>

namespace linli {

std::vector<Address> Plan::runs() const
{
  std::vector<Address> out;
  std::set<Address> known;
  for (std::size_t r = 0; r < static_cast<std::size_t>(replicates); ++r) {
    for (const PlannedCell& cell : cells) {
      if (known.insert(cell.runs.at(r)).second) out.push_back(cell.runs[r]);
    }
  }
  return out;
}

const PlannedCell& Plan::cell(std::size_t arm, std::size_t point, std::size_t world) const
{
  expects(arm < arms.size() && point < points.size() && world < worlds.size(), "a cell of the plan");
  return cells.at((world * points.size() + point) * arms.size() + arm);
}

}  // namespace linli
