#include "app/commands.hpp"
#include "compare/made_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace linli {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Said {
  int code = 0;
  std::string out;
  std::string complaints;
};

Said linli(const std::vector<std::string>& words)
{
  std::vector<const char*> arguments{"linli", "compare"};
  for (const std::string& word : words) arguments.push_back(word.c_str());
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  Said said;
  said.code = run_command_line(static_cast<int>(arguments.size()), arguments.data());
  said.out = ::testing::internal::GetCapturedStdout();
  said.complaints = ::testing::internal::GetCapturedStderr();
  return said;
}

/// The reference, an arm that is the same, one without strength, and a policy.
Plan honest_plan()
{
  Plan plan = test::made_plan({"as_now", "calls", "same", "no_strength"}, 2);
  plan.arms[2].role = ArmRole::same;
  plan.arms[3].role = ArmRole::strengthless;
  plan.honesty = true;
  return plan;
}

void put_all(const test::MadeStudy& study, double off)
{
  for (std::size_t r = 0; r < 2; ++r) {
    const double base = 0.2 + 0.01 * static_cast<double>(r);
    study.put(0, r, {.taking_part = base});
    study.put(1, r, {.taking_part = base + 0.1});
    study.put(2, r, {.taking_part = base});
    study.put(3, r, {.taking_part = base + (r == 1 ? off : 0)});
  }
}

TEST(CompareCommand, HonestArmsAreExactlyTheReference)
{
  const test::MadeStudy study(honest_plan());
  put_all(study, 0);
  const Said said = linli({study.directory().path.string()});
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(said.out, StartsWith("people and luck vary; 2 of 2 replicates are complete\n"));
  EXPECT_THAT(
      said.out,
      HasSubstr("honesty: 4 runs of 2 arms that cannot differ from the reference are exactly 0 apart in "
                "every outcome\n"));
  EXPECT_THAT(said.out, HasSubstr("calls raises taking part by"));
  EXPECT_EQ(said.out.find("no_strength raises"), std::string::npos) << "it is no policy";
}

TEST(CompareCommand, ADifferenceThatCannotBeEndsWithSix)
{
  const test::MadeStudy study(honest_plan());
  put_all(study, 1e-12);
  const Said said = linli({study.directory().path.string()});
  EXPECT_EQ(said.code, 6);
  EXPECT_THAT(said.complaints, HasSubstr("arm no_strength: taking_part of the district is 0.21000000000100"));
  EXPECT_THAT(said.complaints, HasSubstr("in replicate 2"));
  EXPECT_THAT(said.out, HasSubstr("calls raises taking part by")) << "the rest is told all the same";
}

TEST(CompareCommand, RunsOfHonestyThatAreMissingAreCounted)
{
  const test::MadeStudy study(honest_plan());
  for (std::size_t cell = 0; cell < 3; ++cell) study.put(cell, 0, {});
  const Said said = linli({study.directory().path.string()});
  EXPECT_EQ(said.code, 0);
  EXPECT_THAT(
      said.out,
      HasSubstr("honesty: 1 run of 2 arms that cannot differ from the reference is exactly 0 apart in "
                "every outcome; 3 runs could not be checked\n"));
}

TEST(CompareCommand, WritesFilesAndReplacesNoneUnasked)
{
  const test::MadeStudy study(honest_plan());
  put_all(study, 0);
  const test::TemporaryDirectory folder;
  const std::string directory = study.directory().path.string();
  const std::string csv = (folder / "runs.csv").string();
  const std::string json = (folder / "all.json").string();
  const std::string hdf5 = (folder / "runs.h5").string();
  EXPECT_EQ(linli({directory, "--csv", csv, "--json", json, "--hdf5", hdf5}).code, 0);
  const std::string before = test::bytes_of(csv) + test::bytes_of(json) + test::bytes_of(hdf5);
  EXPECT_THAT(test::bytes_of(csv), StartsWith("arm,point,"));
  EXPECT_EQ(linli({directory, "--csv", csv}).code, 8);
  EXPECT_EQ(linli({directory, "--csv", csv, "--json", json, "--hdf5", hdf5, "--overwrite"}).code, 0);
  EXPECT_EQ(test::bytes_of(csv) + test::bytes_of(json) + test::bytes_of(hdf5), before);
}

TEST(CompareCommand, RefusesWhatIsNotThere)
{
  const test::MadeStudy study(honest_plan());
  put_all(study, 0);
  const std::string directory = study.directory().path.string();
  const Said outcome = linli({directory, "--outcome", "taking_prat"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.complaints, HasSubstr("did you mean `taking_part`?"));
  EXPECT_EQ(linli({directory, "--residents"}).code, 2);
  EXPECT_EQ(linli({directory + "/none"}).code, 4);
  EXPECT_EQ(linli({}).code, 2);
  test::put_bytes(study.directory().result(study.plan.cells[1].runs[1]), "damaged");
  EXPECT_EQ(linli({directory}).code, 4) << "a result that cannot be read is not taken for a missing one";
}

TEST(CompareCommand, HelpHasExamples)
{
  EXPECT_THAT(linli({"--help"}).out, HasSubstr("linli compare two_dials --residents"));
}

}  // namespace
}  // namespace linli
