#include "population/breakdowns.hpp"

#include "core/errors.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <set>

namespace linli {
namespace {

using namespace test;

std::size_t breakdown(const std::string& name)
{
  for (std::size_t k = 0; k < breakdowns().size(); ++k) {
    if (breakdowns()[k].name == name) return k;
  }
  ADD_FAILURE() << "no breakdown " << name;
  return 0;
}

std::vector<int> of(const Population& people, const std::string& name)
{
  std::vector<int> out;
  for (const std::uint8_t category : categories(people, breakdown(name)))
    out.push_back(category == no_category ? -1 : category);
  return out;
}

TEST(Breakdowns, ByHand)
{
  const TinyPerson first{.age = 18,
                         .sex = Sex::male,
                         .registration = Registration{2},
                         .education = Education{4},
                         .party = Party{1}};
  const TinyPerson second{.age = 80,
                          .sex = Sex::female,
                          .registration = Registration{0},
                          .education = Education{0},
                          .party = Party{2}};
  const TinyPerson child{.age = 17, .sex = Sex::male, .registration = Registration{1}, .party = Party{1}};
  const TinyGroup one = group_of({{.people = {first, child}, .tenure = Tenure{2}}});
  const TinyGroup two = group_of({{.people = {second}, .tenure = Tenure{1}}, {.people = {first}}});
  const Population people = population_of(
      {{.compounds = {{.groups = {one}, .regime = Regime{2}}, {.groups = {two, one}, .regime = Regime{0}}}}});
  // The residents: first, child | second, first | first, child.
  EXPECT_EQ(of(people, "age_band"), (std::vector<int>{0, -1, 4, 0, 0, -1}));
  EXPECT_EQ(of(people, "sex"), (std::vector<int>{0, -1, 1, 0, 0, -1}));
  EXPECT_EQ(of(people, "registration"), (std::vector<int>{2, -1, 0, 2, 2, -1}));
  EXPECT_EQ(of(people, "education"), (std::vector<int>{4, -1, 0, 4, 4, -1}));
  EXPECT_EQ(of(people, "party"), (std::vector<int>{1, -1, 2, 1, 1, -1}));
  EXPECT_EQ(of(people, "tenure"), (std::vector<int>{2, -1, 1, 0, 2, -1}));
  EXPECT_EQ(of(people, "regime"), (std::vector<int>{2, -1, 0, 0, 0, -1}));
}

TEST(Breakdowns, EveryAdultOfADistrictHasACategoryAndNoChildHas)
{
  const World world = lived_in_district(0);
  for (std::size_t k = 0; k < breakdowns().size(); ++k) {
    const Breakdown& by = breakdowns()[k];
    ASSERT_LE(by.labels.size(), most_categories) << by.name;
    const Column<std::uint8_t, ResidentId> category = categories(world.people, k);
    ASSERT_EQ(category.size(), world.size());
    std::set<std::uint8_t> met;
    for (std::size_t i = 0; i < world.size(); ++i) {
      const ResidentId id{i};
      ASSERT_EQ(category[id] < by.labels.size(), world.people.residents.adult(id)) << by.name;
      ASSERT_TRUE(world.people.residents.adult(id) || category[id] == no_category) << by.name;
      if (category[id] != no_category) met.insert(category[id]);
    }
    EXPECT_EQ(met.size(), by.labels.size()) << by.name << ": a category without anybody";
  }
}

TEST(Breakdowns, HaveNamesAndLabelsOfTheirOwn)
{
  std::vector<std::string> names{"area", "subdistrict", "district", "percentile"};
  for (const Breakdown& by : breakdowns()) {
    names.push_back(by.name);
    EXPECT_FALSE(by.en.empty() || by.zh.empty()) << by.name;
    EXPECT_EQ(std::set<std::string>(by.labels.begin(), by.labels.end()).size(), by.labels.size()) << by.name;
    for (const std::string& label : by.labels)
      EXPECT_EQ(label.find(' '), std::string::npos)
          << label << ": blanks separate the labels of flag_meanings";
  }
  EXPECT_EQ(grouping_names(), names);
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
  EXPECT_THROW(categories({}, breakdowns().size()), Bug);
}

}  // namespace
}  // namespace linli
