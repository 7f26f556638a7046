/// Participation as chances: how often, of how many offers, and with how much attention.
#include "mechanisms/residents/participation.hpp"
#include "participation_helpers.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>

namespace linli {
namespace {

using namespace test;

/// Parameters under which nothing but the disposition decides.
Participation::Params without_views()
{
  Participation::Params params = plain;
  params.belonging = params.trust = params.trust_area = params.satisfaction = params.efficacy = 0;
  params.decade_here = 0;
  return params;
}

TEST(ParticipationChances, FrequencyIsTheProbability)
{
  // P = 1 - exp(-0.5 logistic(-1) logistic(0.3)); the count over 400 people and 50 weeks is binomial.  The
  // bound of 4.9 standard deviations is missed once in a million seeds.
  constexpr std::size_t people = 400;
  constexpr int weeks = 50;
  for (const auto& [channel, lever] :
       {std::pair{Channel::activity, Lever::offers_activity}, std::pair{Channel::activity, Lever::festival},
        std::pair{Channel::volunteering, Lever::offers_volunteering},
        std::pair{Channel::team, Lever::offers_team}, std::pair{Channel::deliberation, Lever::session}}) {
    World world = still_world(population_of({area_of({group_of(singles(people))})}));
    world.residents.disposition[channel].assign(people, 0.3F);
    world.levers.apply(lever, AreaId{0}, 0.5F);
    const Participation participation(without_views());
    double count = 0;
    for (int week = 0; week < weeks; ++week) {
      participation.act(world, AreaId{0}, {week, {}});
      for (const std::uint8_t t : world.residents.took_part) {
        ASSERT_EQ(t & ~bit_of(channel), 0) << "of another channel";
        count += t == 0 ? 0 : 1;
      }
    }
    const double p = 1 - std::exp(-0.5 / (1 + std::exp(1.0)) / (1 + std::exp(-0.3)));
    EXPECT_NEAR(count, people * weeks * p, 4.9 * std::sqrt(people * weeks * p * (1 - p)))
        << channel_label(channel);
  }
}

TEST(ParticipationChances, TwiceTheOffersAreTwoIndependentChances)
{
  // 1 - P(2 offers) = (1 - P(1 offer))^2; and for few offers P is offers x informed x intention.
  Participation::Params params = without_views();
  params.attention = 1000;
  const Participation participation(params);
  for (const std::size_t k : {activity, volunteering, team, deliberation}) {
    Participation::Situation s{};
    s.disposition[k] = 0.4F;
    s.free_hours = 20;
    const auto stays_away = [&](float offers) {
      s.offers[k] = offers;
      return 1 - static_cast<double>(participation.decide(s).probability[k]);
    };
    for (const float offers : {0.01F, 0.1F, 0.35F, 2.0F, 10.0F})
      EXPECT_NEAR(stays_away(2 * offers), std::pow(stays_away(offers), 2), 1e-6) << offers;
    const double expected = 1e-4 / (1 + std::exp(1.0)) / (1 + std::exp(-0.4));
    EXPECT_NEAR(1 - stays_away(1e-4F), expected, 1e-4 * expected);
  }
}

TEST(ParticipationChances, AttentionIsSharedByAllInvitations)
{
  // With more invitations than attention, the rates of all channels with intention 1 add up to attention x their share
  // of all invitations, however many there are; without any other they add up to the attention itself.
  const Participation participation([] {
    Participation::Params params = without_views();
    params.attention = 0.75;
    return params;
  }());
  Participation::Situation s{.disposition = {60, 60, 60, 60}, .free_hours = 1000, .luck = {1, 1, 1, 1}};
  for (const float many : {5.0F, 50.0F}) {
    for (const float outside : {0.0F, 1.0F}) {
      s.offers = {many, 2 * many, many / 2, many};
      s.outside = outside;
      const Participation::Outcome o = participation.decide(s);
      double rates = 0;
      double invitations = 0.5 * static_cast<double>(outside);
      for (std::size_t k = 0; k < weekly_channels; ++k) {
        rates -= std::log(1 - static_cast<double>(o.probability[k]));
        invitations += static_cast<double>(s.offers[k] * o.informed[k]);
      }
      EXPECT_NEAR(rates, 0.75 * (1 - 0.5 * static_cast<double>(outside) / invitations), 1e-5) << many;
    }
  }
}

}  // namespace
}  // namespace linli
