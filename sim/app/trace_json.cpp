#include "app/json.hpp"
#include "app/trace.hpp"

#include <nlohmann/json.hpp>

namespace linli {
namespace {

Json by_channel(const std::array<float, weekly_channels>& values)
{
  Json out;
  for (std::size_t k = 0; k < values.size(); ++k) out[channel_label(all_channels[k])] = plain(values[k]);
  return out;
}

Json json_of(const Profile& p)
{
  return {{"resident", p.key},
          {"adult", p.adult},
          {"age", p.age},
          {"sex", p.sex},
          {"education", p.education},
          {"activity", p.activity},
          {"registration", p.registration},
          {"tenure", p.tenure},
          {"party", p.party},
          {"years_here", p.years_here},
          {"propensity", p.propensity},
          {"role", p.role},
          {"household_size", p.household_size},
          {"building_group", p.group},
          {"building_group_size", p.group_size},
          {"area", p.area},
          {"subdistrict", p.subdistrict}};
}

Json state(const WeekTrace& w)
{
  const Participation::Situation& s = w.situation;
  return {{"belonging", plain(s.belonging)},
          {"trust", plain(s.trust)},
          {"area_trust", plain(s.area_trust)},
          {"satisfaction", plain(s.satisfaction)},
          {"efficacy", plain(s.efficacy)},
          {"exposure", plain(w.exposure)},
          {"acquaintances", plain(s.acquaintances)},
          {"contact", plain(s.contact)},
          {"called", w.weeks_since_call == 0},
          {"weeks_since_call", w.weeks_since_call == long_ago ? Json() : Json(w.weeks_since_call)},
          {"appeal", plain(s.appeal)},
          {"knows_committee", s.knows > 0},
          {"registered", s.registered > 0},
          {"free_hours", plain(s.free_hours)},
          {"years_here", plain(s.years_here)},
          {"outside", plain(s.outside)},
          {"openness", plain(s.openness)},
          {"role", role_label(w.role)},
          {"group_has_head", s.head > 0},
          {"group_self_governing", w.self_governing},
          {"habit", by_channel(s.habit)}};
}

Json parts(const Participation::Parts& p)
{
  return {{"disposition", plain(p.disposition)},
          {"belonging", plain(p.belonging)},
          {"trust", plain(p.trust)},
          {"area_trust", plain(p.area_trust)},
          {"satisfaction", plain(p.satisfaction)},
          {"efficacy", plain(p.efficacy)},
          {"exposure", plain(p.exposure)},
          {"years_here", plain(p.years_here)},
          {"appeal", plain(p.appeal)},
          {"habit", plain(p.habit)},
          {"registered", plain(p.registered)}};
}

Json decision(Channel channel, const ChannelTrace& c)
{
  Json flips = Json::array();
  for (const Flip& flip : c.flips)
    flips.push_back({{"change", change_label(flip.change)}, {"chance", plain(flip.probability)}});
  return {{"channel", channel_label(channel)},
          {"offers", plain(c.offers)},
          {"informed", plain(c.informed)},
          {"noticed", plain(c.noticed)},
          {"time", plain(c.time)},
          {"parts", parts(c.parts)},
          {"log_odds", plain(c.parts.sum())},
          {"willingness", plain(c.willingness)},
          {"chance", plain(c.chance)},
          {"draw", plain(c.draw)},
          {"took_part", c.took_part},
          {"flips", flips},
          {"log_odds_needed", c.log_odds ? Json(*c.log_odds) : Json()}};
}

Json election(const WeekTrace& w)
{
  if (!w.election) return nullptr;
  const ElectionTrace& e = *w.election;
  return {{"on_roll", e.on_roll},
          {"leaning", e.on_roll ? Json(e.leaning) : Json()},
          {"habit", plain(e.habit)},
          {"voted", e.voted}};
}

Json week(const Story& story, const WeekTrace& w)
{
  Json channels = Json::array();
  for (std::size_t k = 0; k < weekly_channels; ++k)
    channels.push_back(decision(all_channels[k], w.channels[k]));
  return {{"week", story.of_study(w.week)},
          {"date", to_string(story.run.calendar().date_of(w.week))},
          {"moved_in", w.arrived == 0 ? Json() : Json(story.of_study(w.arrived - 1))},
          {"state", state(w)},
          {"channels", channels},
          {"election", election(w)}};
}

}  // namespace

std::string json_of(const Story& story)
{
  Json weeks = Json::array();
  for (const WeekTrace& w : story.weeks) weeks.push_back(week(story, w));
  const Json document{{"scenario", story.scenario},
                      {"seed", story.run.seed},
                      {"replicate", story.run.replicate},
                      {"resident", json_of(story.who)},
                      {"weeks", weeks}};
  return document.dump(2) + "\n";
}

}  // namespace linli
