#include "mechanisms/committee/leadership_skills.hpp"

#include "support/columns.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

using namespace test;

constexpr AreaId here{0};
constexpr SecretaryId holder{0};  // of this area
constexpr std::array<Skill, skills> all_skills{Skill::mobilising, Skill::coordinating, Skill::planning,
                                               Skill::professional};

World secretaries(std::size_t count, const LeadershipSkills::Params& params = {}, TinySecretary who = {})
{
  TinyArea area = area_of({group_of(singles(1))});
  area.secretary = who;
  World world = still_world(population_of(copies(count, area)));
  start<LeadershipSkills>(world, params, {});
  world.secretaries.skill = world.secretaries.talent;
  return world;
}

double skill(const World& world, Skill which, SecretaryId id = holder)
{
  return static_cast<double>(world.secretaries.skill[static_cast<std::size_t>(which)][id]);
}

TEST(LeadershipSkills, OneStepByHand)
{
  LeadershipSkills::Params p;
  p.learn = 0.01;
  p.experience = 0.01;
  p.loss = 0.02;
  const LeadershipSkills model(p);
  EXPECT_NEAR(model.next(0.6, 0.5, 0.05, 2), 0.6 + 0.04 + 0.004 - 0.002, 1e-12);
  EXPECT_NEAR(model.pace(false, false, 0), 0.01, 1e-12);
  EXPECT_NEAR(model.pace(true, true, 1), 0.01 * 1.5 * 1.3, 1e-12);
}

TEST(LeadershipSkills, SchoolsTeachTheirModules)
{
  LeadershipSkills::Params p;
  p.learn = 0.01;
  p.experience = p.loss = p.sd = 0;
  World world = secretaries(1, p, {.age = 60, .college = 0});
  world.levers.apply(Lever::training_practice, here, 3);
  world.levers.apply(Lever::training_party, here, 1);
  world.posts.asked_hours[here] = 2;  // half of the four hours found room
  LeadershipSkills(p).act(world, here, {});
  for (const Skill which : {Skill::mobilising, Skill::coordinating})
    EXPECT_NEAR(skill(world, which), 0.47 + 0.01 * 1.5 * 0.53, 1e-6);
  for (const Skill which : {Skill::planning, Skill::professional})
    EXPECT_NEAR(skill(world, which), 0.47 + 0.01 * 0.5 * 0.53, 1e-6);
}

TEST(LeadershipSkills, MentorsAndPostingsTeachEverything)
{
  LeadershipSkills::Params p;
  p.learn = 0.01;
  p.experience = p.loss = p.sd = 0;
  World world = secretaries(1, p, {.age = 60, .college = 0});
  world.secretaries.mentored[holder] = 1;
  world.levers.apply(Lever::hard_posting, here, 0.5F);
  LeadershipSkills(p).act(world, here, {});
  for (const Skill which : all_skills) EXPECT_NEAR(skill(world, which), 0.47 + 0.01 * 1.75 * 0.53, 1e-6);
  world.posts.vacant[here] = 1;
  const World before = world;
  LeadershipSkills(p).act(world, here, {});
  EXPECT_EQ(digest_of(world), digest_of(before)) << "nobody learns in a vacant post";
}

TEST(LeadershipSkills, SettlesWhereTrainingAndForgettingMeet)
{
  // Closed form: s* = (v T + x + l t) / (v T + x + l), approached as (1 - v T - x - l)^t.
  LeadershipSkills::Params p;
  p.learn = 0.01;
  p.mentor = 2;
  p.experience = 0.002;
  p.loss = 0.01;
  World world = secretaries(1, p, {.age = 60, .college = 0});
  world.secretaries.mentored[holder] = 1;
  const World begun = world;
  const Week week = week_of<LeadershipSkills>(p);
  for (const int weeks : {1, 10, 100}) {
    const World later = after(begun, week, weeks);
    for (const Skill which : all_skills) {
      const auto k = static_cast<std::size_t>(which);
      const double talent = static_cast<double>(begun.secretaries.talent[k][holder]);
      const double rate = 0.02 + 0.002 + 0.01;
      const double settled = (0.02 + 0.002 + 0.01 * talent) / rate;
      EXPECT_NEAR(skill(later, which), settled + (talent - settled) * std::pow(1 - rate, weeks), 1e-5);
    }
  }
}

TEST(LeadershipSkills, CapacityShiftsAllByStandardDeviations)
{
  constexpr std::size_t count = 3000;
  LeadershipSkills::Params raised;
  raised.capacity = 0.5;
  const World usual = secretaries(count);
  const World shifted = secretaries(count, raised);
  for (const Skill which : all_skills) {
    double mean = 0;
    double square = 0;
    double shifts = 0;
    for (std::size_t a = 0; a < count; ++a) {
      const double x = skill(usual, which, SecretaryId{a});
      mean += x / count;
      square += x * x / count;
      const double shift = skill(shifted, which, SecretaryId{a}) - x;  // less where skills end
      EXPECT_GE(shift, 0) << "the same luck";
      EXPECT_LE(shift, 0.065 + 1e-6);
      shifts += shift / count;
    }
    EXPECT_NEAR(std::sqrt(square - mean * mean), 0.13, 0.01);
    EXPECT_NEAR(shifts, 0.065, 1e-3);
  }
  // Who they are counts: rehired retirees mobilise better, those with college know the law.
  const World retired = secretaries(count, {}, {.age = 62, .employment = Employment::rehired, .college = 0});
  double mobilising = 0;
  double professional = 0;
  for (std::size_t a = 0; a < count; ++a) {
    mobilising +=
        skill(retired, Skill::mobilising, SecretaryId{a}) - skill(usual, Skill::mobilising, SecretaryId{a});
    professional += skill(retired, Skill::professional, SecretaryId{a}) -
                    skill(usual, Skill::professional, SecretaryId{a});
  }
  EXPECT_NEAR(mobilising / count, 0.04, 1e-3);
  EXPECT_NEAR(professional / count, -0.11, 1e-3);
}

TEST(LeadershipSkills, WhoWasInOfficeBeforeTheRunHasLearnt)
{
  LeadershipSkills::Params p;
  p.learn = 0.01;
  p.novice = 0.5;
  p.experience = 0.1;
  p.loss = 0.3;
  constexpr std::int64_t study = 208;
  for (const double way : {0.0, 0.25, 1.0}) {
    p.start = way;
    World world = still_world(population_of({area_of({group_of(singles(1))})}));
    start<LeadershipSkills>(world, p, {});
    for (const Skill which : all_skills) {
      const auto talent =
          static_cast<double>(world.secretaries.talent[static_cast<std::size_t>(which)][holder]);
      const double in_the_end = (0.1 + 0.3 * talent) / 0.4;
      EXPECT_NEAR(skill(world, which), talent / 2 + way * (in_the_end - talent / 2), 1e-6);
    }
    const World before = world;
    LeadershipSkills(p).act(world, here, {.week = 207, .luck = {}, .study_begins = study});
    EXPECT_EQ(world.secretaries.skill, before.secretaries.skill) << "nobody learns before the study";
    LeadershipSkills(p).act(world, here, {.week = 208, .luck = {}, .study_begins = study});
    if (way < 1) {
      EXPECT_GT(skill(world, Skill::mobilising), skill(before, Skill::mobilising));
    }
  }
}

TEST(LeadershipSkills, ANewSecretaryStartsAnew)
{
  LeadershipSkills::Params p;
  p.learn = 0.01;
  p.experience = p.loss = 0;
  World world = secretaries(2, p);
  world.reserves.prepared[SubdistrictId{0}] = 0.5F;
  world.people.secretaries.appointed[holder] = 8;
  const World before = world;
  const LeadershipSkills model(p);
  for (const AreaId area : {here, AreaId{1}}) model.act(world, area, {.week = 7, .luck = {}});
  for (std::size_t k = 0; k < skills; ++k) {
    EXPECT_NE(world.secretaries.talent[k][holder], before.secretaries.talent[k][holder]);
    EXPECT_NEAR(world.secretaries.skill[k][holder], 0.85F * world.secretaries.talent[k][holder] + 0.05F,
                1e-5F);
    EXPECT_EQ(world.secretaries.talent[k][SecretaryId{1}], before.secretaries.talent[k][SecretaryId{1}]);
  }
  float sum = 0;
  for (const auto& share : world.secretaries.share) sum += share[holder];
  EXPECT_NEAR(sum, 1, 1e-5);
}

TEST(LeadershipSkills, TalentsStayWhenSomebodyGrowsOlderOrIsRehired)
{
  // A run that goes on from a checkpoint derives talents anew.
  World world = secretaries(2, {}, {.age = 47, .employment = Employment::other, .college = 1});
  const World before = world;
  world.people.secretaries.age[holder] = 56;
  world.people.secretaries.employment[holder] = Employment::rehired;
  LeadershipSkills({}).derive(world, holder, {});
  EXPECT_EQ(world.secretaries.talent, before.secretaries.talent);
  world.people.secretaries.employment_then[holder] = Employment::rehired;
  LeadershipSkills({}).derive(world, holder, {});
  EXPECT_NE(world.secretaries.talent, before.secretaries.talent) << "who was rehired to begin with";
}

TEST(LeadershipSkills, SameBitsOnAnyNumberOfThreads)
{
  expect_same_bits_on_any_number_of_threads(week_of<LeadershipSkills>({}));
}

}  // namespace
}  // namespace linli
