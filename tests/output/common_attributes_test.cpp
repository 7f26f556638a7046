#include "output/contents/common_attributes.hpp"

#include "output/contents/format_version.hpp"
#include "output/contents/time_axis.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace linli {
namespace {

using Weeks = std::vector<std::int32_t>;
using Phases = std::vector<std::uint8_t>;

Scenario of_two_weeks_of_burn_in()
{
  Scenario scenario;
  scenario.run.burn_in = 2;
  scenario.run.seed = 7;
  scenario.run.replicate = 3;
  scenario.population.scale = 0.25;
  return scenario;
}

/// A group over those weeks of the run, with a value a week and one for good.
FileGroup over_weeks(const Scenario& scenario, const std::string& name, std::vector<std::int64_t> weeks)
{
  return {name,
          {{"long_name", "something"}},
          {time_axis(scenario.run.calendar(), weeks),
           {"weekly", {"time"}, std::vector<float>(weeks.size())},
           {"once", {}, std::vector<float>{1}}},
          {}};
}

const AttributeValue* value_of(const Attributes& attributes, const char* name)
{
  const Attribute* found = find_attribute(attributes, name);
  return found == nullptr ? nullptr : &found->value;
}

TEST(Completed, WeeksAreCountedInTheStudyAndHaveTheirPhase)
{
  const Scenario scenario = of_two_weeks_of_burn_in();
  FileGroup root{"",
                 {{"title", "T"}},
                 {},
                 {over_weeks(scenario, "all", {0, 1, 2, 3}),
                  {"inner", {}, {}, {over_weeks(scenario, "some", {1, 54})}}}};
  root = completed(std::move(root), scenario);
  const FileGroup& all = root.groups.at(0);
  ASSERT_EQ(all.datasets.size(), 5U);
  EXPECT_EQ(all.datasets[1].name, "week");
  EXPECT_EQ(all.datasets[1].values, Values(Weeks{-2, -1, 0, 1}));
  EXPECT_EQ(all.datasets[2].name, "phase");
  EXPECT_EQ(all.datasets[2].values, Values(Phases{0, 0, 1, 1}));
  EXPECT_EQ(*value_of(all.datasets[2].attributes, "flag_meanings"), AttributeValue("burn_in study"));
  EXPECT_EQ(*value_of(all.datasets[3].attributes, "coordinates"), AttributeValue("week phase"));
  EXPECT_EQ(value_of(all.datasets[4].attributes, "coordinates"), nullptr) << "it has no time";
  EXPECT_EQ(value_of(all.datasets[0].attributes, "coordinates"), nullptr) << "an axis";
  const FileGroup& some = root.groups.at(1).groups.at(0);
  EXPECT_EQ(find_dataset(some, "week")->values, Values(Weeks{-1, 52}));
  EXPECT_EQ(find_dataset(some, "phase")->values, Values(Phases{0, 1}));
}

TEST(Completed, EveryGroupSaysOfWhichRunItIs)
{
  const Scenario scenario = of_two_weeks_of_burn_in();
  FileGroup root{
      "", {{"title", "T: two towns"}}, {}, {{"outer", {{"long_name", "x"}}, {}, {{"inner", {}, {}, {}}}}}};
  root = completed(std::move(root), scenario);
  EXPECT_EQ(root.attributes.size(), 1U) << "the root speaks for itself";
  const FileGroup& outer = root.groups.at(0);
  EXPECT_EQ(outer.attributes.front().name, "long_name") << "what is there stays";
  for (const FileGroup* group : {&outer, &outer.groups.at(0)}) {
    EXPECT_EQ(*value_of(group->attributes, "title"), AttributeValue("T: two towns"));
    EXPECT_EQ(*value_of(group->attributes, "format_version"), AttributeValue(result_format_version));
    EXPECT_EQ(*value_of(group->attributes, "Conventions"), AttributeValue("CF-1.10"));
    EXPECT_EQ(*value_of(group->attributes, "seed"), AttributeValue(std::int64_t{7}));
    EXPECT_EQ(*value_of(group->attributes, "replicate"), AttributeValue(std::int64_t{3}));
    EXPECT_EQ(*value_of(group->attributes, "scale"), AttributeValue(0.25));
    EXPECT_EQ(*value_of(group->attributes, "burn_in_weeks"), AttributeValue(std::int64_t{2}));
    EXPECT_EQ(find_dataset(*group, "week"), nullptr) << "it has no time";
  }
}

}  // namespace
}  // namespace linli
