/// A plan is read back as it was.
#include "core/errors.hpp"
#include "full_plan.hpp"

#include <gtest/gtest.h>

#include <string>

namespace linli {
namespace {

using namespace test;

/// A description of all members of a plan that hangs on their values only, and not on how a plan is written.
std::string all_of(const Plan& plan)
{
  std::string out;
  const auto outcome = [](const StudyOutcome& o) {
    std::string terms;
    for (const StudyOutcome::Term& t : o.ratio)
      terms += fmt::format("{}{}", static_cast<int>(t.of), t.outcome);
    return fmt::format("{} {} {} {} [{}] {} {} {} {} {}", o.name, o.series, o.first, o.last,
                       fmt::join(o.by, ","), o.total, terms, static_cast<int>(o.aim), o.label.en, o.label.zh);
  };
  out += fmt::format("{}|{}|{}|{}|{}|{}\n", plan.study, plan.description, plan.file, plan.scale_option,
                     plan.model, plan.ground);
  out += fmt::format("{} {}\n", plan.label.en, plan.label.zh);
  for (const PlannedArm& a : plan.arms)
    out += fmt::format("arm {} {} {} {}\n", a.name, static_cast<int>(a.role), a.label.en, a.label.zh);
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
