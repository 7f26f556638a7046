#include "report/run_checks.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace linli {
namespace {

/// In words what `broken_invariants` looks at (world/invariants.cpp, committee_invariants.cpp).
std::vector<Spoken> invariants()
{
  return {{"every resident is in one household, one building group and one area",
           "每位居民只属于一个家庭、一个楼组和一个居民区"},
          {"shares, habits, willingness and attitudes are between 0 and 1",
           "比例、习惯、意愿与态度均在 0 与 1 之间"},
          {"nobody has more acquaintances than people on the own list", "熟人数不超过本人名单上的人数"},
          {"children do not take part; weeks since the last time agree with who took part this week",
           "未成年人不参与；距上次参与的周数与本周参与情况一致"},
          {"heads of building groups are those whom their groups know as such", "楼组长与所在楼组的记录一致"},
          {"every secretary has one post, and every post one secretary or a vacancy",
           "每位书记只任一个岗位，每个岗位只有一位书记或空缺"},
          {"small troubles raised are those open, settled, given up and grown",
           "发生的琐事等于未决、化解、消退与激化之和"},
          {"a secretary's hours add up to the week; a vacant post has none",
           "书记工时之和等于全周工时；空缺岗位工时为零"},
          {"the staff works no more hours than it has", "工作人员工时不超过可用工时"},
          {"skills are between 0 and 1; shares of the hours of leading add up to one",
           "能力在 0 与 1 之间；引领工时各项占比之和为一"}};
}

}  // namespace

Spoken status_words(const ResultFile& result)
{
  const std::string status = result.text("status");
  if (status == "complete")
    return {
        "After the last week the run checked what must hold of any week, and all of it held. A run in which "
        "it "
        "does not hold leaves no such result. Tests of the program check the same after every week.",
        "运行在最后一周之后检查了任何一周都必须成立的条件，全部成立；如不成立则不会生成这样的结果。程序的测试"
        "在每一周之后检查同样的条件。"};
  if (status == "stopped")
    return {"This run was stopped before its end, and what must hold of any week was not checked.",
            "本次运行提前停止，未检查任何一周都必须成立的条件。"};
  return {"What must hold of any week does not hold in this run: do not use it.",
          "任何一周都必须成立的条件在本次运行中不成立：请勿使用。"};
}

PageJson checks_json(const ResultFile& result)
{
  return {{"said", json_of(status_words(result))}, {"list", json_of(invariants())}};
}

Spoken scale_words(const ResultFile& result)
{
  const double scale = result.number("scale");
  const std::string en = result.text("scale_note");
  if (scale >= 1) return {en, "全部模拟"};
  // The sentence of population/scale_note.cpp.
  const char* const levels = scale >= 0.05 ? "全区主要指标与全区模拟相差在 1 % 以内"
                             : scale >= 0.01 ? "全区主要指标与全区模拟相差在 3 % 以内（有楼组长的楼组：5 %）"
                                             : "各项水平与全区模拟相差超过 3 %";
  return {en, fmt::format("以 {:g} % 的楼组代表全区：多个种子平均，{}；单个居民区楼组很少，其指标、条件与排序"
                          "的波动大于全区模拟。",
                          100 * scale, levels)};
}

}  // namespace linli
