#include "scenario/writer.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <vector>

namespace linli {
namespace {

/// A field of every kind, without ranges.
struct Wide {
  double plain = 0;
  double spelled = 0;
  double per_week = 0;
  std::int64_t count = 0;
  std::int64_t weeks = 0;
  bool flag = false;
  sample::Shape shape = sample::Shape::flat;
  Date day{};
  std::string words{};
  std::array<double, 3> shares{};
  std::vector<std::string> names{};
  std::vector<std::int64_t> sizes{};

  bool operator==(const Wide&) const = default;
};

/// All fields but the first at the top level, to write both forms.
std::vector<Section> sections_of(Wide& wide)
{
  return {
      {"", "", "", {text<&Wide::words>({.name = "words"}), integer<&Wide::count>({.name = "count"})}, &wide},
      {"wide",
       "Everything",
       "",
       {number<&Wide::plain>({.name = "plain"}),
        number<&Wide::spelled>({.name = "spelled", .unit = units::weeks()}),
        number<&Wide::per_week>({.name = "per_week", .unit = units::per_week()}),
        integer<&Wide::weeks>({.name = "weeks", .unit = units::weeks()}),
        boolean<&Wide::flag>({.name = "flag"}),
        choice<&Wide::shape>({"flat", "linear", "logistic"}, {.name = "shape"}),
        date<&Wide::day>({.name = "day"}),
        numbers<&Wide::shares>({"young", "adult", "elderly"}, {.name = "shares", .unit = units::hours()}),
        names<&Wide::names>({.name = "names"}), integers<&Wide::sizes>({.name = "sizes"})},
       &wide}};
}

/// `wide` written and read back into a fresh object.
Wide there_and_back(Wide wide)
{
  const std::string text = effective_yaml(sections_of(wide));
  Wide back;
  std::vector<Section> sections = sections_of(back);
  for (const Problem& problem : read_sections(parse_yaml("effective.yaml", text), sections)) {
    ADD_FAILURE() << problem.text() << "\nin\n" << text;
  }
  return back;
}

/// Any bits that are a finite number: subnormals, -0 and the ends of the range too.
rc::Gen<double> finite()
{
  return rc::gen::suchThat(rc::gen::map(rc::gen::arbitrary<std::uint64_t>(),
                                        [](std::uint64_t bits) { return std::bit_cast<double>(bits); }),
                           [](double x) { return std::isfinite(x); });
}

/// Texts of pieces that YAML has a meaning for.
rc::Gen<std::string> awkward()
{
  const std::vector<std::string> pieces{
      "a",  "B",  "0",    " ", "  ", ": ", ":",    " #", "#",  "-",      "- ",     "---", "'",  "\"",
      "\\", "\n", "\t",   "{", "}",  "[",  "]",    ",",  "&x", "*x",     "!t",     "|",   ">",  "%",
      "@",  "`",  "null", "~", "?",  "<<", "true", "州", "😀",  "\u00A0", "\u2028", "\\n", "..."};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                      [](const std::vector<std::string>& parts) {
                        std::string out;
                        for (const std::string& part : parts) out += part;
                        return out;
                      });
}

std::uint64_t bits_of(double x)
{
  return std::bit_cast<std::uint64_t>(x);
}

TEST(Writer, IsReadable)
{
  sample::Scenario scenario;
  scenario.participation.groups = {"choir", "tai chi", "no", "7"};
  EXPECT_EQ(effective_yaml(sample::sections_of(scenario)),
            "name: \"sample\"\n"
            "description: \"\"\n"
            "seed: 1\n"
            "start: 2018-01-01\n"
            "\n"
            "# What residents hear\n"
            "exposure:\n"
            "  half_life: 8 weeks\n"
            "  slope: 0.5\n"
            "  rate: 0.35 per week\n"
            "  active: true\n"
            "  shape: linear\n"
            "  weights: {young: 0.2, adult: 0.3, elderly: 0.5}\n"
            "\n"
            "# Who takes part\n"
            "participation:\n"
            "  duration: 208 weeks\n"
            "  crowd: 40\n"
            "  groups: [choir, \"tai chi\", \"no\", \"7\"]\n"
            "  sizes: [5, 10]\n");
}

TEST(Writer, WritesEachPathOnce)
{
  sample::Run run;
  sample::Exposure exposure;
  const std::vector<Section> sections{
      {"both", "First", "", {integer<&sample::Run::seed>({.name = "seed"})}, &run},
      {"empty", "", "", {}, &run},
      {"both", "Second", "", {number<&sample::Exposure::slope>({.name = "slope"})}, &exposure},
      {"", "", "", {text<&sample::Run::name>({.name = "name"})}, &run}};
  EXPECT_EQ(effective_yaml(sections), "name: \"sample\"\n\n# First\nboth:\n  seed: 1\n  slope: 0.5\n");
}

TEST(Writer, RefusesNumbersThatAreNone)
{
  Wide wide;
  wide.plain = std::numeric_limits<double>::infinity();
  EXPECT_THROW(effective_yaml(sections_of(wide)), Bug);
  wide.plain = 0;
  wide.shares[1] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(effective_yaml(sections_of(wide)), Bug);
}

TEST(Writer, ReturnsTheEndsOfTheRange)
{
  using Double = std::numeric_limits<double>;
  using Whole = std::numeric_limits<std::int64_t>;
  for (const double x : {0.0, -0.0, Double::min(), Double::denorm_min(), Double::max(), Double::lowest(), 0.1,
                         1e15, 1e16, 1.0 / 3, 2.0 / 52}) {
    Wide wide;
    wide.plain = wide.spelled = wide.per_week = wide.shares[2] = x;
    const Wide back = there_and_back(wide);
    for (const double y : {back.plain, back.spelled, back.per_week, back.shares[2]})
      EXPECT_EQ(bits_of(y), bits_of(x));
  }
  for (const std::int64_t x : {Whole::min(), Whole::max(), std::int64_t{9007199254740993}}) {
    Wide wide;
    wide.count = wide.weeks = x;
    wide.sizes = {x};
    EXPECT_EQ(there_and_back(wide), wide);
  }
}

RC_GTEST_PROP(Writer, ReturnsTheSameBitsOfNumbers, ())
{
  Wide wide;
  wide.plain = *finite();
  wide.spelled = *finite();
  wide.per_week = *finite();
  for (double& x : wide.shares) x = *finite();
  const Wide back = there_and_back(wide);
  RC_ASSERT(bits_of(back.plain) == bits_of(wide.plain));
  RC_ASSERT(bits_of(back.spelled) == bits_of(wide.spelled));
  RC_ASSERT(bits_of(back.per_week) == bits_of(wide.per_week));
  for (std::size_t k = 0; k < 3; ++k) RC_ASSERT(bits_of(back.shares[k]) == bits_of(wide.shares[k]));
}

RC_GTEST_PROP(Writer, ReturnsTheSameValuesOfAllElse, ())
{
  Wide wide;
  wide.count = *rc::gen::arbitrary<std::int64_t>();
  wide.weeks = *rc::gen::arbitrary<std::int64_t>();
  wide.flag = *rc::gen::arbitrary<bool>();
  wide.shape = *rc::gen::element(sample::Shape::flat, sample::Shape::linear, sample::Shape::logistic);
  wide.day = Date{*rc::gen::inRange<std::int64_t>(-700000, 2900000)};
  wide.words = *awkward();
  const auto names = *rc::gen::container<std::set<std::string>>(awkward());
  wide.names.assign(names.begin(), names.end());
  const auto sizes = *rc::gen::container<std::set<std::int64_t>>(rc::gen::arbitrary<std::int64_t>());
  wide.sizes.assign(sizes.begin(), sizes.end());
  RC_ASSERT(there_and_back(wide) == wide);
}

RC_GTEST_PROP(Writer, KeepsLongTexts, ())
{
  Wide wide;
  wide.words = std::string(*rc::gen::inRange<std::size_t>(1000, 5000), 'x') + *awkward();
  wide.names = {wide.words};
  RC_ASSERT(there_and_back(wide) == wide);
}

}  // namespace
}  // namespace linli
