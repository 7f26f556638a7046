#include "interventions/branching.hpp"

#include "interventions/interventions.hpp"
#include "interventions/places.hpp"
#include "interventions/timetable.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace linli {
namespace {

using P = InterventionParams;
using Keys = std::vector<std::string>;

const Keys times{"from", "until", "weeks", "every", "lasts"};
const Keys filters{"subdistricts", "areas", "regimes"};
const Keys ranking{"rank_by", "lowest", "highest"};

bool has(const Keys& keys, const std::string& key)
{
  return std::ranges::find(keys, key) != keys.end();
}

bool has_any(const Keys& keys, const Keys& wanted)
{
  return std::ranges::any_of(wanted, [&](const std::string& key) { return has(keys, key); });
}

bool same_areas(const P& a, const P& b, const Population& people)
{
  return areas_left(a, people) == areas_left(b, people);
}

bool ranks_anew(const P& before, const P& now, const Population& people)
{
  return before.rank_by != now.rank_by || before.lowest != now.lowest || before.highest != now.highest ||
         !same_areas(before, now, people);
}

/// What is left of an intervention's weeks.
class Rest {
 public:
  Rest(const Crossing& crossing, const Calendar& calendar, const Population& people)
      : c_(crossing),
        people_(people),
        before_(crossing.before ? *crossing.before : P{}, calendar),
        now_(crossing.now, calendar)
  {
  }

  bool acts() const { return now_.acts_within(c_.week, c_.end); }
  bool acted_on() const { return c_.before != nullptr && before_.acts_within(c_.week, c_.end); }
  bool same_weeks() const;
  bool same_rankings() const { return rankings(*c_.before, before_) == rankings(c_.now, now_); }
  bool limits_alike() const;
  bool can_begin(const Keys& keys) const;
  bool at_full_strength() const;

 private:
  std::set<std::int64_t> rankings(const P& params, const Timetable& timetable) const;
  bool starts() const;

  const Crossing& c_;
  const Population& people_;
  Timetable before_;
  Timetable now_;
};

/// Whether both act in the same weeks and begin in the same.
bool Rest::same_weeks() const
{
  for (std::int64_t week = c_.week; week < c_.end; ++week) {
    const auto was = before_.start_of(week);
    const auto is = now_.start_of(week);
    if (was.has_value() != is.has_value() || (was == week) != (is == week)) return false;
  }
  return true;
}

/// Weeks to come in which areas are ranked again.
std::set<std::int64_t> Rest::rankings(const P& params, const Timetable& timetable) const
{
  std::set<std::int64_t> out;
  const bool anew = ranks_anew(*c_.before, c_.now, people_);
  std::int64_t last =
      anew || c_.state->ranked.size() == 0 ? -1 : std::int64_t{c_.state->ranked[AreaId{0}]} - 1;
  for (std::int64_t week = c_.week; week < c_.end; ++week) {
    const auto start = timetable.start_of(week);
    const bool due = params.rerank_every > 0 && last >= 0 && week - last >= params.rerank_every;
    if (due && start && start != week) out.insert(week);
    if (!start) {
      last = -1;
    } else if (start == week || last < 0 || due) {
      last = week;
    }
  }
  return out;
}

/// Whether neither limit is less than the areas that ask.
bool Rest::limits_alike() const
{
  const auto asking = [&](const P& params) {
    const std::size_t left = areas_left(params, people_).size();
    const double share = std::max(params.lowest, params.highest);
    return static_cast<std::int64_t>(share > 0 ? part_of(share, left) : left);
  };
  const auto unlimited = [&](const P& params) {
    return params.capacity == 0 || params.capacity >= asking(params);
  };
  return unlimited(*c_.before) && unlimited(c_.now);
}

bool Rest::starts() const
{
  if (now_.start_of(c_.week) && !(c_.week > 0 && before_.start_of(c_.week - 1))) return true;
  for (std::int64_t week = c_.week; week < c_.end; ++week) {
    if (now_.start_of(week) == week) return true;
  }
  return false;
}

/// Whether it can begin in an area in which it does not act.
bool Rest::can_begin(const Keys& keys) const
{
  return starts() || !c_.now.condition.empty() || !c_.now.unless.empty() || has_any(keys, filters) ||
         has_any(keys, ranking) || has_any(keys, {"capacity", "condition", "unless"}) ||
         (!c_.now.rank_by.empty() && !rankings(c_.now, now_).empty());
}

/// Whether no area in which it acts is on its way up, by either ramp.
bool Rest::at_full_strength() const
{
  const std::int64_t ramp = std::max(c_.before->ramp, c_.now.ramp);
  return std::ranges::all_of(c_.state->acting, [&](std::uint16_t since) {
    return since == 0 || ramp_share(ramp, std::int64_t{since} - 1, c_.week) == 1;
  });
}

void idle(const Keys& among, const Keys& keys, const char* problem, const char* why,
          std::vector<Contradiction>& found)
{
  for (const std::string& key : keys) {
    if (has(among, key)) found.push_back({{key}, problem, why, ""});
  }
}

/// Of one that the run had, and that acts in some of the weeks that are left.
std::vector<Contradiction> idle_of_known(const Crossing& c, const Keys& keys, const Rest& rest,
                                         const Population& people)
{
  std::vector<Contradiction> found;
  constexpr const char* nothing = "it changes nothing in the weeks that are left";
  if (rest.same_weeks()) idle(times, keys, nothing, "it starts and ends in the same of them", found);
  if (same_areas(*c.before, c.now, people)) idle(filters, keys, nothing, "it leaves the same areas", found);
  if (c.before->rerank_every != c.now.rerank_every && rest.same_rankings())
    idle({"rerank_every"}, keys, nothing, "areas are ranked in the same of them", found);
  if (!has_any(keys, ranking) && rest.limits_alike())
    idle({"capacity"}, keys, nothing, "there are places for all areas", found);
  if (!rest.can_begin(keys)) {
    idle({"cost_once"}, keys, nothing, "it begins in no further area", found);
    if (rest.at_full_strength())
      idle({"ramp"}, keys, nothing, "it begins in no further area, and has reached its strength", found);
  }
  if (c.before->strength == 0 && c.now.strength == 0) {
    Keys effects{"ramp", "cost_once", "cost_weekly", "secretary_hours", "staff_hours"};
    std::ranges::copy_if(keys, std::back_inserter(effects),
                         [](const std::string& key) { return key.starts_with("levers."); });
    idle(effects, keys, nothing, "its strength is 0", found);
  }
  return found;
}

/// Whether what has held so far is of the same kind.
bool same_form(const Conditions& a, const Conditions& b)
{
  return a.join == b.join && std::ranges::equal(a.list, b.list, [](const Threshold& x, const Threshold& y) {
           return x.series == y.series && x.side == y.side;
         });
}

/// The state of some thresholds, from `first` on in the old order, or of new ones.
void take_thresholds(const Conditions& before, const Conditions& now, std::vector<ThresholdState>& old,
                     std::size_t first, std::size_t areas, std::vector<ThresholdState>& into)
{
  for (std::size_t k = 0; k < now.list.size(); ++k)
    into.push_back(same_form(before, now) ? std::move(old[first + k]) : unseen_threshold(areas));
}

void cross_one(const P& before, const P& now, const Population& people, InterventionState& state)
{
  const std::size_t areas = people.areas.size();
  if (ranks_anew(before, now, people)) {
    state.rank.assign(areas, 0);
    state.ranked.assign(areas, 0);
  }
  std::vector<ThresholdState> thresholds;
  take_thresholds(before.condition, now.condition, state.thresholds, 0, areas, thresholds);
  take_thresholds(before.unless, now.unless, state.thresholds, before.condition.list.size(), areas,
                  thresholds);
  state.thresholds = std::move(thresholds);
  if (same_form(before.condition, now.condition)) return;
  state.held.assign(areas, 0);
  state.longest_held.assign(areas, 0);
}

}  // namespace

std::vector<Contradiction> changes_without_effect(const Crossing& crossing,
                                                  const std::vector<std::string>& keys,
                                                  const Calendar& calendar, const Population& people)
{
  const Rest rest(crossing, calendar, people);
  if (rest.acts())
    return crossing.before ? idle_of_known(crossing, keys, rest, people) : std::vector<Contradiction>{};
  constexpr const char* never = "it acts in no week that is left";
  if (!crossing.before)
    return {{{"until", crossing.now.weeks.empty() ? "from" : "weeks", "lasts"}, never, "", ""}};
  std::vector<Contradiction> found;
  for (const std::string& key : keys) {
    if (!rest.acted_on() || !has(times, key)) found.push_back({{key}, never, "", ""});
  }
  return found;
}

void cross_over(const std::map<std::string, InterventionParams>& before,
                const std::map<std::string, InterventionParams>& now, World& world)
{
  for (const auto& [name, is] : now) {
    const auto was = before.find(name);
    if (was != before.end()) cross_one(was->second, is, world.people, world.interventions.by_name.at(name));
  }
}

}  // namespace linli
