#include "engine/flips.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace linli {
namespace {

/// What the willingness is multiplied with to give the rate of taking part.
double opportunity(const Participation::Situation& s, const Participation::Outcome& o, std::size_t k)
{
  return static_cast<double>(s.offers[k]) * static_cast<double>(o.informed[k]) *
         static_cast<double>(o.noticed) * static_cast<double>(o.time[k]);
}

double rate(const Participation::Situation& s, const Participation::Outcome& o, std::size_t k)
{
  return opportunity(s, o, k) * static_cast<double>(o.intention[k]);
}

/// |ln b / a|; infinite from or to nothing.
double distance(double a, double b)
{
  return a > 0 && b > 0 ? std::abs(log(b / a)) : std::numeric_limits<double>::infinity();
}

}  // namespace

const char* change_label(Change change)
{
  constexpr std::array<const char*, all_changes.size()> labels{
      "called",       "not_called",    "twice_the_offers", "half_the_offers", "knows_committee",
      "knows_nobody", "full_exposure", "no_exposure",      "full_habit",      "no_habit"};
  return labels[static_cast<std::size_t>(change)];
}

Participation::Situation changed(const Participation& participation, Participation::Situation s,
                                 float threshold, Channel channel, Change change)
{
  const auto k = static_cast<std::size_t>(channel);
  switch (change) {
    case Change::called:
    case Change::not_called:
      s.contact = change == Change::called ? 1.0F : 0.0F;
      break;
    case Change::twice_the_offers:
    case Change::half_the_offers:
      s.offers[k] *= change == Change::twice_the_offers ? 2.0F : 0.5F;
      break;
    case Change::knows_committee:
    case Change::knows_nobody:
      s.knows = change == Change::knows_committee ? 1.0F : 0.0F;
      break;
    case Change::full_exposure:
    case Change::no_exposure:
      s.influence = participation.influence(change == Change::full_exposure ? 1.0F : 0.0F, threshold);
      break;
    case Change::full_habit:
    case Change::no_habit:
      s.habit[k] = change == Change::full_habit ? 1.0F : 0.0F;
      break;
  }
  return s;
}

std::vector<Flip> flips_of(const Participation& participation, const Participation::Situation& situation,
                           float threshold, Channel channel)
{
  const auto k = static_cast<std::size_t>(channel);
  const Participation::Outcome is = participation.decide(situation);
  std::vector<Flip> out;
  for (const Change change : all_changes) {
    const Participation::Situation other = changed(participation, situation, threshold, channel, change);
    const Participation::Outcome would = participation.decide(other);
    if (((is.took_part ^ would.took_part) & bit_of(channel)) == 0) continue;
    out.push_back({change, would.probability[k], distance(rate(situation, is, k), rate(other, would, k))});
  }
  std::ranges::stable_sort(out, {}, &Flip::distance);
  return out;
}

std::optional<double> log_odds_needed(const Participation& participation,
                                      const Participation::Situation& situation, Channel channel)
{
  const auto k = static_cast<std::size_t>(channel);
  const Participation::Outcome is = participation.decide(situation);
  const double u = static_cast<double>(situation.luck[k]);
  const double willing = -log(1 - u) / opportunity(situation, is, k);  // Y with chance u
  if (!(willing > 0 && willing < 1)) return std::nullopt;
  const double now = static_cast<double>(participation.parts(situation, channel).sum());
  return log(willing / (1 - willing)) - now;
}

}  // namespace linli
