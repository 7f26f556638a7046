/// What holds of every series.
#include "engine/observables.hpp"

#include <array>
#include <limits>

namespace linli {

Named name_of(Whom whom)
{
  constexpr std::array<Named, 10> names{{{"adults", "成年居民"},
                                         {"households", "户"},
                                         {"building groups", "楼组"},
                                         {"residential areas", "居民区"},
                                         {"subdistricts and towns", "街镇"},
                                         {"secretaries in office", "在任书记"},
                                         {"posts of secretaries", "书记岗位"},
                                         {"staff", "在职工作人员"},
                                         {"places on the staff", "工作人员岗位"},
                                         {"small troubles so far", "已发生琐事"}}};
  return names.at(static_cast<std::size_t>(whom));
}

Named name_of(Reduction reduction)
{
  constexpr std::array<Named, 3> names{
      {{"mean", "均值"}, {"total", "合计"}, {"ratio of totals", "合计之比"}}};
  return names.at(static_cast<std::size_t>(reduction));
}

double value_of(const Observable& series, const Part& part)
{
  if (series.reduction == Reduction::total) return part.sum;
  return part.count > 0 ? part.sum / part.count : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace linli
