#include "core/describe.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <string>
#include <vector>

namespace linli {
namespace {

enum class Shape { flat, linear, logistic };

struct Params {
  bool active = true;
  std::int64_t seed = 7;
  int weeks = 8;
  double slope = 0.5;
  float rate = 0.25F;
  Shape shape = Shape::linear;
  std::string name = "tiny";
  Date start{0};
  std::vector<std::string> towns{"taopu", "zhenru"};
  std::vector<std::int64_t> areas{3, -1};
  std::array<double, 3> weights{0.2, 0.3, 0.5};
  std::int64_t budget = 1250;
  std::string table = "data/table.yaml";
  When begin = When::week(12);
  std::vector<When> visits{When::week(-1), When::day({0})};
  std::vector<std::string> kinds{"flat"};

  static std::vector<Field> describe()
  {
    using P = Params;
    return {boolean<&P::active>({.name = "active"}),
            integer<&P::seed>({.name = "seed"}),
            integer<&P::weeks>({.name = "weeks", .unit = units::weeks()}),
            number<&P::slope>({.name = "slope", .unit = units::log_odds()}),
            number<&P::rate>({.name = "rate", .unit = units::per_week()}),
            choice<&P::shape>({"flat", "linear", "logistic"}, {.name = "shape"}),
            text<&P::name>({.name = "name"}),
            date<&P::start>({.name = "start"}),
            names<&P::towns>({.name = "towns"}),
            integers<&P::areas>({.name = "areas"}),
            numbers<&P::weights>({"young", "middle", "old"}, {.name = "weights", .unit = units::share()}),
            money<&P::budget>({.name = "budget"}),
            file<&P::table>({.name = "table"}),
            moment<&P::begin>({.name = "begin"}),
            moments<&P::visits>({.name = "visits"}),
            choices<&P::kinds>({"flat", "round"}, {.name = "kinds"})};
  }
};

const Field& field(const std::string& name)
{
  static const std::vector<Field> fields = Params::describe();
  for (const Field& f : fields) {
    if (f.name == name) return f;
  }
  throw std::out_of_range(name);
}

std::string text_of(const std::string& name, const Params& params = {})
{
  const Field& f = field(name);
  return value_text(f, f.get(&params));
}

TEST(ValueText, WritesEveryKind)
{
  EXPECT_EQ(text_of("active"), "true");
  EXPECT_EQ(text_of("active", {.active = false}), "false");
  EXPECT_EQ(text_of("seed"), "7");
  EXPECT_EQ(text_of("seed", {.seed = std::numeric_limits<std::int64_t>::min()}), "-9223372036854775808");
  EXPECT_EQ(text_of("weeks"), "8 weeks");
  EXPECT_EQ(text_of("slope"), "0.5");
  EXPECT_EQ(text_of("slope", {.slope = 0.1}), "0.1");
  EXPECT_EQ(text_of("rate"), "0.25 per week");
  EXPECT_EQ(text_of("shape"), "linear");
  EXPECT_EQ(text_of("name"), "\"tiny\"");
  EXPECT_EQ(text_of("start"), "2018-01-01");
  EXPECT_EQ(text_of("towns"), "[taopu, zhenru]");
  EXPECT_EQ(text_of("towns", {.towns = {}}), "[]");
  EXPECT_EQ(text_of("areas"), "[3, -1]");
  EXPECT_EQ(text_of("areas", {.areas = {}}), "[]");
  EXPECT_EQ(text_of("weights"), "{young: 0.2, middle: 0.3, old: 0.5}");
  EXPECT_EQ(text_of("budget"), "12.50 yuan");
  EXPECT_EQ(text_of("table"), "\"data/table.yaml\"");
  EXPECT_EQ(text_of("begin"), "week 12");
  EXPECT_EQ(text_of("visits"), "[week -1, 2018-01-01]");
  EXPECT_EQ(text_of("kinds"), "[flat]");
}

TEST(ValueText, QuotesTexts)
{
  EXPECT_EQ(text_of("name", {.name = "say \"hi\""}), R"("say \"hi\"")");
  EXPECT_EQ(text_of("name", {.name = "back\\slash"}), R"("back\\slash")");
  EXPECT_EQ(text_of("name", {.name = "two\nlines"}), R"("two\nlines")");
  EXPECT_EQ(text_of("name", {.name = ""}), "\"\"");
}

TEST(Field, KnowsItsKind)
{
  EXPECT_EQ(field("active").kind, Kind::boolean);
  EXPECT_EQ(field("seed").kind, Kind::integer);
  EXPECT_EQ(field("slope").kind, Kind::number);
  EXPECT_EQ(field("shape").kind, Kind::choice);
  EXPECT_EQ(field("name").kind, Kind::text);
  EXPECT_EQ(field("start").kind, Kind::date);
  EXPECT_EQ(field("towns").kind, Kind::names);
  EXPECT_EQ(field("areas").kind, Kind::integers);
  EXPECT_EQ(field("weights").kind, Kind::numbers);
  EXPECT_EQ(field("budget").kind, Kind::money);
  EXPECT_EQ(field("table").kind, Kind::file);
  EXPECT_EQ(field("begin").kind, Kind::moment);
  EXPECT_EQ(field("visits").kind, Kind::moments);
  EXPECT_EQ(field("kinds").kind, Kind::names);
  EXPECT_EQ(field("kinds").labels, (std::vector<std::string>{"flat", "round"}));
}

TEST(Field, HoldsTheDefault)
{
  for (const Field& f : Params::describe()) {
    const Params fresh;
    EXPECT_EQ(f.standard, f.get(&fresh)) << f.name;
  }
  EXPECT_EQ(std::get<double>(field("slope").standard), 0.5);
}

TEST(Field, SetsWhatItReads)
{
  Params params;
  field("active").set(&params, Value{false});
  field("seed").set(&params, Value{std::int64_t{-5}});
  field("weeks").set(&params, Value{std::int64_t{52}});
  field("slope").set(&params, Value{1.25});
  field("rate").set(&params, Value{0.75});
  field("name").set(&params, Value{std::string("other")});
  field("start").set(&params, Value{Date{9}});
  field("towns").set(&params, Value{std::vector<std::string>{"wanli"}});
  field("areas").set(&params, Value{std::vector<std::int64_t>{1, 2}});
  field("budget").set(&params, Value{std::int64_t{7}});
  field("begin").set(&params, Value{When::day({3})});
  field("visits").set(&params, Value{std::vector<When>{}});
  EXPECT_FALSE(params.active);
  EXPECT_EQ(params.seed, -5);
  EXPECT_EQ(params.weeks, 52);
  EXPECT_EQ(params.slope, 1.25);
  EXPECT_EQ(params.rate, 0.75F);
  EXPECT_EQ(params.name, "other");
  EXPECT_EQ(params.start, Date{9});
  EXPECT_EQ(params.towns, std::vector<std::string>{"wanli"});
  EXPECT_EQ(params.areas, (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(params.budget, 7);
  EXPECT_EQ(params.begin, When::day({3}));
  EXPECT_TRUE(params.visits.empty());
}

TEST(Field, OfAChoiceGoesThereAndBack)
{
  const Field& shape = field("shape");
  for (const Shape s : {Shape::flat, Shape::linear, Shape::logistic}) {
    Params from;
    from.shape = s;
    Params to;
    shape.set(&to, shape.get(&from));
    EXPECT_EQ(to.shape, s);
  }
  Params params{.shape = Shape::logistic};
  shape.set(&params, Value{std::string("round")});
  EXPECT_EQ(params.shape, Shape::logistic) << "a label that is none changes nothing";
}

TEST(Field, OfNumbersGoesThereAndBack)
{
  const Field& weights = field("weights");
  Params from{.weights = {1, 2.5, -3}};
  Params to;
  weights.set(&to, weights.get(&from));
  EXPECT_EQ(to.weights, from.weights);
  EXPECT_THROW(weights.set(&to, Value{std::vector<double>{1, 2}}), std::out_of_range);
}

TEST(Field, RefusesAValueOfAnotherKind)
{
  Params params;
  EXPECT_THROW(field("slope").set(&params, Value{true}), std::bad_variant_access);
}

TEST(Range, IsClosed)
{
  const Range share{0, 1};
  EXPECT_TRUE(share.contains(0));
  EXPECT_TRUE(share.contains(1));
  EXPECT_FALSE(share.contains(-1e-300));
  EXPECT_FALSE(share.contains(1.0000001));
  EXPECT_FALSE(share.contains(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_TRUE(share.bounded());
  EXPECT_FALSE(Range{}.bounded());
  EXPECT_TRUE(Range{.low = 0}.bounded());
  EXPECT_TRUE(Range{.high = 0}.bounded());
  EXPECT_TRUE(Range{}.contains(1e308));
}

TEST(Units, TurnSpellingsIntoOneUnit)
{
  const auto factor = [](const Unit& unit, const std::string& spelling) {
    for (const Unit::Spelling& s : unit.spellings) {
      if (s.text == spelling) return s.factor;
    }
    return 0.0;
  };
  EXPECT_EQ(factor(units::weeks(), "weeks"), 1);
  EXPECT_EQ(factor(units::weeks(), "week"), 1);
  EXPECT_EQ(factor(units::weeks(), "years"), 52);
  EXPECT_EQ(factor(units::weeks(), "year"), 52);
  EXPECT_EQ(factor(units::hours(), "hour"), 1);
  EXPECT_EQ(factor(units::per_week(), "per week"), 1);
  EXPECT_DOUBLE_EQ(12 * factor(units::per_week(), "per year"), 12.0 / 52);
  for (const Unit& plain : {units::none(), units::share(), units::log_odds(), units::people()}) {
    EXPECT_FALSE(plain.spelled()) << plain.label;
  }
}

}  // namespace
}  // namespace linli
