#include "engine/intervention_faults.hpp"

#include "core/text.hpp"
#include "engine/intervention_case.hpp"
#include "engine/series_range.hpp"
#include "interventions/condition_contradictions.hpp"
#include "scenario/problem_with.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

using Case = InterventionCase;

std::string limit_told(const Observable& series, Side side, const Range& range)
{
  return side == Side::below ? fmt::format("{} is never below {}", series.name, number_text(range.low))
                             : fmt::format("{} is never above {}", series.name, number_text(range.high));
}

/// What was probably meant: a share that was written in per cent.
std::string share_hint(const Observable& series, double at, Side side)
{
  const bool percent = range_of(series).high == 1 && at > 1 && at < 100;
  return percent ? fmt::format("write `{}: {}`", side_name(side), number_text(at / 100)) : "";
}

void of_threshold(const Case& c, const Threshold& t, const std::vector<std::string>& keys,
                  const Observable& series)
{
  const Range range = range_of(series);
  const bool below = t.side == Side::below;
  const double end = below ? t.at + t.margin : t.at - t.margin;
  if (below ? t.at <= range.low : t.at >= range.high) {
    c.tell(keys, fmt::format("it never holds: {}", limit_told(series, t.side, range)), "",
           share_hint(series, t.at, t.side));
  } else if (below ? t.at > range.high : t.at < range.low) {
    const Side other = below ? Side::above : Side::below;
    c.tell(keys, fmt::format("it always holds: {}", limit_told(series, other, range)), "",
           share_hint(series, t.at, t.side));
  } else if (below ? end > range.high : end < range.low) {
    const Side other = below ? Side::above : Side::below;
    c.tell(keys, fmt::format("once it holds it never ends: {}", limit_told(series, other, range)),
           fmt::format("with its margin it ends at {}", number_text(end)),
           fmt::format("write a `margin` of at most {}",
                       number_text(std::abs((below ? range.high : range.low) - t.at))));
  }
}

void of_series(const Case& c, const std::vector<Observable>& known)
{
  std::vector<std::string> names, levers;
  for (const Observable& series : known) (is_of_lever(series.name) ? levers : names).push_back(series.name);
  const auto check = [&](const std::vector<std::string>& keys, const std::string& name) {
    const std::vector<std::string>& like_it = is_of_lever(name) ? levers : names;
    if (std::ranges::find(like_it, name) != like_it.end()) return true;
    c.found.push_back(unknown_series(c.scenario, first_written(c.scenario, c.paths(keys)), name, like_it));
    return false;
  };
  const std::vector<Threshold> thresholds = c.one.thresholds();
  for (std::size_t k = 0; k < thresholds.size(); ++k) {
    const std::vector<std::string> keys = keys_of_threshold(c.one, k);
    const std::string whole = k < c.one.condition.list.size() ? "condition" : "unless";
    const std::string path = c.paths({whole}).front();
    if (thresholds[k].series.empty() || !c.doubts.is_read(path)) continue;
    if (!check(keys, thresholds[k].series) || !c.doubts.is_sound(path)) continue;
    of_threshold(c, thresholds[k], keys, *std::ranges::find(known, thresholds[k].series, &Observable::name));
  }
  if (!c.one.rank_by.empty() && c.doubts.is_read(c.paths({"rank_by"}).front()))
    check({"rank_by"}, c.one.rank_by);
}

/// What a lever can be before this intervention acts on it.
Range without(const Case& c, const LeverInfo& info)
{
  const auto k = static_cast<std::size_t>(info.lever);
  const Programme::Params& programme = c.scenario.of<Programme>();
  const bool in_some_weeks = info.lever == Lever::session || info.lever == Lever::festival;
  const bool same_everywhere = programme.spread[k] == 0 || programme.level[k] == 0;
  Range range{in_some_weeks || !same_everywhere ? info.range.low : programme.level[k],
              same_everywhere ? programme.level[k] : info.range.high};
  for (const auto& [name, other] : c.scenario.interventions) {
    if (name == c.name) continue;
    const double amount = other.strength * other.levers[k];
    if (info.combine == Combine::add) range.low += std::min(0.0, amount);
    range.high += std::max(0.0, amount);
  }
  return range;
}

/// Whether all that moves levers is known.
bool levers_are_sound(const Case& c)
{
  return c.doubts.are_sound("", {"programme"}) && c.doubts.are_sound("programme", {}) &&
         std::ranges::all_of(c.scenario.interventions, [&](const auto& other) {
           return c.doubts.are_sound("interventions." + other.first, {"levers", "strength"});
         });
}

/// A lever that is at the end of its range already has nowhere to go.
void of_levers(const Case& c)
{
  if (c.one.strength == 0 || !levers_are_sound(c)) return;
  for (const LeverInfo& info : lever_table()) {
    const double amount = c.one.strength * c.one.levers[static_cast<std::size_t>(info.lever)];
    if (amount == 0 || info.combine == Combine::multiply) continue;
    const Range range = without(c, info);
    const std::string key = "levers." + info.name;
    if (info.combine == Combine::largest) {
      if (amount > range.low) continue;
      c.tell({key},
             fmt::format("it changes nothing: the programme's {} is as strong", number_text(range.low)),
             "of this lever the largest counts", fmt::format("write more than {}", number_text(range.low)));
    } else if (amount > 0 && range.low >= info.range.high) {
      c.tell({key},
             fmt::format("it changes nothing: the programme gives {} already, which is all",
                         number_text(range.low)),
             info.en);
    } else if (amount < 0 && range.high <= info.range.low) {
      c.tell(
          {key},
          fmt::format("it changes nothing: there is nothing to take away from {}", number_text(range.high)),
          info.en);
    }
  }
}

}  // namespace

std::vector<Problem> intervention_faults(const Scenario& scenario, const std::vector<Observable>& known,
                                         const Doubts& doubts)
{
  std::vector<Problem> found;
  for (const auto& [name, one] : scenario.interventions) {
    const Case c{scenario, name, one, doubts, found};
    of_series(c, known);
    find_faults_of_time(c);
    of_levers(c);
  }
  return found;
}

std::vector<Problem> intervention_notes(const Scenario& scenario)
{
  std::vector<Problem> found;
  const Doubts none;
  for (const auto& [name, one] : scenario.interventions) {
    const Case c{scenario, name, one, none, found};
    note_times(c);
    if (one.strength == 0) c.tell({"strength"}, "at 0 it changes nothing and costs nothing");
  }
  return found;
}

}  // namespace linli
