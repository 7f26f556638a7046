#include "study/pasts.hpp"

#include "core/digest.hpp"
#include "core/errors.hpp"
#include "interventions/timetable.hpp"
#include "study/recorded.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace linli {
namespace {

/// The first week in which an intervention may act, unless that is never or not after the first week of the run.
std::optional<std::int64_t> beginning_of(const InterventionParams& intervention, const RunParams& run)
{
  const Timetable timetable(intervention, run.calendar());
  if (!timetable.acts_within(0, run.all_weeks()) || timetable.acts_within(0, 1)) return {};
  const std::int64_t first = timetable.starts().front();
  if (first <= 0) return {};
  return first;
}

void leave_out_later(Scenario& scenario, std::int64_t week)
{
  std::erase_if(scenario.interventions, [&](const auto& named) {
    const auto first = beginning_of(named.second, scenario.run);
    return first && *first >= week;
  });
}

/// A past that may be shared.
struct Candidate {
  std::int64_t week = 0;
  std::vector<std::size_t> cells{};
  bool needed = false;  ///< a stage begins with it
  bool kept = false;
  std::size_t number = 0;  ///< in the plan, if kept
};

using Chains = std::vector<std::vector<std::size_t>>;  // [cell] its candidates by rising week

/// The runs of a world.
class PastsOfWorld {
 public:
  PastsOfWorld(Plan& plan, std::vector<std::size_t> cells) : plan_(plan), cells_(std::move(cells)) {}

  void find(const std::vector<CellPast>& about,
            const std::function<std::string(std::size_t, std::int64_t)>& key)
  {
    std::set<std::int64_t> weeks;
    for (const std::size_t cell : cells_)
      weeks.insert(about[cell].beginnings.all.begin(), about[cell].beginnings.all.end());
    for (const std::int64_t week : weeks) {
      std::map<std::string, Candidate> by_key;
      for (const std::size_t cell : cells_) {
        const bool needed = about[cell].beginnings.of_stages.contains(week);
        if (about[cell].apart && !needed) continue;
        Candidate& one = by_key[key(cell, week)];
        one.week = week;
        one.needed = one.needed || needed;
        one.cells.push_back(cell);
      }
      for (auto& [unused, one] : by_key) candidates_.push_back(std::move(one));
    }
  }

  void keep()
  {
    Chains next(plan_.cells.size());  // [cell] from the last candidate on to what follows
    for (std::size_t k = candidates_.size(); k-- > 0;) {
      Candidate& one = candidates_[k];
      std::set<std::string> ways;
      for (const std::size_t cell : one.cells) {
        const auto& chain = next[cell];
        ways.insert(chain.empty() ? plan_.cells[cell].runs.front().text() : std::to_string(chain.back()));
      }
      one.kept = one.needed || ways.size() > 1;
      if (!one.kept) continue;
      for (const std::size_t cell : one.cells) next[cell].push_back(k);
    }
    write(next);
  }

 private:
  /// Rising weeks, so that each past stands after the one it goes on from.
  void write(const Chains& chains)
  {
    for (std::size_t k = 0; k < candidates_.size(); ++k) {
      Candidate& one = candidates_[k];
      if (!one.kept) continue;
      one.number = plan_.pasts.size();
      PlannedPast past{one.week, {}, one.cells.front()};
      const auto& chain = chains[one.cells.front()];  // by falling week
      const auto here = std::ranges::find(chain, k);
      if (here + 1 != chain.end()) past.from = candidates_[*(here + 1)].number;
      plan_.pasts.push_back(past);
    }
    for (const std::size_t cell : cells_) {
      if (!chains[cell].empty()) plan_.cells[cell].past = candidates_[chains[cell].front()].number;
    }
  }

  Plan& plan_;
  std::vector<std::size_t> cells_;
  std::vector<Candidate> candidates_{};  // by rising week
};

}  // namespace

Scenario past_scenario(const Stages& stages, std::int64_t week)
{
  return past_stages(stages, week).back().scenario;
}

Stages past_stages(const Stages& stages, std::int64_t week)
{
  Stages out;
  for (const auto& stage : stages) {
    if (stage.from >= week && !out.empty()) break;
    out.push_back(stage);
    leave_out_later(out.back().scenario, week);
  }
  return out;
}

Beginnings beginnings_of(const Stages& stages)
{
  Beginnings out;
  for (const auto& stage : stages) {
    if (stage.from > 0) out.of_stages.insert(stage.from);
    for (const auto& [name, intervention] : stage.scenario.interventions) {
      const auto first = beginning_of(intervention, stage.scenario.run);
      if (first && *first > stage.from) out.all.insert(*first);
    }
  }
  out.all.insert(out.of_stages.begin(), out.of_stages.end());
  return out;
}

std::string past_key(const Stages& stages, std::int64_t week)
{
  const Stages past = past_stages(stages, week);
  Digest digest;
  digest.add(address_of(past, {}).text());
  digest.add(static_cast<std::uint64_t>(week));
  for (const auto& stage : past) {
    digest.add(static_cast<std::uint64_t>(stage.from));
    digest.add(recording_digest(stage.scenario.output));
  }
  return digest.text();
}

void plan_pasts(Plan& plan, const std::vector<CellPast>& about,
                const std::function<std::string(std::size_t cell, std::int64_t week)>& key)
{
  plan.pasts.clear();
  for (PlannedCell& cell : plan.cells) cell.past.reset();
  const std::size_t in_a_world = plan.arms.size() * plan.points.size();
  for (std::size_t first = 0; first < plan.cells.size(); first += in_a_world) {
    std::vector<std::size_t> cells;
    for (std::size_t k = 0; k < in_a_world; ++k) cells.push_back(first + k);
    PastsOfWorld world(plan, std::move(cells));
    world.find(about, key);
    world.keep();
  }
}

WeeksToSimulate weeks_to_simulate(const Plan& plan)
{
  WeeksToSimulate out;
  std::set<Address> known;
  const std::int64_t all = plan.burn_in + plan.weeks;
  for (const PlannedCell& cell : plan.cells) {
    if (!known.insert(cell.runs.at(0)).second) continue;
    out.straight += all;
    out.shared += all - (cell.past ? plan.pasts[*cell.past].week : 0);
  }
  for (const PlannedPast& past : plan.pasts)
    out.shared += past.week - (past.from ? plan.pasts[*past.from].week : 0);
  return out;
}

}  // namespace linli
