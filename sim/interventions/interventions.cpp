#include "interventions/interventions.hpp"

#include "interventions/condition.hpp"
#include "interventions/places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <span>

namespace linli {
namespace {

using P = InterventionParams;
using State = InterventionState;

/// A week of the run as columns hold it, in which 0 is never.
std::uint16_t counted_from_one(std::int64_t week)
{
  return static_cast<std::uint16_t>(week + 1);
}

void begin_anew(State& state, std::size_t areas)
{
  for (auto* column : {&state.held, &state.waited, &state.rank, &state.ranked, &state.acting})
    column->assign(areas, 0);
  for (ThresholdState& one : state.thresholds) one.holds.assign(areas, 0);
}

void rank(const P& params, const World& world, State& state, std::int64_t week,
          const std::vector<AreaId>& left)
{
  const std::int64_t last = std::int64_t{state.ranked[AreaId{0}]} - 1;
  const bool due = last < 0 || (params.rerank_every > 0 && week - last >= params.rerank_every);
  if (!due) return;
  state.ranked.assign(world.areas(), counted_from_one(week));
  state.rank.assign(world.areas(), 0);
  std::uint16_t place = 0;
  for (const AreaId area : chosen_by_rank(params, world, left)) state.rank[area] = ++place;
}

/// Whether conditions hold in an area this week; every threshold is looked at, for it may hold by its margin later.
bool hold(const Conditions& conditions, const World& world, std::span<ThresholdState> states, AreaId area)
{
  std::size_t holding = 0;
  for (std::size_t k = 0; k < conditions.list.size(); ++k) {
    const Threshold& threshold = conditions.list[k];
    ThresholdState& state = states[k];
    const float value = world.observed.series.at(threshold.series)[area];
    if (!std::isnan(value)) {
      state.lowest[area] = std::min(state.lowest[area], value);
      state.highest[area] = std::max(state.highest[area], value);
    }
    const bool now = holds(threshold, state.holds[area] > 0, value);
    state.holds[area] = now ? 1 : 0;
    holding += now ? 1 : 0;
  }
  return joined(conditions, holding);
}

/// Whether the condition has held for longer than the delay, and what stops it does not hold.
bool ripe(const P& params, const World& world, State& state, AreaId area)
{
  const std::span<ThresholdState> states(state.thresholds);
  const std::size_t of_condition = params.condition.list.size();
  bool ready = true;
  if (!params.condition.empty()) {
    const bool now = hold(params.condition, world, states.first(of_condition), area);
    std::uint16_t& held = state.held[area];
    held = now ? static_cast<std::uint16_t>(held + 1) : std::uint16_t{0};
    state.longest_held[area] = std::max(state.longest_held[area], held);
    ready = held > params.delay;
  }
  const bool stopped =
      !params.unless.empty() && hold(params.unless, world, states.subspan(of_condition), area);
  return ready && !stopped;
}

std::vector<Claim> claims_of(const P& params, const World& world, State& state, std::int64_t week)
{
  const std::vector<AreaId> left = areas_left(params, world.people);
  if (!params.rank_by.empty()) rank(params, world, state, week, left);
  std::vector<Claim> claims;
  for (const AreaId area : left) {
    const bool chosen = params.rank_by.empty() || state.rank[area] > 0;
    if (ripe(params, world, state, area) && chosen) {
      claims.push_back({area, state.acting[area] > 0,
                        params.rank_by.empty() ? std::uint16_t{0} : state.rank[area], state.waited[area],
                        world.people.areas.number[area]});
    }
  }
  return claims;
}

/// Who has a place from now on; the others wait, or have no claim.
void share_out(const P& params, const World& world, State& state, std::int64_t week)
{
  const std::vector<Claim> claims = claims_of(params, world, state, week);
  Column<std::uint16_t, AreaId> acting(world.areas(), 0);
  Column<std::uint16_t, AreaId> waited(world.areas(), 0);
  for (const Claim& claim : claims) waited[claim.area] = static_cast<std::uint16_t>(claim.waited + 1);
  for (const Claim& claim : given_places(claims, params.capacity)) {
    acting[claim.area] = claim.acting ? state.acting[claim.area] : counted_from_one(week);
    waited[claim.area] = 0;
  }
  state.acting.swap(acting);
  state.waited.swap(waited);
}

/// What a lever is moved by at a strength.
double amount_at(Combine combine, double amount, double strength)
{
  return combine == Combine::multiply ? 1 + strength * (amount - 1) : strength * amount;
}

void move_levers(const P& params, World& world, AreaId area, double strength)
{
  for (const LeverInfo& info : lever_table()) {
    const double amount = params.levers[static_cast<std::size_t>(info.lever)];
    if (amount == info.idle()) continue;
    world.levers.apply(info.lever, area, static_cast<float>(amount_at(info.combine, amount, strength)));
  }
  if (params.secretary_hours > 0)
    world.levers.apply(Lever::secretary_hours, area, static_cast<float>(strength * params.secretary_hours));
  if (params.staff_hours > 0)
    world.levers.apply(Lever::staff_hours, area, static_cast<float>(strength * params.staff_hours));
}

/// Money to the fen; of half fen the next.
std::int64_t spent(const P& params, double strength, bool first_week)
{
  if (strength == 0) return 0;
  const double weekly = static_cast<double>(params.cost_weekly) * strength;
  return (first_week ? params.cost_once : 0) + std::llround(weekly);
}

void act_at(const P& params, World& world, State& state, AreaId area, std::int64_t week)
{
  const std::int64_t start = std::int64_t{state.acting[area]} - 1;
  const double strength = params.strength * ramp_share(params.ramp, start, week);
  if (strength > 0) move_levers(params, world, area, strength);
  state.strength[area] = static_cast<float>(strength);
  state.fen[area] = spent(params, strength, start == week);
  state.fen_total[area] += state.fen[area];
  ++state.weeks_total[area];
  state.secretary_hours_total[area] += strength * params.secretary_hours;
  state.staff_hours_total[area] += strength * params.staff_hours;
}

/// Those that are new have seen nothing.
void add_thresholds(State& state, std::size_t wanted, std::size_t areas)
{
  while (state.thresholds.size() < wanted) state.thresholds.push_back(unseen_threshold(areas));
}

void add_columns_of(const std::string& name, const P& params, Declaration& d)
{
  InterventionState state;
  state.thresholds.resize(params.thresholds().size());
  State::for_each_column(state, std::string(InterventionStates::prefix) + name + ".",
                         [&](const char* column, const auto&) {
                           d.reads.emplace_back(column);
                           d.writes.emplace_back(column);
                         });
  if (params.regimes.empty()) return;
  for (const char* table : {"area.first_compound", "area.first_household", "compound.first_building_group",
                            "compound.regime", "building_group.first_household"})
    d.reads.emplace_back(table);
  for (const std::string& regime : regime_labels()) d.reads.push_back("area.rest_households_" + regime);
}

}  // namespace

ThresholdState unseen_threshold(std::size_t areas)
{
  ThresholdState state;
  state.holds.assign(areas, 0);
  state.lowest.assign(areas, std::numeric_limits<float>::infinity());
  state.highest.assign(areas, -std::numeric_limits<float>::infinity());
  return state;
}

Interventions::Interventions(const std::map<std::string, InterventionParams>& params,
                             const Calendar& calendar)
{
  for (const auto& [name, one] : params) all_.push_back({name, one, Timetable(one, calendar)});
}

std::vector<std::string> Interventions::series() const
{
  std::set<std::string> names;
  for (const One& one : all_) {
    for (const Threshold& threshold : one.params.thresholds()) names.insert(threshold.series);
    if (!one.params.rank_by.empty()) names.insert(one.params.rank_by);
  }
  return {names.begin(), names.end()};
}

Declaration Interventions::declaration() const
{
  Declaration d{
      .name = "interventions",
      .en = "What policy adds, when, where and if its description says so",
      .zh = "政策干预",
      .equation = "lever <- lever combined with strength min(1, (weeks since start + 1) / ramp) amount",
      .report = "recommendations 1 to 5",
      .reads = {"area.number", "area.subdistrict"},
      .writes = {}};
  for (const std::string& name : lever_names()) {
    d.reads.push_back("lever." + name);
    d.writes.push_back("lever." + name);
  }
  for (const std::string& name : series()) d.reads.push_back(Observed::prefix + name);
  for (const One& one : all_) add_columns_of(one.name, one.params, d);
  return d;
}

void Interventions::make_room(World& world) const
{
  for (const One& one : all_) {
    State& state = world.interventions.by_name[one.name];
    add_thresholds(state, one.params.thresholds().size(), world.areas());
    state.make_room(world.areas());
  }
}

void Interventions::act(World& world, const Moment& moment) const
{
  for (const auto& [name, params, timetable] : all_) {
    State& state = world.interventions.by_name.at(name);
    state.strength.assign(world.areas(), 0);
    state.fen.assign(world.areas(), 0);
    const std::optional<std::int64_t> start = timetable.start_of(moment.week);
    if (!start || *start == moment.week) begin_anew(state, world.areas());
    if (!start) continue;
    share_out(params, world, state, moment.week);
    for (std::size_t a = 0; a < world.areas(); ++a) {
      if (state.acting[AreaId{a}] > 0) act_at(params, world, state, AreaId{a}, moment.week);
    }
  }
}

void keep_only(const std::map<std::string, InterventionParams>& params, World& world)
{
  std::erase_if(world.interventions.by_name,
                [&](const auto& known) { return !params.contains(known.first); });
}

}  // namespace linli
