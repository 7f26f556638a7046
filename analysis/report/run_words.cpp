#include "report/run_words.hpp"

#include "compare/shown_numbers.hpp"
#include "report/numbers.hpp"

#include <fmt/format.h>

#include <string>

namespace linli {
namespace {

PageJson row(const Spoken& name, const std::string& value)
{
  return PageJson::array({json_of(name), json_of(Spoken{value, value})});
}

}  // namespace

Spoken run_description(const ResultFile& result)
{
  const auto residents = static_cast<double>(result.whole("residents"));
  const std::int64_t burn_in = result.whole("burn_in_weeks");
  const std::int64_t weeks = result.whole("weeks") - burn_in;
  const double scale = result.number("scale");
  const Spoken people = counted_people(residents);
  return {fmt::format("{} synthetic residents (scale {:g}), {} weeks after a burn-in of {} weeks, seed {}",
                      people.en, scale, weeks, burn_in, result.whole("seed")),
          fmt::format("合成居民{}人（比例 {:g}），预热 {} 周后模拟 {} 周，随机种子 {}", people.zh, scale,
                      burn_in, weeks, result.whole("seed"))};
}

PageJson scenario_json(const ResultFile& result)
{
  return {{"as_written", result.labels("scenario/as_written").at(0)},
          {"as_resolved", result.labels("scenario/as_resolved").at(0)}};
}

PageJson source_json(const ResultFile& result)
{
  PageJson out = PageJson::array();
  out.push_back(
      row({"Program", "程序"}, "linli " + result.text("linli_version") + " " + result.text("commit")));
  out.push_back(row({"Model sources", "模型源码摘要"}, result.text("model_sources")));
  out.push_back(row({"State at the end", "终态摘要"}, result.text("state_digest")));
  out.push_back(row({"Content", "内容摘要"}, result.text("content_digest")));
  out.push_back(row({"Scale", "比例说明"}, result.text("scale_note")));
  out.push_back(row({"Compiler", "编译器"}, result.text("compiler")));
  out.push_back(row({"Started", "开始时间"}, result.text("started")));
  out.push_back(row({"Make it again", "重现"}, "linli reproduce " + result.file().filename().string()));
  return out;
}

}  // namespace linli
