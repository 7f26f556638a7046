#include "app/trace.hpp"
#include "core/text.hpp"
#include "core/week_text.hpp"

#include <fmt/format.h>

#include <utility>

namespace linli {
namespace {

const char* words_of(Change change)
{
  switch (change) {
    case Change::called:
      return "a fresh call at the door";
    case Change::not_called:
      return "no call at the door";
    case Change::twice_the_offers:
      return "twice the offers";
    case Change::half_the_offers:
      return "half the offers";
    case Change::knows_committee:
      return "knowing the committee";
    case Change::knows_nobody:
      return "not knowing the committee";
    case Change::full_exposure:
      return "exposure 1";
    case Change::no_exposure:
      return "exposure 0";
    case Change::full_habit:
      return "habit 1";
    case Change::no_habit:
      return "habit 0";
  }
  return "";
}

std::string header(const Story& story)
{
  const Profile& p = story.who;
  std::string out = fmt::format(
      "Resident {} of {} (seed {}, replicate {})\n"
      "  {}, {} years old, education {}, {}, registered {}, tenure {}, Party {}\n"
      "  {} years here, household of {}, building group {} ({} residents) of area {} in {}\n",
      p.key, story.scenario, story.run.seed, story.run.replicate, p.sex, p.age, p.education, p.activity,
      p.registration, p.tenure, p.party, p.years_here, p.household_size, p.group, p.group_size, p.area,
      p.subdistrict);
  if (!p.adult) return out + "A child: children do not decide, so there is no story to tell.\n";
  return out + fmt::format("  role {}, personal inclination {:+.2f} (standard normal over adults)\n", p.role,
                           p.propensity);
}

std::string call(const WeekTrace& w)
{
  if (w.weeks_since_call == 0) return fmt::format("called (contact {:.2f})", w.situation.contact);
  if (w.situation.contact > 0)
    return fmt::format("somebody at home called (contact {:.2f})", w.situation.contact);
  if (w.weeks_since_call == long_ago) return "not called, never lately";
  return fmt::format("not called, last {} week{} ago", w.weeks_since_call,
                     w.weeks_since_call == 1 ? "" : "s");
}

std::string state(const WeekTrace& w)
{
  const Participation::Situation& s = w.situation;
  std::string out = fmt::format(
      "  belonging {:.2f}  trust {:.2f} (area {:.2f})  satisfaction {:.2f}  efficacy {:.2f}  exposure {:.3f} "
      " "
      "acquaintances {:.1f}\n",
      s.belonging, s.trust, s.area_trust, s.satisfaction, s.efficacy, w.exposure, s.acquaintances);
  out += fmt::format("  {}; {} the committee; {}registered as volunteer; {:.0f} free hours; role {}\n",
                     call(w), s.knows > 0 ? "knows" : "does not know", s.registered > 0 ? "" : "not ",
                     s.free_hours, role_label(w.role));
  out += fmt::format("  group {} head, {}self-governing; habit", s.head > 0 ? "with" : "without",
                     w.self_governing ? "" : "not ");
  for (std::size_t k = 0; k < weekly_channels; ++k)
    out += fmt::format("{} {} {:.2f}", k == 0 ? "" : ",", channel_label(all_channels[k]), s.habit[k]);
  return out + "\n";
}

/// Offers to draw, a row a channel.
std::string decisions(const WeekTrace& w)
{
  std::string out = fmt::format("  {:<13}{:>8}{:>10}{:>10}{:>7}{:>10}{:>9}{:>9}  {}\n", "", "offers",
                                "informed", "noticed", "time", "willing", "chance", "draw", "takes part");
  for (std::size_t k = 0; k < weekly_channels; ++k) {
    const ChannelTrace& c = w.channels[k];
    out += fmt::format("  {:<13}{:>8.3f}{:>10.3f}{:>10.3f}{:>7.2f}{:>10.4f}{:>9.5f}{:>9.5f}  {}\n",
                       channel_label(all_channels[k]), c.offers, c.informed, c.noticed, c.time, c.willingness,
                       c.chance, c.draw, c.took_part ? "yes" : "no");
  }
  return out;
}

/// The log-odds of the willingness, a row a channel.
std::string log_odds(const WeekTrace& w)
{
  using P = Participation::Parts;
  constexpr std::pair<const char*, float P::*> columns[] = {
      {"own", &P::disposition}, {"belong", &P::belonging},    {"trust", &P::trust},
      {"area", &P::area_trust}, {"satisf", &P::satisfaction}, {"effic", &P::efficacy},
      {"expos", &P::exposure},  {"years", &P::years_here},    {"appeal", &P::appeal},
      {"habit", &P::habit},     {"regist", &P::registered},
  };
  std::string out = fmt::format("  {:<13}", "log-odds of");
  for (const auto& [name, part] : columns) out += fmt::format("{:>8}", name);
  out += fmt::format("{:>8}\n", "= sum");
  for (std::size_t k = 0; k < weekly_channels; ++k) {
    const P& parts = w.channels[k].parts;
    out += fmt::format("  {:<13}", channel_label(all_channels[k]));
    for (const auto& [name, part] : columns) out += fmt::format("{:>+8.3f}", parts.*part);
    out += fmt::format("{:>+8.3f}\n", parts.sum());
  }
  return out;
}

std::string would_have(Channel channel, const ChannelTrace& c)
{
  const std::string name = channel_label(channel);
  if (c.offers <= 0) return fmt::format("  {:<13}nothing on offer\n", name);
  std::string out = fmt::format("  {:<13}would have flipped with ", name);
  if (c.flips.empty()) {
    out += "none of the changes tried";
  } else {
    out += fmt::format("{} (chance {:.5f})", words_of(c.flips.front().change), c.flips.front().probability);
  }
  out += c.log_odds ? fmt::format("; needs {:+.2f} log-odds", *c.log_odds) : "; no log-odds would do";
  return out + fmt::format("; or a draw {} {:.5f}\n", c.took_part ? "from" : "below", c.chance);
}

std::string election_day(const WeekTrace& w)
{
  if (!w.election) return "";
  const ElectionTrace& e = *w.election;
  if (!e.on_roll) return "  election     not on the voters' roll\n";
  return fmt::format("  election     on the voters' roll; leaning {:+.2f} log-odds, habit {:.2f}; {}\n",
                     e.leaning, e.habit, e.voted ? "voted" : "did not vote");
}

std::string week_of(const Story& story, const WeekTrace& w)
{
  std::string out =
      fmt::format("\nWeek {} ({})", story.of_study(w.week), to_string(story.run.calendar().date_of(w.week)));
  std::vector<std::string> did;
  std::string would;
  for (std::size_t k = 0; k < weekly_channels; ++k) {
    if (w.channels[k].took_part) did.emplace_back(channel_label(all_channels[k]));
    would += would_have(all_channels[k], w.channels[k]);
  }
  if (w.election && w.election->voted) did.emplace_back(channel_label(Channel::election));
  out += did.empty() ? ": took part in nothing\n" : ": took part in " + listed(did) + "\n";
  return out + state(w) + decisions(w) + log_odds(w) + would + election_day(w);
}

}  // namespace

std::string text_of(const Story& story)
{
  std::string out = header(story);
  std::int64_t arrived = 0;
  for (const WeekTrace& w : story.weeks) {
    if (w.arrived != arrived) {
      out += fmt::format(
          "\nWho lives here moved in at the end of {}; before, others of the same ages lived here.\n",
          week_text(story.run.calendar(), w.arrived - 1));
      arrived = w.arrived;
    }
    out += week_of(story, w);
  }
  return out;
}

}  // namespace linli
