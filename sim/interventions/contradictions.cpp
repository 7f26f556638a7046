/// What an intervention cannot mean, told to whoever wrote it.
#include "core/text.hpp"
#include "interventions/condition_contradictions.hpp"
#include "interventions/intervention_params.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

using P = InterventionParams;
using Found = std::vector<Contradiction>;

void of_starts(const P& p, Found& found)
{
  const bool several = p.weeks.size() > 1 || p.every > 0;
  if (!p.weeks.empty() && p.every > 0) {
    found.push_back({{"every", "weeks"},
                     "the starts are given twice",
                     "`weeks` names each start, `every` repeats them",
                     "keep one of the two"});
  }
  if (!p.weeks.empty() && p.from != P{}.from) {
    found.push_back({{"from", "weeks"},
                     "the starts are given twice",
                     "`weeks` names each start",
                     "remove `from`, or write it among `weeks`"});
  }
  if (several && p.lasts == 0) {
    found.push_back({{p.every > 0 ? "every" : "weeks", "lasts"},
                     "it starts several times and never ends",
                     "without `lasts` it acts until the end",
                     "write how long, for example `lasts: 4 weeks`"});
  }
  if (p.every > 0 && p.lasts > p.every) {
    found.push_back({{"lasts", "every"},
                     fmt::format("{} weeks are longer than the {} weeks to the next start", p.lasts, p.every),
                     "",
                     "shorten `lasts`, or leave out `every`"});
  }
  if (!several && p.lasts > 0 && p.until != P{}.until) {
    found.push_back({{"until", "lasts", "weeks", "every"},
                     "its end is given twice",
                     "`lasts` counts from its only start",
                     "keep one of the two"});
  }
  const bool same_kind = p.from.dated == p.until.dated;
  if (p.weeks.empty() && same_kind && p.until.number <= p.from.number) {
    found.push_back({{"until", "from", "weeks"},
                     fmt::format("{} is not after its start, {}", to_string(p.until), to_string(p.from)),
                     "`until` is the first week without it",
                     ""});
  }
}

void of_ranking(const P& p, Found& found)
{
  if (p.lowest > 0 && p.highest > 0) {
    found.push_back({{"highest", "lowest"},
                     "both the lowest and the highest areas are asked for",
                     "",
                     "keep one; for both write two interventions"});
  } else if (p.rank_by.empty() && (p.lowest > 0 || p.highest > 0 || p.rerank_every > 0)) {
    const char* key = p.lowest > 0 ? "lowest" : p.highest > 0 ? "highest" : "rerank_every";
    found.push_back({{key, "rank_by"},
                     "by what areas are ranked is not said",
                     "",
                     "name a series, for example `rank_by: participation_any_year`"});
  } else if (!p.rank_by.empty() && p.lowest == 0 && p.highest == 0) {
    found.push_back({{"rank_by", "lowest", "highest"},
                     "areas are ranked and none is chosen",
                     "it would act nowhere",
                     "write which, for example `lowest: 0.2` for a fifth of them"});
  } else if (std::max(p.lowest, p.highest) == 1 && p.capacity == 0) {
    found.push_back({{p.lowest > 0 ? "lowest" : "highest", "capacity"},
                     "1 is all areas, and all of them have a place",
                     "ranking would change nothing",
                     "write a share below 1, a `capacity`, or no `rank_by`"});
  }
}

/// What takes longer than the weeks there are after each start.
void of_lasting(const P& p, Found& found)
{
  if (p.lasts == 0) return;
  const auto too_long = [&](const char* key, const std::string& problem) {
    found.push_back({{key, "lasts"},
                     problem,
                     fmt::format("it lasts {} weeks", p.lasts),
                     fmt::format("shorten `{}`, or let it last longer", key)});
  };
  if (p.delay >= p.lasts)
    too_long("delay", fmt::format("it never acts: a delay of {} weeks is not over before its end", p.delay));
  if (p.rerank_every >= p.lasts)
    too_long("rerank_every", fmt::format("{} weeks after a ranking it has ended", p.rerank_every));
  if (p.delay < p.lasts && p.ramp > p.lasts - p.delay) {
    too_long("ramp",
             fmt::format("its strength is never reached: {} weeks are more than the {} in which it can act",
                         p.ramp, p.lasts - p.delay));
  }
}

/// The hours are written beside `levers`, where they are counted.
bool is_hours(Lever lever)
{
  return lever == Lever::secretary_hours || lever == Lever::staff_hours;
}

void of_lever(const LeverInfo& info, double amount, double strength, Found& found)
{
  const std::string key = "levers." + info.name;
  if (is_hours(info.lever)) {
    found.push_back(
        {{key},
         "hours are no lever of an intervention",
         "they are part of what it costs",
         fmt::format("write `{}: {}` beside `levers`", info.name, quantity_text(amount, info.unit))});
    return;
  }
  const Range allowed = info.combine == Combine::add
                            ? Range{info.range.low - info.range.high, info.range.high - info.range.low}
                            : info.range;
  const double reached = info.combine == Combine::multiply ? 1 + strength * (amount - 1) : strength * amount;
  if (allowed.contains(amount) && !allowed.contains(reached)) {
    found.push_back(
        {{key, "strength"},
         fmt::format("{} at strength {} is {}, outside {} … {}", number_text(amount), number_text(strength),
                     number_text(reached), number_text(allowed.low), number_text(allowed.high)),
         info.en,
         "lower one of the two"});
  }
  if (allowed.contains(amount)) return;
  found.push_back({{key},
                   fmt::format("{} is outside {} … {}", number_text(amount), number_text(allowed.low),
                               number_text(allowed.high)),
                   info.en,
                   ""});
}

/// A week has no more of them, whatever the strength.
void of_hours(const char* key, Lever lever, double hours, double strength, Found& found)
{
  const double most = lever_table()[static_cast<std::size_t>(lever)].range.high;
  if (hours * strength <= most) return;
  found.push_back(
      {{key, "strength"},
       fmt::format("{} hours at strength {} are {}, more than the {} of a week", number_text(hours),
                   number_text(strength), number_text(hours * strength), number_text(most)),
       "",
       "lower one of the two"});
}

void of_levers(const P& p, Found& found)
{
  const std::array<double, lever_count> neutral = P::neutral_amounts();
  bool any = p.secretary_hours > 0 || p.staff_hours > 0;
  for (const LeverInfo& info : lever_table()) {
    const auto k = static_cast<std::size_t>(info.lever);
    if (p.levers[k] == neutral[k]) continue;
    any = true;
    of_lever(info, p.levers[k], p.strength, found);
  }
  of_hours("secretary_hours", Lever::secretary_hours, p.secretary_hours, p.strength, found);
  of_hours("staff_hours", Lever::staff_hours, p.staff_hours, p.strength, found);
  if (any) return;
  found.push_back({{"levers"},
                   "it moves no lever",
                   "it would change nothing",
                   "write for example `levers: {calls_head: 2}`; `linli schema --table en` tells of all"});
}

}  // namespace

std::vector<Contradiction> InterventionParams::contradictions() const
{
  Found found;
  of_starts(*this, found);
  of_ranking(*this, found);
  of_lasting(*this, found);
  for (Contradiction& one : contradictions_of_conditions(*this)) found.push_back(std::move(one));
  of_levers(*this, found);
  return found;
}

}  // namespace linli
