#include "study/run_text.hpp"

#include "core/build_info.hpp"
#include "core/digest.hpp"
#include "helpers.hpp"
#include "scenario/read_scenario.hpp"
#include "support/places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace linli {
namespace {

using namespace test;

/// Data that are not read: digests by path.
RunGround made_up_ground()
{
  return {"model", {{"population.margins", "m"}, {"population.secretaries", "s"}}, {}};
}

Address here(const Scenario& scenario)
{
  return address_of(scenario, made_up_ground());
}

/// The defaults, with one of each thing that has a name.
Scenario with_named_things()
{
  Scenario scenario;
  scenario.interventions["calls"];
  scenario.output.panels["some"];
  scenario.output.surveys["asked"];
  return scenario;
}

/// Values that differ from `value`, one for each part of it.
std::vector<Value> others(const Field& field, const Value& value)
{
  if (field.kind == Kind::choice) {
    std::vector<Value> out;
    for (const std::string& label : field.labels) {
      if (label != std::get<std::string>(value)) out.emplace_back(label);
    }
    return out;
  }
  if (const auto* x = std::get_if<bool>(&value)) return {!*x};
  if (const auto* x = std::get_if<std::int64_t>(&value)) return {*x + 1};
  if (const auto* x = std::get_if<double>(&value)) return {std::nextafter(*x, 2e9)};
  if (const auto* x = std::get_if<std::string>(&value)) return {*x + "x"};
  if (const auto* x = std::get_if<Date>(&value)) return {Date{x->days + 7}};
  if (const auto* x = std::get_if<When>(&value))
    return {When{x->dated, x->number + 1}, When{!x->dated, x->number}};
  if (const auto* x = std::get_if<Conditions>(&value)) {
    Conditions more = *x;
    more.list.push_back({"turnout", Side::below, 0.4, 0.1});
    return {more};
  }
  std::vector<Value> out;
  if (const auto* x = std::get_if<std::vector<double>>(&value)) {
    for (std::size_t k = 0; k < x->size(); ++k) {
      std::vector<double> changed = *x;
      changed[k] = std::nextafter(changed[k], 2e9);
      out.emplace_back(changed);
    }
    return out;
  }
  std::visit(
      [&](auto list) {
        if constexpr (requires { list.push_back(typename decltype(list)::value_type{}); }) {
          list.push_back({});
          out.emplace_back(list);
        }
      },
      value);
  return out;
}

TEST(Address, ChangesWithEveryParameterThatDecidesSomething)
{
  Scenario scenario = with_named_things();
  const Address usual = here(scenario);
  std::set<Address> seen{usual};
  std::size_t values = 0;
  for (const Section& section : scenario.sections()) {
    section.for_each_object([&](const std::string& above, const void* object) {
      for (const Field& field : section.fields) {
        const std::string path = path_below(above, field.name);
        const bool decides = !above.empty() && !path.starts_with("output.") && field.kind != Kind::file;
        void* const at = const_cast<void*>(object);
        const Value before = field.get(at);
        const std::vector<Value> all = others(field, before);
        EXPECT_FALSE(all.empty()) << path;
        for (const Value& value : all) {
          field.set(at, value);
          ASSERT_NE(field.get(at), before) << path;
          if (decides) {
            EXPECT_TRUE(seen.insert(here(scenario)).second) << path;
            ++values;
          } else {
            EXPECT_EQ(here(scenario), usual) << path;
          }
        }
        field.set(at, before);
      }
    });
  }
  EXPECT_EQ(here(scenario), usual);
  EXPECT_GT(values, 500U);
}

TEST(Address, IsOfWhatIsInDataFilesAndTheModel)
{
  const Scenario scenario;
  RunGround ground = made_up_ground();
  std::set<Address> seen{here(scenario)};
  ground.data["population.margins"] = "other";
  EXPECT_TRUE(seen.insert(address_of(scenario, ground)).second);
  ground = made_up_ground();
  ground.model = "other";
  EXPECT_TRUE(seen.insert(address_of(scenario, ground)).second);
}

TEST(Address, IsOfChangesOnTheWayInAnyOrder)
{
  const Scenario scenario;
  RunGround ground = made_up_ground();
  const std::vector<ChangeOnTheWay> changes{{520, "programme.calls", "0.02"}, {572, "programme.calls", "0"}};
  std::set<Address> seen{here(scenario)};
  for (const auto& some : {std::vector{changes[0]}, std::vector{changes[1]}, changes}) {
    ground.changes = some;
    EXPECT_TRUE(seen.insert(address_of(scenario, ground)).second);
  }
  ground.changes = {changes[1], changes[0]};
  EXPECT_FALSE(seen.insert(address_of(scenario, ground)).second);
}

TEST(Address, KnowsWhatChangesOnTheWay)
{
  Scenario before = with_named_things();
  Scenario after = before;
  EXPECT_TRUE(changes_on_the_way(before, after, 520).empty());
  after.naming.name = "another";
  after.output.groups = {"district"};
  after.run.weeks += 52;
  EXPECT_EQ(changes_on_the_way(before, after, 520),
            (std::vector<ChangeOnTheWay>{{520, "run.weeks", "312 weeks"}}));
}

TEST(Address, OfACopiedScenarioIsTheSame)
{
  const TemporaryDirectory directory;
  const std::filesystem::path tiny = source_dir() + "/scenarios/tiny";
  const Scenario scenario = read_scenario((tiny / "two_towns.yaml").string());
  std::filesystem::copy(tiny, directory / "elsewhere", std::filesystem::copy_options::recursive);
  std::filesystem::copy(source_dir() + "/scenarios/data", directory / "data",
                        std::filesystem::copy_options::recursive);
  std::filesystem::rename(directory / "elsewhere" / "two_towns.yaml", directory / "elsewhere" / "other.yaml");
  std::ofstream(directory / "elsewhere" / "other.yaml", std::ios::app) << "\n# a comment\n";
  const Scenario copy = read_scenario((directory / "elsewhere" / "other.yaml").string());
  EXPECT_NE(copy.file, scenario.file);
  EXPECT_EQ(address_of(copy, ground_of(copy)), address_of(scenario, ground_of(scenario)));
}

struct Small {
  double share = 0.1;
  std::int64_t weeks = 8;
  std::string words = "a \"b\"\n";
  std::string margins = "m.yaml";
  std::array<double, 2> hours{1, 2.5};

  static std::vector<Field> describe()
  {
    return {number<&Small::share>({.name = "share"}),
            integer<&Small::weeks>({.name = "weeks", .unit = units::weeks()}),
            text<&Small::words>({.name = "words"}), file<&Small::margins>({.name = "margins"}),
            numbers<&Small::hours>(std::vector<std::string>{"head", "member"},
                                   {.name = "hours", .unit = units::hours()})};
  }
};

/// The same on every machine and with every compiler: text and digest are written down here.
TEST(Address, IsOfAFixedText)
{
  Small small;
  const std::vector<Section> sections{make_section("small", "", "", small)};
  const std::string text =
      run_text(sections, {"0123", {{"small.margins", "4567"}}, {{520, "small.share", "0.2"}}});
  EXPECT_EQ(text,
            "linli run 1\n"
            "model 0123\n"
            "small.share 0.1\n"
            "small.weeks 8 weeks\n"
            "small.words \"a \\\"b\\\"\\n\"\n"
            "small.margins 4567\n"
            "small.hours.head 1 hours\n"
            "small.hours.member 2.5 hours\n"
            "after 520 weeks small.share 0.2\n");
  EXPECT_EQ(digest_of(text.data(), text.size()), "9cc2076956d1924a16b6b0c43f89d99e");
}

TEST(Address, IsWrittenWith32Digits)
{
  const std::string text = "00ab34cd00000000ffffffffffffffff";
  EXPECT_EQ(address_of(text).value().text(), text);
  for (const char* wrong : {"", "0", "00AB34CD00000000ffffffffffffffff", "00ab34cd00000000fffffffffffffff",
                            "00ab34cd00000000fffffffffffffff ", "-0ab34cd00000000ffffffffffffffff"})
    EXPECT_FALSE(address_of(wrong)) << wrong;
  const std::string digest = digest_of("x", 1);
  EXPECT_EQ(address_of(digest).value().text(), digest);
}

TEST(BuildInfo, HasADigestOfTheModel)
{
  EXPECT_THAT(build_info().model, testing::MatchesRegex("[0-9a-f]+"));
  EXPECT_EQ(build_info().model.size(), 64U);
}

}  // namespace
}  // namespace linli
