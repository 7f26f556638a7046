/// A checkpoint of a run that a program kept in memory: the command line goes on with it.
#include "app/commands.hpp"
#include "core/errors.hpp"
#include "output/helpers.hpp"
#include "run/run.hpp"
#include "support/lively.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <string>

namespace linli {
namespace {

using namespace test;

TEST(ResumeInMemory, ARunWithoutAnOutputNeedsOne)
{
  const TemporaryDirectory directory;
  const std::string checkpoint = directory / "checkpoint";
  const std::string output = directory / "a.h5";
  Scenario scenario = lively(Influence::linear, 0.003);
  scenario.run.burn_in = 0;
  scenario.run.weeks = 2;
  linli::Run run = linli::Run::begin(scenario, Workers(1));
  run.step();
  run.save(checkpoint, {});

  const std::array without{"linli", "run", "--resume", checkpoint.c_str(), "--quiet"};
  testing::internal::CaptureStderr();
  EXPECT_EQ(run_command_line(static_cast<int>(without.size()), without.data()),
            static_cast<int>(Exit::usage));
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_NE(said.find("the run of " + checkpoint +
                      " has no output (it was kept in memory) — name one with -o FILE\n"),
            std::string::npos)
      << said;

  const std::array with{"linli", "run", "--resume", checkpoint.c_str(), "--quiet", "-o", output.c_str()};
  EXPECT_EQ(run_command_line(static_cast<int>(with.size()), with.data()), 0);
  EXPECT_TRUE(std::filesystem::exists(output));
}

}  // namespace
}  // namespace linli
