#include "core/errors.hpp"
#include "population/synthesis.hpp"
#include "support/putuo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace linli {
namespace {

using test::putuo;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const Population& district()
{
  static const Population whole = putuo(0.02);
  return whole;
}

/// All columns of one table, rows `a` of one population against rows `b` of another.
template <class Table, class I>
void expect_rows(const Table& one, IdRange<I> a, const Table& other, IdRange<I> b,
                 const std::vector<std::string>& except)
{
  ASSERT_EQ(a.size(), b.size());
  std::vector<std::vector<std::byte>> rows;
  const auto bytes_of = [](const auto& column, IdRange<I> range) {
    const auto* from = reinterpret_cast<const std::byte*>(column.data() + range.first.value);
    return std::vector<std::byte>(from, from + range.size() * sizeof(*column.data()));
  };
  Table::for_each_column(one, [&](const char*, const auto& column) { rows.push_back(bytes_of(column, a)); });
  std::size_t next = 0;
  Table::for_each_column(other, [&](const char* name, const auto& column) {
    const std::vector<std::byte>& before = rows[next++];
    if (std::find(except.begin(), except.end(), name) != except.end()) return;
    EXPECT_TRUE(bytes_of(column, b) == before) << name;
  });
}

template <class Parent, class Child>
void expect_sizes(const Partition<Parent, Child>& one, IdRange<Parent> a,
                  const Partition<Parent, Child>& other, IdRange<Parent> b, const char* name)
{
  ASSERT_EQ(a.size(), b.size()) << name;
  for (std::uint32_t k = 0; k < a.size(); ++k) {
    ASSERT_EQ(one[Parent{a.first.value + k}].size(), other[Parent{b.first.value + k}].size())
        << name << ' ' << k;
  }
}

/// Area `a` of one population is area `b` of another.
void expect_area(const Population& one, AreaId a, const Population& other, AreaId b)
{
  expect_rows(one.residents, one.areas.residents[a], other.residents, other.areas.residents[b], {});
  const auto homes_a = one.areas.households[a];
  const auto homes_b = other.areas.households[b];
  expect_rows(one.households, homes_a, other.households, homes_b, {"household.first_resident"});
  expect_sizes(one.households.residents, homes_a, other.households.residents, homes_b, "households");
  const auto groups_a = one.areas.groups[a];
  const auto groups_b = other.areas.groups[b];
  expect_rows(one.groups, groups_a, other.groups, groups_b,
              {"building_group.first_household", "building_group.first_resident"});
  expect_sizes(one.groups.households, groups_a, other.groups.households, groups_b, "groups");
  expect_sizes(one.groups.residents, groups_a, other.groups.residents, groups_b, "groups");
  const auto compounds_a = one.areas.compounds[a];
  const auto compounds_b = other.areas.compounds[b];
  expect_rows(one.compounds, compounds_a, other.compounds, compounds_b, {"compound.first_building_group"});
  expect_sizes(one.compounds.groups, compounds_a, other.compounds.groups, compounds_b, "compounds");
  EXPECT_EQ(one.areas.number[a], other.areas.number[b]);
  EXPECT_EQ(one.areas.adults[a], other.areas.adults[b]);
  const SecretaryId who_a = one.posts.secretary[a];
  const SecretaryId who_b = other.posts.secretary[b];
  expect_rows(one.secretaries, IdRange<SecretaryId>{who_a, SecretaryId{who_a.value + 1}}, other.secretaries,
              IdRange<SecretaryId>{who_b, SecretaryId{who_b.value + 1}}, {});
  const std::string& town_a = one.subdistricts.name[one.areas.subdistrict[a].value];
  EXPECT_EQ(town_a, other.subdistricts.name[other.areas.subdistrict[b].value]);
}

TEST(Selection, OfNothingIsEverything)
{
  EXPECT_EQ(test::digest_of(select(district(), {})), test::digest_of(district()));
}

TEST(Selection, OfASubdistrictIsItsAreas)
{
  const Population taopu = select(district(), {.subdistricts = {"taopu"}});
  ASSERT_EQ(taopu.areas.size(), 32U);
  EXPECT_EQ(taopu.subdistricts.name, std::vector<std::string>{"taopu"});
  EXPECT_EQ(taopu.subdistricts.name_zh, std::vector<std::string>{"桃浦镇"});
  EXPECT_EQ(taopu.residents.size(), taopu.areas.residents.children());
  EXPECT_EQ(taopu.areas.number[AreaId{0}], 225);
  for (std::size_t a = 0; a < 32; ++a) expect_area(district(), AreaId{224 + a}, taopu, AreaId{a});
}

TEST(Selection, OfAreasKeepsTheirNumbersKeysAndPeople)
{
  // Out of order and from three subdistricts; stored by number.
  const Population some = select(district(), {.areas = {256, 1, 2, 100}});
  ASSERT_EQ(some.areas.size(), 4U);
  EXPECT_EQ(some.subdistricts.name, (std::vector<std::string>{"caoyang", "ganquan", "taopu"}));
  const std::vector<std::size_t> rows{0, 1, 99, 255};
  for (std::size_t k = 0; k < rows.size(); ++k) expect_area(district(), AreaId{rows[k]}, some, AreaId{k});
  EXPECT_EQ(some.subdistricts.areas[SubdistrictId{0}].size(), 2U);
  EXPECT_GT(some.residents.key[ResidentId{some.residents.size() - 1}], 20000U)
      << "keys are those of the whole";
}

TEST(Selection, OfBothIsWhatIsInBoth)
{
  const Population some = select(district(), {.subdistricts = {"caoyang", "taopu"}, .areas = {20, 21, 225}});
  ASSERT_EQ(some.areas.size(), 2U);
  EXPECT_EQ(some.areas.number[AreaId{0}], 20);
  EXPECT_EQ(some.areas.number[AreaId{1}], 225);
}

TEST(Selection, IsTheSameInTheFullDistrict)
{
  const Population& whole = test::whole_putuo();
  const Population one = select(whole, {.areas = {77}});
  ASSERT_EQ(one.areas.size(), 1U);
  expect_area(whole, AreaId{76}, one, AreaId{0});
}

std::string refused(const PopulationParams& params)
{
  try {
    select(district(), params);
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    return error.what();
  }
  ADD_FAILURE() << "not refused";
  return {};
}

TEST(Selection, NamesTheNearestSubdistrict)
{
  EXPECT_THAT(refused({.subdistricts = {"toapu"}}),
              AllOf(HasSubstr("population.subdistricts: no subdistrict is called toapu"),
                    HasSubstr("did you mean taopu?"), HasSubstr("known are caoyang, changfeng")));
  EXPECT_THAT(refused({.subdistricts = {"pudong"}}),
              AllOf(HasSubstr("pudong"), Not(HasSubstr("did you mean"))));
}

TEST(Selection, NamesAreasThatAreNot)
{
  EXPECT_THAT(refused({.areas = {257}}), AllOf(HasSubstr("population.areas: there is no area 257"),
                                               HasSubstr("areas are numbered 1 to 256")));
  EXPECT_THAT(refused({.areas = {0}}), HasSubstr("there is no area 0"));
}

TEST(Selection, NamesAllFaultsAtOnce)
{
  EXPECT_THAT(
      refused({.subdistricts = {"toapu", "wanly"}, .areas = {999}}),
      AllOf(HasSubstr("did you mean taopu?"), HasSubstr("did you mean wanli?"), HasSubstr("no area 999")));
}

TEST(Selection, RefusesAnEmptyIntersection)
{
  EXPECT_THAT(refused({.subdistricts = {"taopu"}, .areas = {1, 2}}), HasSubstr("no area is both"));
}

}  // namespace
}  // namespace linli
