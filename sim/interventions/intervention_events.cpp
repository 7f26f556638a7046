#include "interventions/intervention_events.hpp"

#include <optional>

namespace linli {
namespace {

constexpr const char* table = intervention_table;

/// In the order of the labels of `change`.
enum class Change : std::uint8_t { stop, start };

}  // namespace

EventKind intervention_events(const std::vector<std::string>& names)
{
  return {.name = table,
          .en = "interventions that started or stopped in an area",
          .zh = "政策启停",
          .fields = {{.name = "intervention",
                      .type = EventType::name,
                      .labels = names,
                      .en = "which intervention",
                      .zh = "政策"},
                     {.name = "change",
                      .type = EventType::choice,
                      .labels = {"stop", "start"},
                      .en = "whether it stopped or started",
                      .zh = "启停"},
                     {.name = "reason",
                      .type = EventType::choice,
                      .labels = {"began", "condition_met", "ranked_in", "place_free", "ended", "time_over",
                                 "began_anew", "condition_over", "ranked_out", "changed", "removed"},
                      .en = "why",
                      .zh = "原因"},
                     {.name = "weeks",
                      .unit = "weeks",
                      .en = "how long it had acted there without a break",
                      .zh = "持续周数"}}};
}

std::vector<RemovedFrom> removed_from(const std::map<std::string, InterventionParams>& now,
                                      const World& world, std::int64_t week)
{
  std::vector<RemovedFrom> out;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    for (const auto& [name, state] : world.interventions.by_name) {
      const std::int64_t since = state.acting[AreaId{a}];  // counted from 1
      if (since > 0 && !now.contains(name)) out.push_back({name, AreaId{a}, week + 1 - since});
    }
  }
  return out;
}

std::vector<std::variant<double, std::string>> event_of(const RemovedFrom& one)
{
  return {one.intervention, "stop", "removed", static_cast<double>(one.weeks)};
}

InterventionEvents::InterventionEvents(const std::map<std::string, InterventionParams>& params,
                                       const Calendar& calendar)
{
  for (const auto& [name, one] : params)
    all_.push_back({name, one, Timetable(one, calendar), calendar.week_of(one.until)});
}

EventKind InterventionEvents::kind() const
{
  std::vector<std::string> names;
  for (const One& one : all_) names.push_back(one.name);
  return intervention_events(names);
}

InterventionStates InterventionEvents::before(const World& world) const
{
  return world.events.heard(table) ? world.interventions : InterventionStates{};
}

/// What opened last of all that had to be open.
Turn InterventionEvents::why_starts(const One& one, const InterventionState& before,
                                    const InterventionState& now, AreaId area, std::int64_t week) const
{
  if (one.timetable.start_of(week) == week) return Turn::began;
  if (before.waited[area] > 0) return Turn::place_free;
  if (!one.params.condition.empty() && now.held[area] == one.params.delay + 1) return Turn::condition_met;
  if (!one.params.rank_by.empty() && before.rank[area] == 0) return Turn::ranked_in;
  return Turn::changed;
}

Turn InterventionEvents::why_stops(const One& one, const InterventionState& now, AreaId area,
                                   std::int64_t week) const
{
  const std::optional<std::int64_t> start = one.timetable.start_of(week);
  if (!start) return week >= one.until ? Turn::ended : Turn::time_over;
  if (*start == week) return Turn::began_anew;
  if (!one.params.condition.empty() && now.held[area] == 0) return Turn::condition_over;
  if (!one.params.rank_by.empty() && now.rank[area] == 0) return Turn::ranked_out;
  return Turn::changed;
}

void InterventionEvents::tell(World& world, const InterventionStates& before, const Moment& moment) const
{
  if (!world.events.heard(table)) return;
  for (std::size_t k = 0; k < all_.size(); ++k) {
    const InterventionState& then = before.by_name.at(all_[k].name);
    const InterventionState& now = world.interventions.by_name.at(all_[k].name);
    for (std::size_t a = 0; a < world.areas(); ++a) {
      const AreaId area{a};
      if (then.acting[area] == now.acting[area]) continue;
      const auto tell_one = [&](Change change, Turn why, std::int64_t weeks) {
        world.events.tell(table, area,
                          {static_cast<double>(k), static_cast<double>(change), static_cast<double>(why),
                           static_cast<double>(weeks)});
      };
      if (then.acting[area] > 0) {
        const std::int64_t weeks = moment.week + 1 - then.acting[area];  // `acting` is counted from 1
        tell_one(Change::stop, why_stops(all_[k], now, area, moment.week), weeks);
      }
      if (now.acting[area] > 0) tell_one(Change::start, why_starts(all_[k], then, now, area, moment.week), 0);
    }
  }
}

}  // namespace linli
