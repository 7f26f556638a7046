#include "study/make_plan.hpp"

#include "core/build_info.hpp"
#include "core/digest.hpp"
#include "core/errors.hpp"
#include "scenario/portable.hpp"
#include "study/design_points.hpp"
#include "study/pasts.hpp"
#include "study/run_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace linli {
namespace {

constexpr std::size_t most_told = 20;  // faults of cells
constexpr std::size_t most_runs = 1U << 22U;

void name_arms(Plan& plan, const Study& study)
{
  for (const StudyArm& arm : study.arms) {
    if (arm.name == study.reference.arm) plan.reference_arm = plan.arms.size();
    plan.arms.push_back({arm.name, ArmRole::policy, arm.label});
  }
  if (!study.honesty) return;
  const std::string of = plan.arms[plan.reference_arm.value_or(0)].name;
  plan.arms.push_back({of + " again", ArmRole::same, {}});
  plan.arms.push_back({of + " with strength 0", ArmRole::strengthless, {}});
}

/// The point with the reference's level of every factor.
std::optional<std::size_t> reference_point(const Plan& plan, const StudyReference& reference)
{
  if (reference.levels.empty()) return {};
  for (std::size_t k = 0; k < plan.points.size(); ++k) {
    const bool is_it = std::ranges::all_of(reference.levels, [&](const auto& level) {
      const auto factor = std::ranges::find(plan.factors, level.first, &PlannedFactor::path);
      const auto at = static_cast<std::size_t>(factor - plan.factors.begin());
      return factor != plan.factors.end() && plan.points[k].values.at(at) == level.second;
    });
    if (is_it) return k;
  }
  return {};
}

Plan outline(const Study& study, const Scenario& base)
{
  Plan plan;
  plan.study = study.name;
  plan.description = study.description;
  plan.label = study.label;
  plan.file = std::filesystem::absolute(study.file).lexically_normal().string();
  for (const Overlay& over : study.set) {
    if (over.file == scale_option) plan.scale_option = over.value.text;
  }
  plan.model = build_info().model;
  plan.ground = ground_of(study);
  name_arms(plan, study);
  plan.design = study.design.kind;
  plan.design_size = study.design.size;
  plan.resolution = study.design.resolution;
  const Luck luck = base.run.luck();
  DesignPoints points = design_points(study, luck);
  plan.factors = std::move(points.factors);
  plan.points = std::move(points.points);
  plan.groups = std::move(points.groups);
  plan.group_of = std::move(points.group_of);
  plan.moved = std::move(points.moved);
  DrawnWorlds drawn = drawn_worlds(study, luck);
  plan.world_paths = std::move(drawn.paths);
  plan.worlds = std::move(drawn.worlds);
  plan.reference_point = reference_point(plan, study.reference);
  plan.outcomes = study.outcomes;
  plan.panels = study.panels;
  plan.precision = study.precision;
  plan.vary = study.vary;
  plan.honesty = study.honesty;
  plan.replicates = wanted_replicates(study, plan);
  plan.burn_in = base.run.burn_in;
  plan.weeks = base.run.weeks;
  plan.start = to_string(base.run.start);
  plan.scale = base.population.scale;
  return plan;
}

void require_feasible(const Study& study, const Plan& plan)
{
  const std::size_t cells = plan.arms.size() * plan.points.size() * plan.worlds.size();
  const std::size_t runs = cells * static_cast<std::size_t>(plan.replicates);
  const auto size =
      fmt::format("{} arms × {} points × {} worlds × {} replicates are {} runs", plan.arms.size(),
                  plan.points.size(), plan.worlds.size(), plan.replicates, runs);
  if (study.most_runs && runs > static_cast<std::size_t>(*study.most_runs))
    throw Error(Exit::usage, {Problem{.file = study.file,
                                      .path = "budget.runs",
                                      .problem = size,
                                      .why = fmt::format("the budget is {}", *study.most_runs),
                                      .hint = "raise the budget, or ask for fewer replicates or points"}});
  if (runs > most_runs)
    throw Error(Exit::usage, {Problem{.file = study.file,
                                      .problem = size,
                                      .why = fmt::format("a study has at most {}", most_runs),
                                      .hint = "ask for fewer replicates, points or worlds"}});
}

/// Where a cell is in the design, for people.
std::string place_of(const Plan& plan, const PlannedCell& cell)
{
  std::string out = fmt::format("arm `{}`", plan.arms[cell.arm].name);
  if (plan.points.size() > 1) {
    const std::string& name = plan.points[cell.point].name;
    out += fmt::format(", point {}", name.empty() ? std::to_string(cell.point + 1) : name);
  }
  if (plan.worlds.size() > 1) out += fmt::format(", world {}", plan.worlds[cell.world].name);
  return out;
}

/// What is wrong in any cell; a fault that many cells have is told with the first of them.
class CellFaults {
 public:
  void add(const Error& error, const std::string& place)
  {
    for (Problem problem : error.problems()) {
      const std::string text = problem.text();
      const auto [known, is_new] = counts_.try_emplace(text, 0);
      if (++known->second > 1 || problems_.size() >= most_told) continue;
      problem.why += (problem.why.empty() ? "in " : "; in ") + place;
      problems_.push_back(std::move(problem));
    }
    ++cells_;
  }
  void require_none(std::size_t of)
  {
    if (problems_.empty()) return;
    if (of > 1)
      problems_.push_back({.problem = fmt::format("{} of {} cells of the design cannot be run", cells_, of),
                           .hint = "choose ranges, levels or worlds that do not contradict each other"});
    throw Error(Exit::scenario, std::move(problems_));
  }

 private:
  std::map<std::string, std::size_t> counts_{};
  std::vector<Problem> problems_{};
  std::size_t cells_ = 0;
};

void add_cells(Plan& plan)
{
  for (std::size_t world = 0; world < plan.worlds.size(); ++world) {
    for (std::size_t point = 0; point < plan.points.size(); ++point) {
      for (std::size_t arm = 0; arm < plan.arms.size(); ++arm)
        plan.cells.push_back({arm, point, world, {}, {}});
    }
  }
}

/// Reads the scenarios of one cell after the other: all together would be too much to hold.
void for_each_cell(const Study& study, const Plan& plan,
                   const std::function<void(std::size_t cell, const Stages& stages)>& look)
{
  CellFaults faults;
  for (std::size_t k = 0; k < plan.cells.size(); ++k) {
    try {
      look(k, cell_stages(study, plan, plan.cells[k]));
    } catch (const Error& error) {
      if (error.exit() != Exit::scenario) throw;
      faults.add(error, place_of(plan, plan.cells[k]));
    }
  }
  faults.require_none(plan.cells.size());
}

}  // namespace

std::int64_t wanted_replicates(const Study& study, const Plan& plan)
{
  if (!study.precision) return study.replicates;
  const std::int64_t at_most = study.precision->at_most;
  if (!study.most_runs) return at_most;
  const auto cells = static_cast<std::int64_t>(plan.arms.size() * plan.points.size() * plan.worlds.size());
  return std::clamp<std::int64_t>(*study.most_runs / cells, 2, at_most);
}

std::string ground_of(const Study& study)
{
  Digest digest;
  digest.add(build_info().model);
  digest.add(study.text);
  for (const Overlay& over : study.set) digest.add(over.value.text);
  for (const ValueTable* table : {&study.design.points, study.worlds ? &study.worlds->table : nullptr}) {
    if (table == nullptr) continue;
    for (const std::string& path : table->paths) digest.add(path);
    for (const ValueTable::Row& row : table->rows) {
      digest.add(row.name);
      digest.add(fmt::format("{}", row.weight));
      for (const std::string& value : row.values) digest.add(value);
    }
  }
  for (const StudyArm& arm : study.arms) {
    for (auto& stage : arm_scenario(study, arm)) {
      digest.add(resolved_yaml(stage.scenario));
      for (const auto& [path, text] : data_texts(stage.scenario)) digest.add(text);
    }
  }
  return digest.text();
}

Plan make_plan(const Study& study, const Planned& tell)
{
  const Scenario base = arm_scenario(study, study.arms.front()).front().scenario;
  Plan plan = outline(study, base);
  require_feasible(study, plan);
  add_cells(plan);
  const std::int64_t replicates = plan.replicates;
  return with_replicates(study, std::move(plan), replicates, tell);
}

Plan with_replicates(const Study& study, Plan plan, std::int64_t replicates, const Planned& tell)
{
  plan.replicates = replicates;
  std::vector<CellPast> about(plan.cells.size());
  std::set<std::int64_t> weeks;
  for_each_cell(study, plan, [&](std::size_t k, const Stages& stages) {
    const std::string apart = apart_of(plan.arms[plan.cells[k].arm]);
    about[k] = {beginnings_of(stages), !apart.empty()};
    weeks.insert(about[k].beginnings.all.begin(), about[k].beginnings.all.end());
    plan.cells[k].runs = addresses_of(stages, plan.vary, replicates, apart);
    if (tell) tell(k + 1, plan.cells.size());
  });
  std::vector<std::map<std::int64_t, std::string>> keys(plan.cells.size());
  if (!weeks.empty()) {
    for_each_cell(study, plan, [&](std::size_t k, const Stages& stages) {
      for (const std::int64_t week : weeks) keys[k][week] = past_key(stages, week);
    });
  }
  plan_pasts(plan, about, [&](std::size_t cell, std::int64_t week) { return keys[cell].at(week); });
  return plan;
}

}  // namespace linli
