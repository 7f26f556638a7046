/// Troubles, which people take to the committee or not, and what comes of it.
#include "mechanisms/trust_helpers.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

TEST(TrustTroubles, VoiceByHand)
{
  Trust::Params p = quiet();
  p.voice = -0.5;
  p.voice_trust = 1.5;
  p.voice_expectation = 1;
  // -0.5 + 1.5 x 0.2 + 1 x (-0.1) = -0.3
  EXPECT_NEAR(Trust(p).voice(0.7F, 0.4F), 1 / (1 + std::exp(0.3)), 1e-6);
}

TEST(TrustTroubles, TroublesByHand)
{
  // In the turn of four weeks, with one's own luck: a trouble with chance 1 - exp(-4 x 0.2), taken to the committee
  // with chance one half (voice 0), handled well in 60 of 100 cases.
  Trust::Params p = quiet();
  p.troubles = 0.2;
  p.met = 0.25;
  p.forget = 0.3;
  World world = people(200, p);
  world.residents.trust.assign(200, 0.4F);
  world.residents.knows_committee.assign(200, 1);
  world.levers.apply(Lever::responsiveness, here, 0.6F);
  const Luck luck{.seed = 9, .replicate = 1};
  Trust(p).act(world, here, {.week = 2, .luck = luck});
  int handled = 0;
  int disappointed = 0;
  int forgot = 0;
  for (std::uint32_t k = 0; k < 200; ++k) {
    const RandomBlock words = random_block(luck, Stream::trust, 2, k);
    const bool turn = (k / 10 * 10 + 2) % 4 == 0;
    const bool takes =
        turn && static_cast<double>(uniform24(words[0])) < 1 - std::exp(-0.8) && uniform24(words[1]) < 0.5F;
    const bool well = uniform24(words[2]) < 0.6F;
    const bool forgets = turn && uniform24(words[3]) < 0.3F && !takes;
    const float expected = !takes ? 0.4F : well ? 0.55F : 0.3F;  // 0.4 + 0.25 (1 - 0.4), 0.4 - 0.25 x 0.4
    EXPECT_FLOAT_EQ(world.residents.trust[ResidentId{k}], expected) << k;
    EXPECT_EQ(world.residents.knows_committee[ResidentId{k}], forgets ? 0 : 1) << k;
    handled += takes && well ? 1 : 0;
    disappointed += takes && !well ? 1 : 0;
    forgot += forgets ? 1 : 0;
  }
  EXPECT_GT(handled, 3);
  EXPECT_GT(disappointed, 3);
  EXPECT_GT(forgot, 3);
}

TEST(TrustTroubles, WhoTakesATroubleThereKnowsTheCommittee)
{
  constexpr double n = 4000;
  Trust::Params p = quiet();
  p.troubles = 0.05;
  p.voice = 1;
  p.voice_trust = 2;
  p.voice_expectation = 4;
  World world = people(4000, p);
  world.residents.trust.assign(4000, 0.75F);
  world.residents.expectation[0].assign(4000, 0.25F);
  one_turn(world, p);
  EXPECT_TRUE(fits(knowing(world), n, (1 - std::exp(-0.2)) / (1 + std::exp(-0.5))));  // 1 + 2 / 4 - 4 / 4
}

}  // namespace
}  // namespace linli
