#include "core/text.hpp"
#include "core/week_text.hpp"
#include "engine/observables.hpp"
#include "study/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <utility>
#include <variant>

namespace linli {
namespace {

constexpr double most_replicates = 100000;
constexpr double most_runs = 10000000;

Unit points()
{
  return {"percentage points", {{"points", 0.01}, {"point", 0.01}}};
}
Unit clock_hours()
{
  return {"hours", {{"hours", 1}, {"hour", 1}, {"minutes", 1.0 / 60}, {"days", 24}}};
}

/// Shares differ by percentage points, all else by its own unit.
Unit unit_of(const std::string& series)
{
  for (const Observable& one : nameable_observables()) {
    if (one.name == series && (one.unit == series_units::share() || one.unit == series_units::probability()))
      return points();
  }
  return units::none();
}

void read_precision(const NodeAt& at, StudyDraft& draft)
{
  StrictMap map(at.node(), at.path(), draft.faults);
  StudyPrecision precision;
  precision.outcome = map.text("outcome");
  precision.at_most = map.integer("at_most", {2, most_replicates});
  std::vector<std::string> names;
  for (const StudyOutcome& one : draft.study.outcomes) names.push_back(one.name);
  const auto found = std::find(names.begin(), names.end(), precision.outcome);
  const StudyOutcome* const outcome =
      found == names.end() ? nullptr : &draft.study.outcomes[static_cast<std::size_t>(found - names.begin())];
  if (outcome == nullptr && !precision.outcome.empty()) {
    map.fault("outcome", {"there is no outcome called " + shown(precision.outcome), known_here(names),
                          meant(precision.outcome, names)});
  } else if (outcome != nullptr && outcome->is_ratio()) {
    map.fault("outcome", {"the precision of a ratio cannot be asked for",
                          "it has no bounds where its denominator may be 0", "name one of its terms"});
  }
  if (const YamlNode* node = map.optional("matters")) {
    const Unit unit = outcome == nullptr ? units::none() : unit_of(outcome->series);
    const NodeAt matters(*node, at.path() + ".matters", draft.faults);
    if (unit.spelled() && is_number(node->text) && !node->quoted) {
      const double share = std::get<double>(parse_number(node->text));
      matters.refuse({shown(node->text) + " has no unit", "shares differ by percentage points",
                      fmt::format("write `{} points`", number_text(share * 100))});
    } else if (outcome != nullptr)
      precision.matters = matters.number({0, 1e12}, unit, unit.spelled() ? "0.5 points" : "0.5").value_or(0);
  } else if (at.is_map()) {
    at.refuse({"`matters` is missing", "smaller differences than this are none",
               "write for example `matters: 0.5 points`"});
  }
  map.done();
  draft.study.precision = precision;
}

}  // namespace

void read_replicates(StudyDraft& draft)
{
  const auto replicates = draft.find("replicates");
  const auto precision = draft.find("precision");
  if (replicates) draft.study.replicates = replicates->whole({1, most_replicates}, "5").value_or(1);
  if (precision) read_precision(*precision, draft);
  if (replicates && precision)
    precision->refuse({"`precision` stands beside `replicates`",
                       "one gives their number, the other lets it follow from the results", "remove one"});
  if (const auto vary = draft.find("vary")) {
    const auto what = vary->text("people and luck");
    if (what == "luck") draft.study.vary = Vary::luck;
    if (what && what != "luck" && what != "people and luck")
      vary->refuse({"unknown name " + shown(*what),
                    "a replicate has new luck, and new people too unless these are kept",
                    "write `people and luck` or `luck`"});
  }
}

void read_worlds(StudyDraft& draft)
{
  const auto at = draft.find("worlds");
  if (!at) return;
  StrictMap map(at->node(), at->path(), draft.faults);
  const auto below = [&](const char* key) -> std::optional<NodeAt> {
    const YamlNode* const node = map.optional(key);
    return node == nullptr ? std::nullopt
                           : std::optional(NodeAt(*node, at->path() + "." + key, at->faults()));
  };
  StudyWorlds worlds;
  const auto table = below("table");
  const auto draw = below("draw");
  if (table) worlds.table = table_named_at(*table, RowsAre::worlds, draft);
  if (draw) {
    worlds.draw = draw->whole({2, most_replicates}, "32").value_or(2);
    const auto bits = static_cast<std::uint64_t>(worlds.draw);
    if (!std::has_single_bit(bits)) {
      draw->refuse({fmt::format("{} is no power of 2", worlds.draw),
                    "worlds are the points of a Sobol' sequence",
                    fmt::format("write {} or {}", std::bit_floor(bits), std::bit_ceil(bits))});
    }
    map.choice("of", {"assumed"});
    worlds.parameters = assumed_parameters(map, *at, draft, draft.study.factors);
  }
  if (table && draw)
    at->refuse({"worlds come from a table or are drawn", "both are asked for", "remove one"});
  if (at->is_map() && !table && !draw)
    at->refuse({"it is not said where worlds come from",
                {},
                "write `{table: worlds.csv}` or `{draw: 32, of: assumed}`"});
  map.done();
  draft.study.worlds = std::move(worlds);
}

void read_extras(StudyDraft& draft)
{
  if (const auto honesty = draft.find("honesty")) draft.study.honesty = honesty->flag().value_or(false);
  if (const auto panels = draft.find("panels")) {
    const RunParams& run = draft.base.scenario.run;
    for (const NodeAt& item : panels->items("panels: [week 0, week 51]")) {
      const std::optional<When> when = item.moment();
      if (!when) continue;
      const std::int64_t week = run.calendar().week_of(*when);
      if (draft.run_known() && (week < 0 || week >= run.all_weeks()))
        item.refuse({to_string(*when) + " is outside the run",
                     "which goes from " + weeks_text(run.calendar(), 0, run.all_weeks() - 1),
                     {}});
      else
        draft.study.panels.push_back(*when);
    }
  }
  const auto budget = draft.find("budget");
  if (!budget) return;
  StrictMap map(budget->node(), budget->path(), draft.faults);
  const YamlNode* const runs = map.optional("runs");
  const YamlNode* const time = map.optional("time");
  if (runs != nullptr)
    draft.study.most_runs = NodeAt(*runs, "budget.runs", draft.faults).whole({1, most_runs}, "200");
  if (time != nullptr)
    draft.study.most_hours =
        NodeAt(*time, "budget.time", draft.faults).number({0, 1e6}, clock_hours(), "8 hours");
  if (budget->is_map() && runs == nullptr && time == nullptr)
    budget->refuse({"the budget has no limit", {}, "write for example `{runs: 200}` or `{time: 8 hours}`"});
  map.done();
}

}  // namespace linli
