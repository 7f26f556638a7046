#include "mechanisms/committee/assessment.hpp"

#include "mechanisms/committee/leadership_skills.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};
constexpr SecretaryId who{0};
constexpr Moment quarter_end{.week = 12, .luck = {}};
constexpr auto self = static_cast<std::size_t>(Assessor::self);
constexpr auto street = static_cast<std::size_t>(Assessor::street);
constexpr auto agency = static_cast<std::size_t>(Assessor::agency);

World places(std::size_t count, std::size_t people = 4)
{
  World world = still_world(population_of(copies(count, area_of({group_of(singles(people))}))));
  start<Assessment>(world, {}, {});
  for (auto* columns : {&world.secretaries.orientation, &world.secretaries.share}) {
    for (auto& column : *columns) column.assign(count, 1.0F / 6);
  }
  return world;
}

TEST(Assessment, OneStepByHand)
{
  Assessment::Params p;
  p.agency_sd = 0;
  p.feedback = 0;
  World world = places(1);
  world.residents.satisfaction.assign(4, 0.625F);
  world.residents.trust.assign(4, 0.5F);
  world.groups.head[BuildingGroupId{0}] = 2;
  world.work.usual[0][here] = 10;
  world.work.backlog[0][here] = 40;  // half of 8 weeks' work
  world.work.perfunctory[here] = 0.5F;
  world.levers.apply(Lever::poll_openness, here, 1);
  world.levers.apply(Lever::third_party, here, 1);
  world.levers.apply(Lever::appraisal_link, here, 0.2F);
  Assessment(p).act(world, here, quarter_end);
  const AssessmentState& a = world.assessment;
  EXPECT_NEAR(a.score[street][here], 0.75 * 0.85, 1e-6);
  EXPECT_NEAR(a.score[self][here], 0.6375 + 0.5 * 0.3625, 1e-6);
  EXPECT_NEAR(a.score[agency][here], 0.5 * 0.625 + 0.5 * 0.75, 1e-6);
  EXPECT_NEAR(a.total[here], (0.2 * 0.81875 + 0.7 * 0.6375 + 1.1 * 0.6875) / 2, 1e-6);
  EXPECT_NEAR(a.tasks[here], 0.5 * 0.9 / 2, 1e-6);
  EXPECT_NEAR(a.residents[here], 0.5 * 1.1 / 2, 1e-6);
  EXPECT_EQ(a.week[here], quarter_end.week + 1) << "counted from 1";
}

TEST(Assessment, OnlyAtTheEndOfAQuarter)
{
  World world = places(1);
  const World before = world;
  for (const std::int64_t week : {0, 11, 13, 24}) {
    Assessment({}).act(world, here, {.week = week, .luck = {}});
    EXPECT_EQ(digest_of(world), digest_of(before)) << week;
  }
}

TEST(Assessment, AnOpenPollHasTheVarianceOfASample)
{
  // Closed form: sigma^2 / sample; satisfaction is 0 or 1 with equal parts, so 0.25 / 25 = 0.01.
  constexpr std::size_t count = 3000;
  Assessment::Params p;
  p.sample = 25;
  World world = places(count, 8);
  for (std::size_t k = 0; k < world.size(); ++k)
    world.residents.satisfaction[ResidentId{k}] = k % 2 == 0 ? 1 : 0;
  double mean = 0;
  double square = 0;
  for (std::size_t a = 0; a < count; ++a) {
    const double poll = Assessment(p).poll(world, AreaId{a}, 1, quarter_end);
    mean += poll / count;
    square += (poll - 0.5) * (poll - 0.5) / count;
  }
  EXPECT_NEAR(mean, 0.5, 4.9 * std::sqrt(0.01 / count));
  EXPECT_NEAR(square, 0.01, 4.9 * 0.01 * std::sqrt(2.0 / count));
}

TEST(Assessment, APollOfThoseWithinReachIsBiasedUpward)
{
  // P21: those who know the committee are the satisfied ones here.
  World world = places(1, 10);
  for (std::size_t k = 0; k < 10; ++k) world.residents.satisfaction[ResidentId{k}] = 0.2F;
  world.residents.satisfaction[ResidentId{3}] = 0.9F;
  world.residents.knows_committee[ResidentId{3}] = 1;
  EXPECT_NEAR(Assessment({}).poll(world, here, 0, quarter_end), 0.9,
              0.03);  // some are not found in fifty tries
  EXPECT_LT(Assessment({}).poll(world, here, 1, quarter_end), 0.5);
}

TEST(Assessment, FeedbackMovesHoursTowardWhatIsRatedWorst)
{
  World world = places(1);
  world.residents.trust.assign(4, 0.2F);  // listening is rated worst
  world.residents.efficacy.assign(4, 0.8F);
  world.residents.satisfaction.assign(4, 0.8F);
  world.residents.weeks_since.assign(4, 3);
  Assessment::Params p;
  p.feedback = 0;
  World still = world;
  Assessment(p).act(still, here, quarter_end);
  for (const auto& share : still.secretaries.share) EXPECT_EQ(share[who], 1.0F / 6);
  world.levers.apply(Lever::feedback, here, 1);
  Assessment(p).act(world, here, quarter_end);
  // Ratings 0.2, 1, none, 0.8, 0.8, 0: their mean is 0.56.
  const std::array<double, leadership_functions> weight{std::exp(0.72),  std::exp(-0.88), 1,
                                                        std::exp(-0.48), std::exp(-0.48), std::exp(1.12)};
  double sum = 0;
  for (const double w : weight) sum += w;
  for (std::size_t f = 0; f < leadership_functions; ++f)
    EXPECT_NEAR(world.secretaries.share[f][who], weight[f] / sum, 1e-5) << leadership_function_labels[f];
}

TEST(Assessment, SharesOfHoursBeginPartOfTheWayAndStayUntilTheStudy)
{
  // Everybody is content with everything but the heads, of whom there are none: only `teams` is missed.
  World world = places(1);
  world.residents.trust.assign(4, 1.0F);
  world.residents.efficacy.assign(4, 1.0F);
  world.residents.satisfaction.assign(4, 1.0F);
  world.residents.weeks_since.assign(4, 0);
  Assessment::Params p;
  constexpr std::int64_t study = 208;
  p.start = 0.25;
  // Ratings 1, 1, none, 1, 1, 0, their mean 0.8: weights e^-0.4 four times, 1, e^1.6.
  const double sum = 4 * std::exp(-0.4) + 1 + std::exp(1.6);
  const double teams = 1.0 / 6 + 0.25 * (std::exp(1.6) / sum - 1.0 / 6);
  const auto of_teams = [](const World& w) {
    return w.secretaries.share[std::size_t(LeadershipFunction::teams)][who];
  };
  Assessment(p).begin(world, here, {});
  EXPECT_NEAR(of_teams(world), teams, 1e-6);
  Assessment(p).act(world, here, {.week = 207, .luck = {}, .study_begins = study});
  EXPECT_NEAR(of_teams(world), teams, 1e-6) << "no nearer before the study";
  World wrong = world;
  for (auto& share : wrong.secretaries.share) share[who] = 1;
  Assessment(p).act(wrong, here, {.week = 207, .luck = {}, .study_begins = study});
  EXPECT_NEAR(of_teams(wrong), teams, 1e-6) << "wherever it was";
  Assessment(p).act(world, here, {.week = 220, .luck = {}, .study_begins = study});
  EXPECT_NEAR(of_teams(world), teams + 0.05 * (std::exp(1.6) / sum - teams), 1e-6);
  World unheard = places(1);
  p.feedback = 0;
  Assessment(p).begin(unheard, here, {});
  EXPECT_EQ(of_teams(unheard), 1.0F / 6) << "nobody was told anything";
}

TEST(Assessment, SameBitsOnAnyNumberOfThreads)
{
  Assessment::Params p;
  p.every = 1;
  Week week;
  week.local<LeadershipSkills>({});
  week.local<Assessment>(p);
  expect_same_bits_on_any_number_of_threads(week);
}

}  // namespace
}  // namespace linli
