#include "engine/flips.hpp"

#include "traces.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <utility>

namespace linli {
namespace {

using namespace test;

class Flips : public Traces {};

INSTANTIATE_TEST_SUITE_P(Influences, Flips, testing::Values(Influence::linear, Influence::threshold));

using Situation = Participation::Situation;

/// The changes once more, by hand.
void change_by_hand(const Participation& participation, Situation& s, std::size_t k, float threshold,
                    Change change)
{
  const std::map<Change, std::function<void()>> by_hand{
      {Change::called, [&] { s.contact = 1; }},
      {Change::not_called, [&] { s.contact = 0; }},
      {Change::twice_the_offers, [&] { s.offers[k] = s.offers[k] + s.offers[k]; }},
      {Change::half_the_offers, [&] { s.offers[k] = s.offers[k] / 2; }},
      {Change::knows_committee, [&] { s.knows = 1; }},
      {Change::knows_nobody, [&] { s.knows = 0; }},
      {Change::full_exposure, [&] { s.influence = participation.influence(1, threshold); }},
      {Change::no_exposure, [&] { s.influence = participation.influence(0, threshold); }},
      {Change::full_habit, [&] { s.habit[k] = 1; }},
      {Change::no_habit, [&] { s.habit[k] = 0; }},
  };
  by_hand.at(change)();
}

double log_rate(const Situation& s, const Participation::Outcome& o, std::size_t k)
{
  return std::log(static_cast<double>(s.offers[k]) * static_cast<double>(o.informed[k]) *
                  static_cast<double>(o.noticed) * static_cast<double>(o.intention[k]) *
                  static_cast<double>(o.time[k]));
}

TEST_P(Flips, AreAllThereAreTheNearestFirst)
{
  std::map<Change, int> claimed;
  for_each_decision([&](const WeekTrace& w, std::size_t k, float threshold) {
    const Participation::Outcome is = participation.decide(w.situation);
    std::vector<std::pair<double, Change>> found;
    for (const Change change : all_changes) {
      Situation other = w.situation;
      change_by_hand(participation, other, k, threshold, change);
      const Participation::Outcome would = participation.decide(other);
      if (((would.took_part ^ is.took_part) >> k & 1) == 0) continue;
      found.emplace_back(std::abs(log_rate(other, would, k) - log_rate(w.situation, is, k)), change);
    }
    const std::vector<Flip>& flips = w.channels[k].flips;
    ASSERT_EQ(flips.size(), found.size());
    double before = 0;
    for (const Flip& flip : flips) {
      const auto same = std::ranges::find(found, flip.change, &std::pair<double, Change>::second);
      ASSERT_NE(same, found.end()) << change_label(flip.change);
      if (std::isfinite(same->first)) {
        ASSERT_NEAR(flip.distance, same->first, 1e-9);
      } else {
        ASSERT_EQ(flip.distance, same->first);
      }
      ASSERT_GE(flip.distance, before);
      before = flip.distance;
      ASSERT_EQ(flip.probability > w.situation.luck[k], !w.channels[k].took_part);
      ++claimed[flip.change];
    }
  });
  for (const Change change : {Change::called, Change::twice_the_offers, Change::half_the_offers,
                              Change::no_exposure, Change::full_habit})
    EXPECT_GT(claimed[change], 0) << change_label(change);
}

TEST_P(Flips, NeedExactlyTheseLogOdds)
{
  int up = 0, down = 0, never = 0;
  for_each_decision([&](const WeekTrace& w, std::size_t k, float) {
    const ChannelTrace& c = w.channels[k];
    const auto with = [&](double log_odds) {
      Situation s = w.situation;
      s.disposition[k] += static_cast<float>(log_odds);
      return (participation.decide(s).took_part >> k & 1) != 0;
    };
    if (!c.log_odds) {
      EXPECT_EQ(with(-40), c.took_part);
      EXPECT_EQ(with(+40), c.took_part);
      ++never;
      return;
    }
    const double more = c.took_part ? -1e-3 : 1e-3;
    EXPECT_EQ(*c.log_odds < 0, c.took_part);
    // Close to Y = 1 a float has no place for a thousandth of log-odds.
    if (c.draw > 0 && std::abs(*c.log_odds + static_cast<double>(c.parts.sum())) < 5) {
      EXPECT_EQ(with(*c.log_odds + more), !c.took_part);
      EXPECT_EQ(with(*c.log_odds - more), c.took_part);
      ++(c.took_part ? down : up);
    }
  });
  for (const int n : {up, down, never}) EXPECT_GT(n, 0);
}

}  // namespace
}  // namespace linli
