#include "interventions/condition_contradictions.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

namespace linli {
namespace {

using P = InterventionParams;
using Found = std::vector<Contradiction>;

/// The value beyond which a threshold cannot hold any more: the end of its margin.
double end_of(const Threshold& t)
{
  return t.side == Side::below ? t.at + t.margin : t.at - t.margin;
}

bool opposite(const Threshold& a, const Threshold& b)
{
  return a.series == b.series && a.side != b.side && a.side != Side::none && b.side != Side::none;
}

/// Whether both can hold at one value; they compare one series.
bool can_hold_together(const Threshold& a, const Threshold& b)
{
  return !opposite(a, b) || (a.side == Side::above ? end_of(a) < end_of(b) : end_of(b) < end_of(a));
}

/// Whether every value is on the right side of one of them.
bool cover_everything(const Threshold& a, const Threshold& b)
{
  return opposite(a, b) && (a.side == Side::above ? a.at < b.at : b.at < a.at);
}

/// Whether `wide` begins to hold wherever `narrow` can hold.
bool covers(const Threshold& wide, const Threshold& narrow)
{
  if (wide.series != narrow.series || wide.side != narrow.side) return false;
  return wide.side == Side::below ? end_of(narrow) <= wide.at : end_of(narrow) >= wide.at;
}

std::string said(const Threshold& t)
{
  return fmt::format("{} {} {}", t.series, side_name(t.side), number_text(t.at));
}

void of_one(const Threshold& t, const std::vector<std::string>& keys, Found& found)
{
  if (t.series.empty()) {
    found.push_back({keys, "what the condition looks at is not said", "",
                     "name a series, for example `series: turnout`"});
  } else if (t.side == Side::none) {
    found.push_back({keys, "when the condition holds is not said", "", "write for example `below: 0.4`"});
  }
}

void of_pair(const Threshold& earlier, const Threshold& later, Join join,
             const std::vector<std::string>& keys, Found& found)
{
  if (later.side == Side::none || later.series.empty()) return;
  if (earlier.series == later.series && earlier.side == later.side) {
    found.push_back({keys, fmt::format("{} is compared twice on the same side", later.series),
                     join == Join::all ? "of all the stricter counts" : "of any the weaker counts",
                     "keep one"});
  } else if (join == Join::all && !can_hold_together(earlier, later)) {
    found.push_back({keys, fmt::format("{} and {} never hold together", said(earlier), said(later)), "",
                     "join them with `any`, or move a threshold"});
  } else if (join == Join::any && cover_everything(earlier, later)) {
    found.push_back({keys, fmt::format("{} or {} always holds", said(earlier), said(later)), "",
                     "join them with `all`, or move a threshold"});
  }
}

void within(const Conditions& conditions, const P& params, std::size_t first, Found& found)
{
  for (std::size_t k = 0; k < conditions.list.size(); ++k) {
    const std::vector<std::string> keys = keys_of_threshold(params, first + k);
    of_one(conditions.list[k], keys, found);
    for (std::size_t before = 0; before < k; ++before)
      of_pair(conditions.list[before], conditions.list[k], conditions.join, keys, found);
  }
}

void of_both(const P& params, Found& found)
{
  const std::size_t first = params.condition.list.size();
  for (std::size_t u = 0; u < params.unless.list.size(); ++u) {
    const Threshold& stops = params.unless.list[u];
    for (const Threshold& acts : params.condition.list) {
      if (stops.series.empty() || stops.side == Side::none) continue;
      const bool alone = params.unless.list.size() == 1 || params.unless.join == Join::any;
      if (alone && covers(stops, acts)) {
        found.push_back({keys_of_threshold(params, first + u), "`unless` leaves nothing of the condition",
                         fmt::format("where {} is {} {} it is {} {} too", acts.series, side_name(acts.side),
                                     number_text(acts.at), side_name(stops.side), number_text(stops.at)),
                         "move a threshold"});
      } else if (params.condition.join == Join::all && !can_hold_together(acts, stops)) {
        found.push_back({keys_of_threshold(params, first + u),
                         "it stops nothing: the condition has ended before",
                         fmt::format("{} and {} never hold together", said(acts), said(stops)),
                         "move a threshold, or leave this one out"});
      }
    }
  }
}

}  // namespace

std::vector<std::string> keys_of_threshold(const P& params, std::size_t among)
{
  const std::size_t of_condition = params.condition.list.size();
  const bool stops = among >= of_condition;
  const std::string key = stops ? "unless" : "condition";
  const std::size_t all = stops ? params.unless.list.size() : of_condition;
  if (all == 1) return {key};
  return {fmt::format("{}.{}", key, (stops ? among - of_condition : among) + 1), key};
}

std::vector<Contradiction> contradictions_of_conditions(const P& params)
{
  Found found;
  within(params.condition, params, 0, found);
  within(params.unless, params, params.condition.list.size(), found);
  of_both(params, found);
  if (params.condition.empty() && params.delay > 0) {
    found.push_back({{"delay", "condition"},
                     "what must have held for so long is not said",
                     "",
                     "write for example `condition: {series: turnout, below: 0.4}`"});
  }
  return found;
}

}  // namespace linli
