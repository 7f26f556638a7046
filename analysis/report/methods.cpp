#include "report/methods.hpp"

#include "report/numbers.hpp"
#include "results/result_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <set>

namespace linli {
namespace {

Spoken design_of(const Plan& plan)
{
  using Kind = StudyDesign::Kind;
  switch (plan.design) {
    case Kind::arms:
      return {"a list of arms", "方案列表"};
    case Kind::factorial:
      return {"a full factorial", "全因子设计"};
    case Kind::fractional:
      return {fmt::format("a fractional factorial of resolution {}", plan.resolution),
              fmt::format("分辨度 {} 的部分因子设计", plan.resolution)};
    case Kind::latin_hypercube:
      return {"a Latin hypercube", "拉丁超立方设计"};
    case Kind::sobol:
      return {"Sobol' points", "Sobol' 序列"};
    case Kind::saltelli:
      return {"Saltelli's design", "Saltelli 设计"};
    case Kind::morris:
      return {"Morris' trajectories", "Morris 轨迹"};
    case Kind::points:
      return {"points of a table", "给定的参数点"};
  }
  return {};
}

std::string outcomes_text(const Plan& plan)
{
  std::string out;
  for (const StudyOutcome& one : plan.outcomes)
    out += (out.empty() ? "" : "; ") + one.name + (one.is_ratio() ? " (ratio)" : " (" + one.series + ")");
  return out;
}

Spoken same(const std::string& text)
{
  return {text, text};
}

/// The program that made the results, as the first of them says.
struct Maker {
  std::string version = "–";
  std::string commit = "–";
  std::string compiler = "–";
  std::string libraries = "–";
};

Maker maker_of(const Plan& plan, const StudyDirectory& directory)
{
  for (const Address& run : plan.runs()) {
    if (!std::filesystem::exists(directory.result(run))) continue;
    const ResultFile result(directory.result(run));
    const bool changed = result.whole("uncommitted_changes") != 0;
    return {result.text("linli_version"), result.text("commit") + (changed ? " (uncommitted changes)" : ""),
            result.text("compiler"), result.text("libraries")};
  }
  return {};
}

/// "4 arms at each of 9 points (a full factorial)".
Spoken sizes_of(const Plan& plan)
{
  const auto arms = std::ranges::count(plan.arms, ArmRole::policy, &PlannedArm::role);
  const Spoken design = design_of(plan);
  if (plan.points.size() < 2) return {fmt::format("{} arms", arms), fmt::format("{} 个方案", arms)};
  if (arms < 2)
    return {fmt::format("{} points ({})", plan.points.size(), design.en),
            fmt::format("{} 个参数点（{}）", plan.points.size(), design.zh)};
  return {fmt::format("{} arms at each of {} points ({})", arms, plan.points.size(), design.en),
          fmt::format("{} 个方案，各 {} 个参数点（{}）", arms, plan.points.size(), design.zh)};
}

Spoken paragraph_of(const StudyComparison& comparison, const PageNames& names, const Maker& maker)
{
  const Plan& plan = comparison.plan();
  const Completeness& there = comparison.completeness;
  const Spoken sizes = sizes_of(plan);
  const bool luck = plan.vary == Vary::luck;
  Spoken out{fmt::format("linli {} simulated the residential areas of Putuo District, Shanghai, at a scale "
                         "of {:g} %: {} weeks from {} "
                         "after a burn-in of {} weeks; {}, {} replicates, {} runs. {}.",
                         maker.version, 100 * plan.scale, plan.weeks, plan.start, plan.burn_in, sizes.en,
                         there.replicates, there.runs,
                         luck ? "Replicates share their synthetic people"
                              : "Each replicate has random numbers and synthetic people of its own"),
             fmt::format("使用 linli {} 以 {:g} % 的比例模拟上海市普陀区各居民区：预热 {} 周后，自 {} 起模拟 "
                         "{} 周；{}，{} 次重复，共 {} 次运行。{}。",
                         maker.version, 100 * plan.scale, plan.burn_in, plan.start, plan.weeks, sizes.zh,
                         there.replicates, there.runs,
                         luck ? "各次重复使用同一批合成居民" : "各次重复的随机数和合成居民均不同")};
  if (!comparison.candidates.reference) return out;
  const Spoken reference = names.of(comparison.candidates.all[*comparison.candidates.reference].name);
  return out +=
         {fmt::format(" Differences from the reference ({}) are paired by replicate under common random "
                      "numbers; intervals "
                      "are Student's t at 95 %, p-values two-sided and corrected by Holm within an outcome.",
                      reference.en),
          fmt::format("与对照方案（{}）的差异在公共随机数下按重复配对；区间为 95 % 学生氏 t 区间，p "
                      "值为双侧，并在每个指标内按 Holm 法校正。",
                      reference.zh)};
}

}  // namespace

Methods methods_of(const StudyComparison& comparison, const StudyDirectory& directory, const PageNames& names)
{
  const Plan& plan = comparison.plan();
  const Completeness& there = comparison.completeness;
  const Maker maker = maker_of(plan, directory);
  Methods out;
  out.paragraph = paragraph_of(comparison, names, maker);
  out.stress = {{{"1.1 Purpose", "1.1 目的"}, same(plan.description.empty() ? plan.study : plan.description)},
                {{"1.2 Outputs", "1.2 输出"}, same(outcomes_text(plan))},
                {{"1.3 Aims of experimentation", "1.3 实验目标"}, sizes_of(plan)},
                {{"2 Logic", "2 模型逻辑"},
                 {"ODD+D description in sim/MODEL.md; the order of a week: `linli schedule`",
                  "ODD+D 描述见 sim/MODEL.md；每周次序见 `linli schedule`"}},
                {{"3 Data", "3 数据"},
                 {"census margins of Putuo (2017) and the report's table of secretaries (2018), "
                  "scenarios/data; assumed values are marked [?] in MODEL.md, appendix A",
                  "普陀区人口普查边际分布（2017）与调研报告书记情况表（2018），见 scenarios/data；假设值在 "
                  "MODEL.md 附录 A 中标为 [?]"}},
                {{"4.1 Initialisation", "4.1 初始化"},
                 {fmt::format("synthetic district, burn-in of {} weeks", plan.burn_in),
                  fmt::format("合成城区，预热 {} 周", plan.burn_in)}},
                {{"4.2 Run length", "4.2 运行长度"},
                 {fmt::format("{} weeks", plan.weeks), fmt::format("{} 周", plan.weeks)}},
                {{"4.3 Estimation", "4.3 估计"},
                 {fmt::format("{} replicates, paired", there.replicates),
                  fmt::format("{} 次重复，配对", there.replicates)}},
                {{"5.1 Software", "5.1 软件"},
                 same(fmt::format("linli {} ({}), {}", maker.version, maker.compiler, maker.libraries))},
                {{"5.2 Random sampling", "5.2 随机抽样"},
                 {"Philox 4×32, addressed by week and person: independent of threads and machines",
                  "Philox 4×32，按周和个体寻址，与线程和机器无关"}},
                {{"5.3 Execution", "5.3 执行"},
                 {"one process a run; the same bits for any number of threads",
                  "每次运行一个进程；结果逐位相同，与线程数无关"}},
                {{"6 Code access", "6 代码"},
                 {fmt::format("commit {}", maker.commit), fmt::format("提交 {}", maker.commit)}}};
  out.provenance = {
      {{"Study", "研究"}, same(plan.study)},
      {{"Study file", "研究文件"}, same(plan.file)},
      {{"Directory", "目录"}, same(directory.path.string())},
      {{"Program", "程序"}, same("linli " + maker.version + " " + maker.commit)},
      {{"Model sources", "模型源码摘要"}, same(plan.model)},
      {{"Study's input", "研究输入摘要"}, same(plan.ground)},
      {{"Check it", "核对"}, same("linli study verify " + directory.path.string() + " --sample 5")}};
  return out;
}

Spoken seeds_of(const Plan& plan, const StudyDirectory& directory)
{
  std::set<std::int64_t> seeds;
  std::set<std::int64_t> replicates;
  for (const PlannedCell& cell : plan.cells) {
    for (const Address& run : cell.runs) {
      if (!std::filesystem::exists(directory.result(run))) continue;
      const ResultFile result(directory.result(run));
      seeds.insert(result.whole("seed"));
      replicates.insert(result.whole("replicate"));
    }
    if (seeds.size() == cell.runs.size() || replicates.size() == cell.runs.size()) break;  // all are known
  }
  Spoken out = spoken_seeds({seeds.begin(), seeds.end()});
  if (replicates.size() < 2) return out;
  return out += {fmt::format(", replicates {} to {}", *replicates.begin(), *replicates.rbegin()),
                 fmt::format("，重复序号 {} 至 {}", *replicates.begin(), *replicates.rbegin())};
}

}  // namespace linli
