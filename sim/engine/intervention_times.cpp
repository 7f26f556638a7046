#include "core/week_text.hpp"
#include "engine/intervention_case.hpp"
#include "interventions/timetable.hpp"
#include "scenario/problem_with.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

using P = InterventionParams;
using Case = InterventionCase;

/// Longer than any run: beyond its end a timetable is as it was written.
constexpr std::int64_t beyond = 10400;

std::string run_told(const RunParams& run)
{
  const Calendar calendar = run.calendar();
  return fmt::format("which goes from week {} to week {}, {} to {}", -run.burn_in, run.weeks - 1,
                     to_string(calendar.date_of(0)), to_string(calendar.date_of(run.all_weeks() - 1)));
}

bool ends_by_date(const P& one)
{
  return one.until != P{}.until;
}

/// Starts that are written one by one.
void of_weeks(const Case& c)
{
  const RunParams& run = c.scenario.run;
  const Calendar calendar = run.calendar();
  std::vector<std::pair<std::int64_t, When>> starts;
  for (const When when : c.one.weeks) {
    const std::int64_t week = calendar.week_of(when);
    if (week < 0 || week >= run.all_weeks()) {
      c.tell({"weeks"}, fmt::format("{} is outside the run", to_string(when)), run_told(run));
    } else if (ends_by_date(c.one) && week >= calendar.week_of(c.one.until)) {
      c.tell({"weeks"}, fmt::format("{} is not before its end, {}", to_string(when), to_string(c.one.until)),
             "`until` is the first week without it");
    }
    starts.emplace_back(week, when);
  }
  std::ranges::sort(starts, {}, &std::pair<std::int64_t, When>::first);
  for (std::size_t k = 1; k < starts.size(); ++k) {
    const std::int64_t gap = starts[k].first - starts[k - 1].first;
    if (gap == 0) {
      c.tell({"weeks"},
             fmt::format("{} and {} are the same week", to_string(starts[k - 1].second),
                         to_string(starts[k].second)),
             "", "remove one");
    } else if (c.one.lasts > gap) {
      c.tell({"lasts", "weeks"},
             fmt::format("{} weeks are longer than the {} from {} to the next start", c.one.lasts, gap,
                         to_string(starts[k - 1].second)),
             "", "shorten `lasts`, or leave out a start");
    }
  }
}

void of_from(const Case& c)
{
  const RunParams& run = c.scenario.run;
  const std::int64_t from = run.calendar().week_of(c.one.from);
  if (from < 0) {
    c.tell({"from"}, fmt::format("{} is before the run", to_string(c.one.from)), run_told(run),
           fmt::format("write `from: week {}` or later", -run.burn_in));
  }
  if (c.one.every > 0 && ends_by_date(c.one) && from + c.one.every >= run.calendar().week_of(c.one.until)) {
    c.tell({"every", "until"}, fmt::format("it ends before it starts again: {}", to_string(c.one.until)),
           fmt::format("{} weeks after {} would be {}", c.one.every, to_string(c.one.from),
                       week_text(run.calendar(), from + c.one.every)),
           "leave out `every`, or move `until`");
  }
}

/// What takes longer than its longest time; `lasts` is looked at when the scenario is read.
void of_longest(const Case& c, const Timetable& timetable)
{
  const std::int64_t here = timetable.longest_within(0, c.scenario.run.all_weeks());
  const std::int64_t written = timetable.longest_within(0, c.scenario.run.all_weeks() + beyond);
  const auto weeks_told = [](std::int64_t weeks) {
    return fmt::format("it acts for {} weeks at most", weeks);
  };
  if (c.one.delay >= here) {
    c.tell({"delay"},
           fmt::format("it never acts: a delay of {} weeks is not over before its end", c.one.delay),
           weeks_told(here) + (here < written ? " before the run ends" : ""), "");
    return;
  }
  if (c.one.rerank_every >= written) {
    c.tell({"rerank_every"}, fmt::format("{} weeks after a ranking it has ended", c.one.rerank_every),
           weeks_told(written), "leave it out, or let it last longer");
  }
  if (c.one.ramp > written - c.one.delay) {
    c.tell({"ramp"}, "its strength is never reached", weeks_told(written - c.one.delay),
           "shorten `ramp`, or let it last longer");
  }
}

}  // namespace

std::vector<std::string> InterventionCase::paths(const std::vector<std::string>& keys) const
{
  std::vector<std::string> out;
  for (const std::string& key : keys) out.push_back("interventions." + name + "." + key);
  return out;
}

void InterventionCase::tell(const std::vector<std::string>& keys, std::string problem, std::string why,
                            std::string hint) const
{
  found.push_back(problem_with(scenario, paths(keys), std::move(problem), std::move(why), std::move(hint)));
}

void find_faults_of_time(const Case& c)
{
  if (!c.doubts.are_sound("run", {"start", "burn_in", "weeks"})) return;
  if (!c.are_sound({"from", "until", "weeks", "every", "lasts"})) return;
  const RunParams& run = c.scenario.run;
  const Timetable timetable(c.one, run.calendar());
  const std::string key = c.one.weeks.empty() ? "from" : "weeks";
  const std::size_t before = c.found.size();
  c.one.weeks.empty() ? of_from(c) : of_weeks(c);
  if (c.found.size() > before) return;
  if (!timetable.acts_within(0, run.all_weeks())) {
    c.tell({key}, "it acts in no week of the run", run_told(run));
    return;
  }
  if (!c.one.rank_by.empty() && c.are_sound({"rank_by"}) && timetable.start_of(0)) {
    c.tell({key, "rank_by"}, "areas cannot be ranked in the first week of the run",
           "they are ranked by last week's values, and there was none",
           fmt::format("write `from: week {}`", 1 - run.burn_in));
  }
  if (c.are_sound({"delay", "ramp", "rerank_every"})) of_longest(c, timetable);
}

void note_times(const Case& c)
{
  const RunParams& run = c.scenario.run;
  const Calendar calendar = run.calendar();
  const Timetable timetable(c.one, calendar);
  const std::int64_t here = timetable.longest_within(0, run.all_weeks());
  const std::string end = fmt::format("its last week is {}", week_text(run.calendar(), run.all_weeks() - 1));
  if (ends_by_date(c.one) && calendar.week_of(c.one.until) > run.all_weeks())
    c.tell({"until"}, "the run ends before", end);
  if (c.one.every > 0 && timetable.starts().front() + c.one.every >= run.all_weeks())
    c.tell({"every"}, "the run ends before it starts again", end);
  if (c.one.rerank_every >= here) c.tell({"rerank_every"}, "the run ends before areas are ranked again", end);
  if (c.one.ramp > here - c.one.delay) c.tell({"ramp"}, "the run ends before its strength is reached", end);
}

}  // namespace linli
