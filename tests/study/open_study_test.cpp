/// A study begins, goes on, and finds that it has changed.
#include "study/open_study.hpp"

#include "core/build_info.hpp"
#include "helpers.hpp"
#include "made_up.hpp"
#include "real_result.hpp"
#include "study/cell_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace fs = std::filesystem;

const std::string arms =
    "reference: as_now\narms:\n  as_now: {}\n  a: {overlay: {interventions: {it: {from: week 4, levers: "
    "{calls: "
    "0.2}}}}}\n";

/// Opens a study and lets go of it; how many cells were planned is added to `planned`.
OpenedStudy open(const Study& study, const fs::path& path, std::size_t* planned = nullptr,
                 OtherModel other = OtherModel::refuse)
{
  OpenedStudy out = open_study(study, {path}, {}, other, [&](std::size_t, std::size_t) {
    if (planned != nullptr) ++*planned;
  });
  out.ledger.reset();
  return out;
}

std::string refused(const Study& study, const fs::path& path, Exit exit)
{
  std::string told;
  EXPECT_EQ(exit_of([&] { open(study, path); }, &told), exit);
  return told;
}

/// As if another program had planned it.
void change_model(const fs::path& directory)
{
  Plan plan = plan_in({directory});
  plan.model = std::string(64, '0');
  plan.ground = "other";
  put_bytes(StudyDirectory{directory}.plan(), plan_text(plan));
}

TEST(OpenStudy, MakesANewOne)
{
  const TemporaryDirectory directory;
  const Study study = made_up(arms);
  const OpenedStudy opened = open(study, directory / "new/study");
  const StudyDirectory there{directory / "new/study"};
  EXPECT_EQ(plan_text(plan_in(there)), plan_text(opened.plan));
  EXPECT_EQ(bytes_of(there.study()), study.text);
  EXPECT_THAT(kinds_in(there.path / "manifest.jsonl"), ElementsAre(LineKind::plan));
  EXPECT_THAT(opened.told, IsEmpty());
}

TEST(OpenStudy, TellsTheManifestOfItsPlan)
{
  const TemporaryDirectory directory;
  const OpenedStudy opened = open_study(made_up(arms), {directory.path()}, {}, OtherModel::refuse, {});
  const Json* const line = opened.ledger->state().last(LineKind::plan);
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->at("study"), "made_up");
  EXPECT_EQ(line->at("runs"), 2);
  EXPECT_EQ(line->at("model"), build_info().model);
}

TEST(OpenStudy, GoesOnWithoutPlanningAgain)
{
  const TemporaryDirectory directory;
  std::size_t planned = 0;
  const OpenedStudy first = open(made_up(arms), directory.path(), &planned);
  EXPECT_EQ(planned, 2U);
  const OpenedStudy second = open(made_up(arms), directory.path(), &planned);
  EXPECT_EQ(planned, 2U);
  EXPECT_EQ(plan_text(second.plan), plan_text(first.plan));
  EXPECT_THAT(second.told, IsEmpty());
  EXPECT_THAT(kinds_in(directory / "manifest.jsonl"), ElementsAre(LineKind::plan));
}

TEST(OpenStudy, PlansAnewWhatHasChangedAndTellsWhatStays)
{
  const TemporaryDirectory directory;
  open(made_up(arms), directory.path());
  const Study more = made_up(arms + "  b: {set: {trust.met: 0.4}}\nreplicates: 2\n");
  const OpenedStudy opened = open(more, directory.path());
  EXPECT_THAT(opened.told,
              ElementsAre(HasSubstr("of its 6 runs 2 are as before, 4 are new; 0 of before are no longer")));
  EXPECT_EQ(plan_in({directory.path()}).runs().size(), 6U);
  EXPECT_EQ(bytes_of(StudyDirectory{directory.path()}.study()), more.text);
  EXPECT_THAT(kinds_in(directory / "manifest.jsonl"), ElementsAre(LineKind::plan, LineKind::plan));
  const OpenedStudy less = open(made_up(arms), directory.path());
  EXPECT_THAT(less.told,
              ElementsAre(HasSubstr("of its 2 runs 2 are as before, 0 are new; 4 of before are no longer")));
}

TEST(OpenStudy, PlansAnewForOtherReplicatesThanTheFileHas)
{
  const TemporaryDirectory directory;
  Study study = made_up(arms);
  open(study, directory.path());
  study.replicates = 3;
  const OpenedStudy opened = open(study, directory.path());
  EXPECT_EQ(opened.plan.replicates, 3);
  EXPECT_THAT(opened.told, ElementsAre(HasSubstr("of its 6 runs 2 are as before")));
}

TEST(OpenStudy, RefusesAPlanOfAnotherModel)
{
  const TemporaryDirectory directory;
  open(made_up(arms), directory.path());
  change_model(directory.path());
  const std::string before = bytes_of(directory / "plan.json");
  EXPECT_THAT(refused(made_up(arms), directory.path(), Exit::usage), HasSubstr("--accept-program"));
  EXPECT_EQ(bytes_of(directory / "plan.json"), before);
}

TEST(OpenStudy, MakesAPlanAgainThatCannotBeRead)
{
  const TemporaryDirectory directory;
  const std::string before = (open(made_up(arms), directory.path()), bytes_of(directory / "plan.json"));
  put_bytes(directory / "plan.json", before.substr(0, before.size() / 2));
  const OpenedStudy opened = open(made_up(arms), directory.path());
  EXPECT_THAT(opened.told, ElementsAre(HasSubstr("the plan is made again: ")));
  EXPECT_EQ(bytes_of(directory / "plan.json"), before);
}

TEST(OpenStudy, ComputesAnewWhatAnotherModelHasMadeIfAsked)
{
  const TemporaryDirectory directory;
  open(made_up(arms), directory.path());
  change_model(directory.path());
  const OpenedStudy opened = open(made_up(arms), directory.path(), nullptr, OtherModel::compute_anew);
  EXPECT_EQ(opened.plan.model, build_info().model);
  EXPECT_EQ(plan_in({directory.path()}).model, build_info().model);
}

TEST(OpenStudy, RefusesADirectoryOfSomethingElse)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "thesis.tex", "");
  EXPECT_THAT(refused(made_up(arms), directory.path(), Exit::output_in_use),
              HasSubstr("something that is no study's"));
  EXPECT_EQ(directory.entries(), 1) << "and leaves it as it was";
}

TEST(OpenStudy, RefusesAFile)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "file", "");
  EXPECT_THAT(refused(made_up(arms), directory / "file", Exit::output_in_use), HasSubstr("is a file"));
}

TEST(OpenStudy, RefusesADirectoryInWhichSomebodyWorks)
{
  const TemporaryDirectory directory;
  const OpenedStudy opened = open_study(made_up(arms), {directory.path()}, {}, OtherModel::refuse, {});
  refused(made_up(arms), directory.path(), Exit::output_in_use);
  EXPECT_EQ(
      in_child(60, [&] { return static_cast<int>(exit_of([&] { open(made_up(arms), directory.path()); })); }),
      static_cast<int>(Exit::output_in_use));
}

TEST(OpenStudy, LetsShardsWorkSideBySide)
{
  const TemporaryDirectory directory;
  const OpenedStudy one = open_study(made_up(arms), {directory.path()}, Shard{1, 2}, OtherModel::refuse, {});
  const OpenedStudy two = open_study(made_up(arms), {directory.path()}, Shard{2, 2}, OtherModel::refuse, {});
  EXPECT_EQ(plan_text(one.plan), plan_text(two.plan));
  EXPECT_THAT(kinds_in(directory / "manifest.2-of-2.jsonl"), ElementsAre(LineKind::plan));
}

TEST(OpenStudy, RemovesWhatAKilledProcessLeftOfAPlan)
{
  const TemporaryDirectory directory;
  open(made_up(arms), directory.path());
  const std::ptrdiff_t entries = directory.entries();
  put_bytes(directory / ".plan.json.manifest.jsonl-part", "{\"plan_ver");
  put_bytes(directory / ".study.yaml.manifest.jsonl-part", "stu");
  open(made_up(arms), directory.path());
  EXPECT_EQ(directory.entries(), entries);
}

TEST(OpenStudy, LeavesWhatAnotherShardIsWriting)
{
  const TemporaryDirectory directory;
  put_bytes(directory / ".plan.json.manifest.2-of-2.jsonl-part", "{\"plan_ver");
  open_study(made_up(arms), {directory.path()}, Shard{1, 2}, OtherModel::refuse, {});
  EXPECT_TRUE(fs::exists(directory / ".plan.json.manifest.2-of-2.jsonl-part"));
}

TEST(OpenStudy, TellsOfAnUnfinishedLine)
{
  const TemporaryDirectory directory;
  open(made_up(arms), directory.path());
  put_bytes(directory / "manifest.jsonl", bytes_of(directory / "manifest.jsonl") + "{\"n\":2,");
  EXPECT_THAT(open(made_up(arms), directory.path()).told, ElementsAre(HasSubstr("torn")));
}

/// Short runs, so that there are results.
Study short_study(const std::string& outcomes)
{
  return parse_study(examples() + "made_up.yaml",
                     "study: made_up\nbase: small.yaml\n"
                     "set: {population.scale: 0.003, run.burn_in: 1 week, run.weeks: 2 weeks}\noutcomes:\n" +
                         outcomes);
}

TEST(OpenStudy, DropsResultsThatLackWhatIsNowAsked)
{
  const TemporaryDirectory directory;
  const StudyDirectory there{directory.path()};
  const auto asking = [](const std::string& by) {
    return short_study("  taking_part: {series: participation_any, over: last 2 weeks, by: [" + by + "]}\n");
  };
  const Study first = asking("sex, age_band");
  const OpenedStudy opened = open(first, there.path);
  const fs::path result = there.result(opened.plan.runs().front());
  publish_run(cell_stages(first, opened.plan, opened.plan.cells[0]).back().scenario, result);

  EXPECT_THAT(open(asking("sex"), there.path).told, ElementsAre(HasSubstr("of its 1 runs 1 are as before")));
  EXPECT_TRUE(fs::exists(result)) << "it has more than is asked";

  EXPECT_THAT(
      open(asking("sex, area"), there.path).told,
      ElementsAre(HasSubstr("1 are as before"), HasSubstr("1 results lack something that is now asked")));
  EXPECT_FALSE(fs::exists(result));
}

TEST(PlanIn, SaysThatADirectoryIsNoStudys)
{
  const TemporaryDirectory directory;
  std::string told;
  EXPECT_EQ(exit_of([&] { plan_in({directory.path()}); }, &told), Exit::io);
  EXPECT_THAT(told, HasSubstr(directory.path().string()));
}

}  // namespace
}  // namespace linli
