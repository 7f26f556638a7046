#pragma once
/// What tests of recordings share.
#include "engine/recording.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace linli::test {

inline std::size_t index_of(const std::vector<Observable>& observables, const std::string& name)
{
  for (std::size_t k = 0; k < observables.size(); ++k) {
    if (observables[k].name == name) return k;
  }
  ADD_FAILURE() << "no series " << name;
  return 0;
}

/// All that members of are people or places.
inline std::vector<Grouping> all_groupings()
{
  std::vector<Grouping> all;
  for (std::size_t g = 0; g < grouping_names().size(); ++g) {
    if (static_cast<Grouping>(g) != Grouping::percentile) all.push_back(static_cast<Grouping>(g));
  }
  return all;
}

}  // namespace linli::test
