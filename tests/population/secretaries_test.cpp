#include "population/secretaries.hpp"

#include "core/errors.hpp"
#include "population/fit_report.hpp"
#include "support/putuo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace linli {
namespace {

using test::putuo_margins;
using test::putuo_secretaries;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The report's table, typed in again: secretaries, women, mean age, and posts in the order rehired, public
/// institution, treated as such, other.
struct Printed {
  const char* name;
  int secretaries;
  int women;
  double mean_age;
  std::array<int, 4> posts;
};
constexpr std::array<Printed, 4> report{{{"changfeng", 26, 21, 53.0, {16, 5, 3, 2}},
                                         {"taopu", 32, 18, 52.0, {20, 2, 8, 2}},
                                         {"shiquan", 25, 14, 54.8, {15, 2, 3, 5}},
                                         {"zhenru", 36, 26, 51.5, {16, 4, 15, 1}}}};

const Subdistricts& subdistricts()
{
  static const Subdistricts all = [] {
    Subdistricts out;
    std::size_t end = 0;
    for (const Margins::Subdistrict& s : putuo_margins().subdistricts) {
      out.name.push_back(s.name);
      out.areas.close(AreaId{end += s.areas});
    }
    return out;
  }();
  return all;
}

Secretaries appointed(std::uint64_t seed = 1, const SecretaryRoster& roster = putuo_secretaries())
{
  return appoint_secretaries(roster, subdistricts(), Luck{seed, 0});
}

IdRange<AreaId> areas_of(const std::string& name)
{
  const auto& names = subdistricts().name;
  const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  return subdistricts().areas[SubdistrictId{at}];
}

/// Before anybody has changed places.
SecretaryId secretary_of(AreaId area)
{
  return SecretaryId{area.value};
}

double mean_age(const Secretaries& s, IdRange<AreaId> areas)
{
  double years = 0;
  for (const AreaId a : areas) years += s.age[secretary_of(a)];
  return years / static_cast<double>(areas.size());
}

TEST(Secretaries, AreTheReportsInEverySubdistrictItPrints)
{
  for (const std::uint64_t seed : {1U, 2U, 2017U}) {
    const Secretaries s = appointed(seed);
    for (const Printed& town : report) {
      SCOPED_TRACE(town.name);
      const IdRange<AreaId> areas = areas_of(town.name);
      EXPECT_EQ(areas.size(), static_cast<std::size_t>(town.secretaries));
      int women = 0;
      std::array<int, 4> posts{};
      for (const AreaId a : areas) {
        women += s.sex[secretary_of(a)] == Sex::female ? 1 : 0;
        ++posts[static_cast<std::size_t>(s.employment[secretary_of(a)])];
      }
      EXPECT_EQ(women, town.women);
      EXPECT_EQ(posts, town.posts);
      EXPECT_NEAR(mean_age(s, areas), town.mean_age, 0.05);
    }
  }
}

TEST(Secretaries, AreTheReportsInTheDistrict)
{
  for (const std::uint64_t seed : {1U, 2U, 2017U}) {
    const Secretaries s = appointed(seed);
    ASSERT_EQ(s.age.size(), 256U);
    int young = 0;
    int college = 0;
    for (std::size_t a = 0; a < 256; ++a) {
      young += 2017 - s.age[SecretaryId{a}] >= 1970 ? 1 : 0;
      college += s.college[SecretaryId{a}];
    }
    EXPECT_NEAR(mean_age(s, {AreaId{0}, AreaId{256}}), 52.2, 0.05);
    EXPECT_EQ(young, 59);
    EXPECT_EQ(college, 136);
  }
}

TEST(Secretaries, AreRehiredOnlyAfterRetirement)
{
  const Secretaries s = appointed();
  int rehired = 0;
  for (std::size_t k = 0; k < 256; ++k) {
    const SecretaryId a{k};
    ASSERT_GE(s.age[a], 30);
    ASSERT_LE(s.age[a], 66);
    if (s.employment[a] != Employment::rehired) {
      ASSERT_LE(s.age[a], 59) << "in post before retirement";
      continue;
    }
    ++rehired;
    ASSERT_GE(s.age[a], s.sex[a] == Sex::female ? 51 : 60) << k;
  }
  EXPECT_EQ(rehired, 16 + 20 + 15 + 16 + 77);
}

TEST(Secretaries, HoldThePostsOfTheAreasInWhichTheyWereAppointed)
{
  const Population& whole = test::whole_putuo();
  ASSERT_EQ(whole.posts.secretary.size(), whole.areas.size());
  for (std::size_t a = 0; a < whole.areas.size(); ++a) {
    const SecretaryId who = whole.posts.secretary[AreaId{a}];
    EXPECT_EQ(who, SecretaryId{a});
    EXPECT_EQ(whole.secretaries.origin[who], whole.areas.number[AreaId{a}]);
    EXPECT_EQ(whole.secretaries.appointed[who], 0) << "before the run";
  }
  EXPECT_EQ(whole.secretaries.age_then, whole.secretaries.age);
  EXPECT_EQ(whole.secretaries.employment_then, whole.secretaries.employment);
}

TEST(Secretaries, DependOnTheSeedOnly)
{
  EXPECT_EQ(appointed(1).age, appointed(1).age);
  EXPECT_NE(appointed(1).age, appointed(2).age);
  const Secretaries other = appoint_secretaries(putuo_secretaries(), subdistricts(), Luck{1, 9});
  EXPECT_NE(other.age, appointed(1).age) << "whoever calls gives replicate 0: synthesis does";
  EXPECT_EQ(test::whole_putuo().secretaries.age, appointed(1).age);
}

TEST(Secretaries, WithAMeanThatNoAgesGiveAreAnError)
{
  SecretaryRoster roster = putuo_secretaries();
  for (SecretaryRoster::Unit& town : roster.towns) {
    if (town.name == "shiquan") town.mean_age = 70;
  }
  try {
    appointed(1, roster);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    EXPECT_THAT(error.what(), HasSubstr("secretaries of shiquan: no ages give the printed mean"));
  }
  roster = putuo_secretaries();
  roster.mean_age = 70;  // the printed towns can be met, the others cannot make up for them
  try {
    appointed(1, roster);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("secretaries of the other subdistricts"));
  }
}

FitReport compared(const Secretaries& s)
{
  return compare(s, posts_of(s), subdistricts(), putuo_secretaries());
}

TEST(RequireExact, PassesTheReportsTable)
{
  const FitReport fit = compared(appointed());
  EXPECT_NO_THROW(require_exact(fit));
  EXPECT_EQ(fit.rows.size(), 4U * 7 + 6 + 4);
}

TEST(RequireExact, NamesEveryNumberThatIsMissed)
{
  Secretaries s = appointed();
  const SecretaryId first = secretary_of(areas_of("zhenru").first);
  s.sex[first] = s.sex[first] == Sex::female ? Sex::male : Sex::female;
  const SecretaryId other = secretary_of(areas_of("taopu").first);
  s.age[other] = static_cast<std::uint8_t>(s.age[other] + 4);  // the mean of 32 moves by 0.125
  try {
    require_exact(compared(s));
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    EXPECT_THAT(error.what(), HasSubstr("secretaries of zhenru: women:"));
    EXPECT_THAT(error.what(), HasSubstr("the table says 26"));
    EXPECT_THAT(error.what(), HasSubstr("secretaries of taopu: mean age: 52.125, the table says 52"));
  }
}

TEST(Roster, ThatShipsIsTheReports)
{
  const SecretaryRoster& roster = putuo_secretaries();
  EXPECT_EQ(roster.secretaries, 256);
  EXPECT_EQ(roster.mean_age, 52.2);
  EXPECT_EQ(roster.born_1970_or_later, 59);
  EXPECT_EQ(roster.college, 136);
  EXPECT_EQ(roster.base_year, 2017);
  EXPECT_EQ(roster.others.secretaries, 137);
  ASSERT_EQ(roster.towns.size(), report.size());
  for (const Printed& printed : report) {
    const auto town = std::find_if(roster.towns.begin(), roster.towns.end(),
                                   [&](const auto& unit) { return unit.name == printed.name; });
    ASSERT_NE(town, roster.towns.end()) << printed.name;
    EXPECT_EQ(town->secretaries, printed.secretaries);
    EXPECT_EQ(town->women, printed.women);
    EXPECT_EQ(town->mean_age, printed.mean_age);
    EXPECT_EQ(town->posts, printed.posts);
  }
  EXPECT_THAT(inconsistencies(roster, putuo_margins()), IsEmpty());
}

TEST(Roster, ThatDoesNotAddUpIsRefused)
{
  const auto faults = [](auto&& change) {
    SecretaryRoster roster = putuo_secretaries();
    change(roster);
    return inconsistencies(roster, putuo_margins());
  };
  EXPECT_THAT(faults([](auto& r) { r.towns[0].posts[0] += 1; }),
              ElementsAre("changfeng: posts add up to 27, but there are 26 secretaries"));
  EXPECT_THAT(faults([](auto& r) { r.towns[0].women = 27; }),
              ElementsAre("changfeng: more women than secretaries"));
  EXPECT_THAT(faults([](auto& r) { r.secretaries = 255; }),
              ElementsAre("district: 255 secretaries, but towns and others add up to 256"));
  EXPECT_THAT(faults([](auto& r) {
                r.towns[0].secretaries = 27;
                r.towns[0].posts[3] += 1;
                r.secretaries = 257;
              }),
              ElementsAre(HasSubstr("changfeng: 27 secretaries, but 26 areas in ")));
  EXPECT_THAT(
      faults([](auto& r) { r.born_1970_or_later = 113; }),  // 256 less the 144 rehired
      ElementsAre("district: 113 born 1970 or later, but only 112 who are not rehired after retirement"));
  EXPECT_THAT(faults([](auto& r) { r.college = 257; }),
              ElementsAre("district: 257 with college among 256 secretaries"));
  EXPECT_THAT(faults([](auto& r) { r.towns[0].name = "chang"; }),
              ElementsAre(HasSubstr("chang: no such subdistrict"),
                          HasSubstr("others: 137 secretaries, but 163 areas")));
}

}  // namespace
}  // namespace linli
