#pragma once
/// Lists of what a test made itself, as those take them who look at a run's recorders.
#include <vector>

namespace linli::test {

template <class R>
std::vector<const R*> pointers_to(const std::vector<R>& all)
{
  std::vector<const R*> out;
  for (const R& one : all) out.push_back(&one);
  return out;
}

}  // namespace linli::test
