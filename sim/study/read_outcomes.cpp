#include "core/text.hpp"
#include "core/week_text.hpp"
#include "engine/observables.hpp"
#include "population/breakdowns.hpp"
#include "scenario/names.hpp"
#include "scenario/quantities.hpp"
#include "study/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

constexpr auto example = "outcomes: {taking_part: {series: participation_any_year, over: last 52 weeks}}";
constexpr auto cost = "cost";
constexpr std::string_view extra = "extra ";
constexpr std::string_view last = "last ";

const Observable* find_series(const std::vector<Observable>& known, const std::string& name)
{
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const Observable& one) { return one.name == name; });
  return found == known.end() ? nullptr : &*found;
}

const Observable* read_series(const NodeAt& at, const std::vector<Observable>& known)
{
  const std::optional<std::string> name = at.text("participation_any_year");
  if (!name) return nullptr;
  const Observable* const series = find_series(known, *name);
  if (series != nullptr) return series;
  std::vector<std::string> names;
  for (const Observable& one : known) names.push_back(one.name);
  std::string hint = meant(*name, names);
  if (hint.empty()) hint = "all of them: linli schema --series en";
  at.refuse({"there is no series called " + shown(*name), {}, std::move(hint)});
  return nullptr;
}

/// A number of weeks after "last ".
void read_last(const NodeAt& at, StudyOutcome& outcome, const StudyDraft& draft)
{
  const Parsed<std::int64_t> read = parse_whole_quantity(at.node().text.substr(last.size()), units::weeks());
  if (const Fault* fault = std::get_if<Fault>(&read)) {
    at.refuse({fault->problem, fault->why, "write for example `last 52 weeks`"});
    return;
  }
  const std::int64_t weeks = std::get<std::int64_t>(read);
  const RunParams& run = draft.base.scenario.run;
  if (weeks < 1 || (draft.run_known() && weeks > run.weeks)) {
    at.refuse(
        {shown(at.node().text) + " is outside the study", fmt::format("which has {} weeks", run.weeks),
         weeks < 1 ? "write for example `last 52 weeks`" : fmt::format("write `last {} weeks`", run.weeks)});
    return;
  }
  outcome.first = run.all_weeks() - weeks;
  outcome.last = run.all_weeks() - 1;
}

void read_window(const NodeAt& at, StudyOutcome& outcome, const StudyDraft& draft)
{
  const YamlNode& node = at.node();
  if (node.kind != YamlNode::Kind::list) {
    if (node.kind == YamlNode::Kind::scalar && node.text.compare(0, last.size(), last) == 0)
      return read_last(at, outcome, draft);
    Fault fault = unexpected("a window", node);
    fault.hint = "write `last 52 weeks` or `[week 0, week 51]`";
    at.refuse(std::move(fault));
    return;
  }
  const std::vector<NodeAt> ends = at.items("[week 0, week 51]");
  if (ends.size() != 2) {
    if (!ends.empty())
      at.refuse({"a window has a first and a last week", {}, "write for example `[week 0, week 51]`"});
    return;
  }
  const std::optional<When> from = ends[0].moment();
  const std::optional<When> to = ends[1].moment();
  if (!from || !to || !draft.run_known()) return;
  const RunParams& run = draft.base.scenario.run;
  const Calendar calendar = run.calendar();
  outcome.first = calendar.week_of(*from);
  outcome.last = calendar.week_of(*to);
  for (const NodeAt& end : ends) {
    const std::int64_t week = &end == &ends[0] ? outcome.first : outcome.last;
    if (week < 0 || week >= run.all_weeks())
      end.refuse({end.node().text + " is outside the run",
                  "which goes from " + weeks_text(calendar, 0, run.all_weeks() - 1),
                  {}});
  }
  if (outcome.last < outcome.first)
    at.refuse({"the window ends before it begins", {}, "write the first week first"});
}

void read_by(const NodeAt& at, const Observable* series, StudyOutcome& outcome)
{
  for (const NodeAt& item : at.items("by: [age_band]")) {
    const std::optional<std::string> by = item.choice(grouping_names());
    if (!by) continue;
    if (std::find(outcome.by.begin(), outcome.by.end(), *by) != outcome.by.end())
      item.refuse({shown(*by) + " is listed twice", {}, "remove one"});
    const bool of_adults = std::any_of(breakdowns().begin(), breakdowns().end(),
                                       [&](const Breakdown& one) { return one.name == *by; });
    if (of_adults && series != nullptr && !series->by_adult()) {
      item.refuse({fmt::format("`{}` cannot be told apart by {}", series->name, *by),
                   fmt::format("it is of {}, and groups are of adults", name_of(series->whom).en),
                   "remove it"});
    }
    outcome.by.push_back(*by);
  }
}

/// Whether this is a term that names no outcome, or an outcome of which it is asked later whether there is such a one.
std::optional<StudyOutcome::Term> read_term(const NodeAt& at)
{
  using Term = StudyOutcome::Term;
  const std::optional<std::string> text = at.text("taking_part");
  if (!text) return std::nullopt;
  if (*text == cost) return Term{Term::Of::cost, {}};
  if (text->compare(0, extra.size(), extra) == 0) return Term{Term::Of::extra, text->substr(extra.size())};
  return Term{Term::Of::outcome, *text};
}

void read_ratio(const NodeAt& at, StudyOutcome& outcome)
{
  const std::vector<NodeAt> terms = at.items("ratio: [cost, extra taking_part]");
  if (!terms.empty() && terms.size() != 2)
    at.refuse({"a ratio has two terms", {}, "write for example `ratio: [cost, extra taking_part]`"});
  for (const NodeAt& item : terms) {
    if (auto term = read_term(item)) outcome.ratio.push_back(*std::move(term));
  }
}

void read_aim(const NodeAt& at, StudyOutcome& outcome)
{
  if (const auto way = at.choice({"higher", "lower"}))
    outcome.aim = *way == "higher" ? StudyOutcome::Aim::higher : StudyOutcome::Aim::lower;
}

void read_outcome(const YamlEntry& entry, const NodeAt& outcomes, const std::vector<Observable>& known,
                  StudyDraft& draft)
{
  const NodeAt at = outcomes.below(entry);
  StudyOutcome outcome{.name = entry.key.text, .place = place_of(entry.key)};
  if (std::optional<Fault> fault = unfit_name(outcome.name))
    outcomes.inside(entry.key).refuse(*std::move(fault));
  if (outcome.name == cost)
    outcomes.inside(entry.key).refuse(
        {"`cost` is what interventions cost", "a ratio names it so", "choose another name"});
  StrictMap map(entry.value, at.path(), draft.faults);
  const auto below = [&](const char* key) -> std::optional<NodeAt> {
    const YamlNode* const node = map.optional(key);
    return node == nullptr ? std::nullopt : std::optional(NodeAt(*node, at.path() + "." + key, at.faults()));
  };
  const auto series = below("series"), over = below("over"), by = below("by"), total = below("total"),
             ratio = below("ratio"), better = below("better"), label = below("label");
  const Observable* const observable = series ? read_series(*series, known) : nullptr;
  if (observable != nullptr) outcome.series = observable->name;
  if (over) read_window(*over, outcome, draft);
  if (by) read_by(*by, observable, outcome);
  if (total) outcome.total = total->flag().value_or(false);
  if (ratio) read_ratio(*ratio, outcome);
  if (better) read_aim(*better, outcome);
  if (label) outcome.label = read_label(*label);
  if (ratio && (series || over || by || total))
    ratio->refuse(
        {"a ratio is of other outcomes", "these have their series and windows", "keep `ratio` only"});
  if (at.is_map() && !ratio && !series)
    at.refuse({"`series` or `ratio` is missing",
               {},
               fmt::format("write for example `{}`", "series: participation_any_year")});
  if (series && !over && !ratio)
    at.refuse(
        {"`over` is missing", "an outcome is told over a window", "write for example `over: last 52 weeks`"});
  map.done();
  draft.study.outcomes.push_back(std::move(outcome));
}

void tell_unknown_terms(const NodeAt& outcomes, StudyDraft& draft)
{
  std::vector<std::string> names;
  for (const StudyOutcome& one : draft.study.outcomes) {
    if (!one.is_ratio()) names.push_back(one.name);
  }
  const auto unknown = [&](const StudyOutcome::Term& term) {
    return term.of != StudyOutcome::Term::Of::cost &&
           std::find(names.begin(), names.end(), term.outcome) == names.end();
  };
  std::vector<std::string> words = names;
  words.push_back(cost);
  for (const YamlEntry& entry : outcomes.node().entries) {
    const YamlNode* const ratio = entry.value.find("ratio");
    if (ratio == nullptr) continue;
    for (const YamlNode& item : ratio->items) {
      const NodeAt at(item, outcomes.path() + "." + entry.key.text + ".ratio", draft.faults);
      if (item.kind != YamlNode::Kind::scalar || item.nothing()) continue;
      const auto term = read_term(at);
      if (!term || !unknown(*term)) continue;
      const YamlNode* const other = outcomes.node().find(term->outcome);
      if (other != nullptr) {
        at.refuse(
            {shown(term->outcome) + " is a ratio itself", "a ratio is of two outcomes with a series", {}});
      } else {
        at.refuse({"there is no outcome called " + shown(term->outcome), known_here(words),
                   meant(term->outcome, words)});
      }
    }
  }
  for (const StudyOutcome& one : draft.study.outcomes) {
    if (one.ratio.size() == 2 && one.ratio[0].of == StudyOutcome::Term::Of::cost &&
        one.ratio[1].of == StudyOutcome::Term::Of::cost)
      draft.faults.add(one.place, "outcomes." + one.name,
                       {"the ratio is always 1", "both terms are the cost", {}});
  }
}

}  // namespace

void read_outcomes(StudyDraft& draft)
{
  const std::optional<NodeAt> outcomes = draft.find("outcomes");
  if (!outcomes) {
    draft.top.fault("", {"`outcomes` is missing", "a study tells something of its runs",
                         fmt::format("write for example `{}`", example)});
    return;
  }
  const std::vector<Observable> known = nameable_observables();
  for (const YamlEntry& entry : outcomes->entries("a block of names", example))
    read_outcome(entry, *outcomes, known, draft);
  tell_unknown_terms(*outcomes, draft);
}

}  // namespace linli
