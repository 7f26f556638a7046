#include "compare/asked.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "core/week_text.hpp"
#include "population/breakdowns.hpp"
#include "scenario/faults.hpp"
#include "scenario/quantities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace linli {
namespace {

constexpr std::string_view last = "last ";
constexpr std::string_view week = "week ";
constexpr std::string_view to = "..";
constexpr auto examples = "write for example --window 'last 52 weeks' or --window 'week 0..week 51'";

Problem unknown(const char* what, const std::string& name, const std::vector<std::string>& known)
{
  const std::string near = meant(name, known);
  return {.problem = fmt::format("there is no {} called {}", what, shown(name)),
          .why = near.empty() ? known_here(known) : "",
          .hint = near};
}

/// "week -3".
std::optional<std::int64_t> week_in(std::string_view text)
{
  if (text.substr(0, week.size()) != week) return {};
  text.remove_prefix(week.size());
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

std::optional<Window> parsed(const std::string& text, const Plan& plan)
{
  if (text.compare(0, last.size(), last) == 0) {
    const auto weeks = parse_whole_quantity(text.substr(last.size()), units::weeks());
    if (std::holds_alternative<Fault>(weeks)) return {};
    return Window{plan.weeks - std::get<std::int64_t>(weeks), plan.weeks - 1};
  }
  const std::size_t at = text.find(to);
  if (at == std::string::npos) return {};
  const auto first = week_in(std::string_view(text).substr(0, at));
  const auto end = week_in(std::string_view(text).substr(at + to.size()));
  if (!first || !end) return {};
  return Window{*first, *end};
}

}  // namespace

bool Asked::tells(const std::string& outcome) const
{
  return std::ranges::find(outcomes, outcome) != outcomes.end();
}

Window read_window(const std::string& text, const Plan& plan)
{
  const std::optional<Window> window = parsed(text, plan);
  if (!window) throw Error(Exit::usage, "--window: " + shown(text) + " is no window", "", examples);
  const bool counted_back = text.compare(0, last.size(), last) == 0;
  if (counted_back && (window->first > window->last || window->first < 0))
    throw Error(Exit::usage, "--window: " + shown(text) + " is outside the study",
                fmt::format("which has {} weeks", plan.weeks));
  if (window->last < window->first)
    throw Error(Exit::usage, "--window: it ends before it begins", "", "write the first week first");
  if (window->first < -plan.burn_in || window->last >= plan.weeks) {
    const Calendar calendar{parse_date(plan.start).value_or(Date{}), plan.burn_in};
    throw Error(Exit::usage, "--window: " + shown(text) + " is outside the runs",
                "which go from " + weeks_text(calendar, 0, plan.burn_in + plan.weeks - 1));
  }
  return *window;
}

Asked asked_of(const Plan& plan, const CompareOptions& options)
{
  std::vector<Problem> problems;
  std::vector<std::string> known;
  for (const StudyOutcome& one : plan.outcomes) known.push_back(one.name);
  for (const std::string& name : options.outcomes) {
    if (std::ranges::find(known, name) == known.end()) problems.push_back(unknown("outcome", name, known));
  }
  for (const std::string& name : options.by) {
    if (std::ranges::find(grouping_names(), name) == grouping_names().end())
      problems.push_back(unknown("grouping", name, grouping_names()));
  }
  std::optional<Window> window;
  try {
    if (!options.window.empty()) window = read_window(options.window, plan);
  } catch (const Error& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
  }
  if (!problems.empty()) throw Error(Exit::usage, problems);
  Asked asked{plan, {}, options.by.empty() ? GroupingsAre::of_outcomes : GroupingsAre::wherever_they_are};
  for (StudyOutcome& one : asked.plan.outcomes) {
    const bool told =
        options.outcomes.empty() || std::ranges::find(options.outcomes, one.name) != options.outcomes.end();
    if (told) asked.outcomes.push_back(one.name);
    if (one.is_ratio()) continue;
    if (window) {
      one.first = window->first + plan.burn_in;
      one.last = window->last + plan.burn_in;
    }
    if (!options.by.empty()) one.by = options.by;
    std::erase(one.by, "district");
  }
  return asked;
}

}  // namespace linli
