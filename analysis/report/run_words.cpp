#include "report/run_words.hpp"

#include "compare/shown_numbers.hpp"
#include "report/numbers.hpp"
#include "report/run_checks.hpp"

#include <fmt/format.h>

#include <string>

namespace linli {
namespace {

PageJson row(const Spoken& name, const Spoken& value)
{
  return PageJson::array({json_of(name), json_of(value)});
}

PageJson row(const Spoken& name, const std::string& value)
{
  return row(name, Spoken{value, value});
}

/// "never" of a run that did not go on, or not under another scenario.
Spoken or_never(const std::string& text)
{
  return {text, text == "never" ? "否" : text};
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

Spoken run_seeds(const ResultFile& result)
{
  const Spoken seed = spoken_seeds({result.whole("seed")});
  return {"one run, no interval; " + seed.en, "单次运行，无区间；" + seed.zh};
}

std::vector<Spoken> run_warnings(const ResultFile& result)
{
  std::vector<Spoken> out;
  if (result.text("status") != "complete") out.push_back(status_words(result));
  if (result.number("scale") < 1) out.push_back(scale_words(result));
  return out;
}

PageJson scenario_json(const ResultFile& result)
{
  return {{"as_written", result.labels("scenario/as_written").at(0)},
          {"as_resolved", result.labels("scenario/as_resolved").at(0)}};
}

PageJson source_json(const ResultFile& result)
{
  const bool changed = result.whole("uncommitted_changes") != 0;
  PageJson out = PageJson::array();
  out.push_back(
      row({"Scenario", "情景"}, result.text("scenario_name") + " – " + result.text("scenario_file")));
  out.push_back(row({"Seed, replicate", "随机种子、重复序号"},
                    fmt::format("{}, {}", result.whole("seed"), result.whole("replicate"))));
  out.push_back(row({"Scale", "比例说明"}, scale_words(result)));
  const std::string program = "linli " + result.text("linli_version") + " " + result.text("commit");
  out.push_back(row({"Program", "程序"}, {program + (changed ? " (uncommitted changes)" : ""),
                                          program + (changed ? "（含未提交的改动）" : "")}));
  out.push_back(row({"Model sources", "模型源码摘要"}, result.text("model_sources")));
  out.push_back(row({"State at the end", "终态摘要"}, result.text("state_digest")));
  out.push_back(row({"Content", "内容摘要"}, result.text("content_digest")));
  out.push_back(row({"Stopped and continued", "中断后继续"}, or_never(result.text("continued"))));
  out.push_back(row({"Branched", "分支"}, or_never(result.text("branched"))));
  out.push_back(row({"Compiler, libraries", "编译器、程序库"},
                    result.text("compiler") + "; " + result.text("libraries")));
  out.push_back(row({"Machine, threads", "机器、线程数"},
                    fmt::format("{}; {}", result.text("machine"), result.whole("threads"))));
  out.push_back(row({"Started", "开始时间"}, result.text("started")));
  out.push_back(row({"Make it again", "重现"}, "linli reproduce " + result.file().filename().string()));
  return out;
}

}  // namespace linli
