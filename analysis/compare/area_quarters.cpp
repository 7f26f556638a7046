#include "compare/area_quarters.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace linli {

Quarters quarters_of(const std::vector<WindowValue>& areas)
{
  std::vector<const WindowValue*> order;
  for (const WindowValue& area : areas)
    if (!std::isnan(area.value)) order.push_back(&area);
  std::ranges::stable_sort(order, {}, &WindowValue::value);
  Quarters out;
  for (std::size_t q = 0; q < quarter_names.size(); ++q) {
    for (std::size_t k = q * order.size() / 4; k < (q + 1) * order.size() / 4; ++k) out[order[k]->member] = q;
  }
  return out;
}

std::vector<WindowValue> by_quarter(const std::vector<WindowValue>& areas, const Quarters& quarters)
{
  std::vector<WindowValue> out(quarter_names.size(), WindowValue{"", 0, 0, 0});
  for (const WindowValue& area : areas) {
    const auto found = quarters.find(area.member);
    if (found == quarters.end() || std::isnan(area.value)) continue;
    WindowValue& sum = out[found->second];
    sum.value += area.weight * area.value;
    sum.total += area.total;
    sum.weight += area.weight;
  }
  for (std::size_t q = 0; q < out.size(); ++q) {
    out[q].member = quarter_names.at(q);
    out[q].value /= out[q].weight;  // NaN of none
    if (out[q].weight == 0) out[q].total = std::numeric_limits<double>::quiet_NaN();
  }
  return out;
}

}  // namespace linli
