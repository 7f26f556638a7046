/// A plan is read back as it was; one that is damaged is refused.
#include "helpers.hpp"
#include "made_up.hpp"
#include "study/plan_fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <type_traits>

namespace linli {
namespace {

using namespace test;
using testing::HasSubstr;

/// Gives every member a value that it does not have by itself, no two numbers or texts the same.
class Filler {
 public:
  template <class T>
  void operator()(const char*, T& value)
  {
    fill(value);
  }

 private:
  template <class T>
  void fill(T& value)
  {
    ++number_;
    if constexpr (std::is_same_v<T, bool>) {
      value = true;
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(1);
    } else if constexpr (std::is_floating_point_v<T>) {
      value = number_ + 0.1;
    } else if constexpr (std::is_arithmetic_v<T>) {
      value = static_cast<T>(number_);
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = fmt::format("text \"{}\"\n社区", number_);
    } else {
      plan_fields::fields(*this, value);
    }
  }
  template <class T>
  void fill(std::vector<T>& values)
  {
    values.resize(2);
    for (T& value : values) fill(value);
  }
  template <class T>
  void fill(std::optional<T>& value)
  {
    fill(value.emplace());
  }
  void fill(Address& run) { run = made_up_address(static_cast<std::uint64_t>(++number_)); }
  void fill(When& when) { when = {true, ++number_}; }
  void fill(Range& range)
  {
    range.low = ++number_ - 0.5;
    range.high = ++number_ + 0.7;
  }

  int number_ = 0;
};

/// Everything in it differs from what a plan has by itself, and it fits together: 2 arms, points and worlds.
Plan full_plan()
{
  Plan plan;
  Filler filler;
  plan_fields::fields(filler, plan);
  plan.replicates = 2;
  plan.group_of = {1, 0};
  plan.moved = {{1, 0}, {0, 1}};
  plan.reference_arm = 1;
  plan.reference_point = 1;
  plan.pasts = {{7, {}, 3}, {9, 0, 5}};
  plan.cells = made_up_plan(2, 2, 2, 2).cells;
  for (PlannedCell& cell : plan.cells) cell.past = 1;
  return plan;
}

/// A description of all members of a plan that hangs on their values only, and not on how a plan is written.
std::string all_of(const Plan& plan)
{
  std::string out;
  const auto outcome = [](const StudyOutcome& o) {
    std::string terms;
    for (const StudyOutcome::Term& t : o.ratio)
      terms += fmt::format("{}{}", static_cast<int>(t.of), t.outcome);
    return fmt::format("{} {} {} {} [{}] {} {}", o.name, o.series, o.first, o.last, fmt::join(o.by, ","),
                       o.total, terms);
  };
  out += fmt::format("{}|{}|{}|{}|{}|{}\n", plan.study, plan.description, plan.file, plan.scale_option,
                     plan.model, plan.ground);
  for (const PlannedArm& a : plan.arms) out += fmt::format("arm {} {}\n", a.name, static_cast<int>(a.role));
  out += fmt::format("{} {} {}\n", static_cast<int>(plan.design), plan.design_size, plan.resolution);
  for (const PlannedFactor& f : plan.factors)
    out += fmt::format("factor {} {} {} [{}] {} {} {}\n", f.path, f.room, f.unit, fmt::join(f.levels, ","),
                       f.range.low, f.range.high, static_cast<int>(f.scale));
  for (const PlannedPoint& p : plan.points)
    out += fmt::format("point {} [{}] [{}]\n", p.name, fmt::join(p.place, ","), fmt::join(p.values, ","));
  out += fmt::format("[{}] [{}]\n", fmt::join(plan.groups, ","), fmt::join(plan.group_of, ","));
  for (const auto& steps : plan.moved) out += fmt::format("moved {}\n", fmt::join(steps, ","));
  out += fmt::format("paths {}\n", fmt::join(plan.world_paths, ","));
  for (const PlannedWorld& w : plan.worlds)
    out += fmt::format("world {} {} [{}]\n", w.name, w.weight, fmt::join(w.values, ","));
  out += fmt::format("{} {}\n", plan.reference_arm.value_or(99), plan.reference_point.value_or(99));
  for (const StudyOutcome& o : plan.outcomes) out += "outcome " + outcome(o) + "\n";
  for (const When& w : plan.panels) out += fmt::format("panel {} {}\n", w.dated, w.number);
  if (plan.precision)
    out +=
        fmt::format("{} {} {}\n", plan.precision->outcome, plan.precision->matters, plan.precision->at_most);
  out += fmt::format("{} {} {} {} {} {} {}\n", static_cast<int>(plan.vary), plan.honesty, plan.replicates,
                     plan.burn_in, plan.weeks, plan.start, plan.scale);
  for (const PlannedPast& p : plan.pasts)
    out += fmt::format("past {} {} {}\n", p.week, p.from.value_or(99), p.cell);
  for (const PlannedCell& c : plan.cells) {
    out += fmt::format("cell {} {} {} {}", c.arm, c.point, c.world, c.past.value_or(99));
    for (const Address& run : c.runs) out += " " + run.text();
    out += "\n";
  }
  return out;
}

std::string refused(const std::string& text)
{
  std::string told;
  EXPECT_EQ(exit_of([&] { plan_of("some/plan.json", text); }, &told), Exit::io);
  EXPECT_THAT(told, HasSubstr("some/plan.json"));
  EXPECT_THAT(told, HasSubstr("is no plan of a study"));
  return told;
}

TEST(PlanText, IsReadBackWithEveryMember)
{
  const Plan plan = full_plan();
  EXPECT_EQ(all_of(plan_of("plan.json", plan_text(plan))), all_of(plan));
  EXPECT_EQ(plan_text(plan_of("plan.json", plan_text(plan))), plan_text(plan));
}

/// Becomes whatever a member is.
struct Anything {
  template <class T>
  operator T() const;
};

/// How many members a struct has.
template <class T, class... Known>
constexpr int members()
{
  if constexpr (requires { T{Known{}..., Anything{}}; }) {
    return members<T, Known..., Anything>();
  } else {
    return sizeof...(Known);
  }
}

template <class T>
int listed()
{
  T object{};
  int out = 0;
  auto visit = [&](const char*, const auto&) { ++out; };
  plan_fields::fields(visit, object);
  return out;
}

TEST(PlanText, ForgetsNoMember)
{
  EXPECT_EQ(listed<Plan>(), members<Plan>());
  EXPECT_EQ(listed<PlannedArm>(), members<PlannedArm>());
  EXPECT_EQ(listed<PlannedFactor>(), members<PlannedFactor>());
  EXPECT_EQ(listed<PlannedPoint>(), members<PlannedPoint>());
  EXPECT_EQ(listed<PlannedWorld>(), members<PlannedWorld>());
  EXPECT_EQ(listed<PlannedPast>(), members<PlannedPast>());
  EXPECT_EQ(listed<PlannedCell>(), members<PlannedCell>());
  EXPECT_EQ(listed<StudyOutcome::Term>(), members<StudyOutcome::Term>());
  EXPECT_EQ(listed<StudyOutcome>(), members<StudyOutcome>() - 1) << "the place is lost";
  EXPECT_EQ(listed<StudyPrecision>(), members<StudyPrecision>());
}

TEST(PlanText, KeepsWhatIsNotGiven)
{
  Plan plan = made_up_plan(1, 1, 1, 1);
  plan.cells[0].runs = {made_up_address(1)};
  const Plan read = plan_of("plan.json", plan_text(plan));
  EXPECT_EQ(all_of(read), all_of(plan));
  EXPECT_FALSE(read.reference_arm);
  EXPECT_FALSE(read.precision);
}

TEST(PlanText, OfARealStudyIsReadBack)
{
  for (const char* const design :
       {"factors: {leadership_skills.capacity: {levels: [-1, 0, 1]}, workload.passing_down: {levels: [0.5, "
        "1, 2]}}\n"
        "design: factorial\n",
        "factors: {workload.passing_down: {range: [0.5, 2], scale: log}, programme.appeal: plausible}\n"
        "design: {morris: {trajectories: 2}}\nworlds: {table: worlds.csv}\n"}) {
    const Plan plan = make_plan(made_up(design));
    EXPECT_EQ(all_of(plan_of("plan.json", plan_text(plan))), all_of(plan));
  }
}

TEST(PlanText, IsTextWhateverTheNamesOfFilesHold)
{
  Plan plan = made_up_plan(1, 1, 1, 1);
  plan.file = "/home/\xff/study.yaml";
  EXPECT_EQ(plan_of("plan.json", plan_text(plan)).file, "/home/\xef\xbf\xbd/study.yaml");
}

TEST(PlanText, IsRefusedIfItIsDamaged)
{
  const std::string text = plan_text(full_plan());
  refused("");
  refused("[]");
  refused(text.substr(0, text.size() / 2));
  refused("{\"plan_version\": 1}");
}

TEST(PlanText, IsRefusedIfItIsOfAnotherVersion)
{
  std::string text = plan_text(full_plan());
  text.replace(text.find("\"plan_version\": 1"), 17, "\"plan_version\": 2");
  EXPECT_THAT(refused(text), HasSubstr("it is of another version"));
}

struct Spoiled {
  std::string why;
  std::function<void(Plan&)> spoil;
};

TEST(PlanText, IsRefusedIfItContradictsItself)
{
  const std::string cells = "its cells are not those of its arms, points and worlds";
  const std::string pasts = "its pasts are not those of its cells";
  const std::string groups = "its groups are not those of its factors";
  const std::vector<Spoiled> all{
      {"it has no runs", [](Plan& p) { p.arms.clear(); }},
      {"it has no runs", [](Plan& p) { p.replicates = 0; }},
      {cells, [](Plan& p) { p.cells.pop_back(); }},
      {cells, [](Plan& p) { std::swap(p.cells[0], p.cells[1]); }},
      {cells, [](Plan& p) { p.cells[0].arm = 2; }},
      {"its cells have not a run for each replicate", [](Plan& p) { p.cells[3].runs.pop_back(); }},
      {pasts, [](Plan& p) { p.cells[3].past = 2; }},
      {pasts, [](Plan& p) { p.pasts[0].from = 0; }},
      {pasts, [](Plan& p) { p.pasts[0].cell = 8; }},
      {"its points have not a value of each factor", [](Plan& p) { p.points[1].values.pop_back(); }},
      {"its points have not a value of each factor", [](Plan& p) { p.points[1].place.pop_back(); }},
      {"its worlds have not a value of each parameter", [](Plan& p) { p.worlds[1].values.pop_back(); }},
      {"its reference is none of its arms or points", [](Plan& p) { p.reference_arm = 2; }},
      {"its reference is none of its arms or points", [](Plan& p) { p.reference_point = 2; }},
      {groups, [](Plan& p) { p.group_of[1] = 2; }},
      {groups, [](Plan& p) { p.group_of.pop_back(); }},
      {groups, [](Plan& p) { p.moved[1][0] = 2; }}};
  for (const Spoiled& one : all) {
    Plan plan = full_plan();
    one.spoil(plan);
    EXPECT_THAT(refused(plan_text(plan)), HasSubstr(one.why));
  }
}

TEST(PlanText, IsRefusedIfAValueIsOfAnotherKind)
{
  const auto with = [](const std::string& key, const Json& value) {
    Json json = Json::parse(plan_text(full_plan()));
    json[key] = value;
    return json.dump();
  };
  EXPECT_THAT(refused(with("arms", nullptr)), HasSubstr("a list is missing"));
  EXPECT_THAT(refused(with("design", "sobo")), HasSubstr("unknown name sobo"));
  refused(with("weeks", "many"));
  Json json = Json::parse(plan_text(full_plan()));
  json["cells"][0]["runs"][0] = "xyz";
  EXPECT_THAT(refused(json.dump()), HasSubstr("no address of a run"));
}

TEST(Plan, FindsItsCells)
{
  const Plan plan = made_up_plan(3, 4, 2, 1);
  const PlannedCell& cell = plan.cell(2, 1, 1);
  EXPECT_EQ(cell.arm, 2U);
  EXPECT_EQ(cell.point, 1U);
  EXPECT_EQ(cell.world, 1U);
  EXPECT_THROW(plan.cell(3, 0, 0), Bug);
}

}  // namespace
}  // namespace linli
