/// What a worker is given.
#include "study/run_input.hpp"

#include "made_up.hpp"
#include "output/helpers.hpp"
#include "scenario/portable.hpp"
#include "scenario/read_scenario.hpp"
#include "study/cell_scenario.hpp"
#include "study/worker_processes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;

Scenario of_an_arm()
{
  const Study study =
      made_up("arms: {a: {overlay: {interventions: {it: {from: week 4, levers: {calls: 0.2}}}}}}\n");
  const Plan plan = make_plan(study);
  return cell_stages(study, plan, plan.cells[0]).back().scenario;
}

/// The words behind the program's.
std::vector<std::string> words(const TemporaryDirectory& directory, RunOrder order)
{
  order.data = directory / "data";
  std::vector<std::string> command = write_run_input(directory / "work", of_an_arm(), order);
  EXPECT_EQ(command.front(), this_program().string());
  command.erase(command.begin());
  return command;
}

TEST(RunInput, IsAScenarioThatComputesTheSame)
{
  const TemporaryDirectory directory;
  const Scenario scenario = of_an_arm();
  write_run_input(directory / "work", scenario, {.data = directory / "data", .output = directory / "a.h5"});
  const Scenario read = read_scenario((directory / "work" / "scenario.yaml").string());
  EXPECT_EQ(address_of({{0, read}}, {}), address_of({{0, scenario}}, {}));
  EXPECT_EQ(read.output.series, scenario.output.series);
  EXPECT_EQ(read.output.groups, scenario.output.groups);
}

/// Nobody can change it meanwhile.
TEST(RunInput, HasCopiesOfDataFilesThatAreNotShipped)
{
  const TemporaryDirectory directory;
  Scenario scenario = of_an_arm();
  const std::string margins = data_texts(scenario).at("population.margins");
  put_bytes(directory / "own.yaml", margins + "\n# ours\n");
  scenario.population.margins = (directory / "own.yaml").string();
  const Address address = address_of({{0, scenario}}, {});
  write_run_input(directory / "work", scenario, {.data = directory / "data", .output = directory / "a.h5"});
  std::filesystem::remove(directory / "own.yaml");
  const Scenario read = read_scenario((directory / "work" / "scenario.yaml").string());
  EXPECT_EQ(address_of({{0, read}}, {}), address);
}

TEST(RunInput, IsMadeAnew)
{
  const TemporaryDirectory directory;
  std::filesystem::create_directories(directory / "work");
  put_bytes(directory / "work/left_over", "of an earlier try");
  words(directory, {.output = directory / "a.h5"});
  EXPECT_FALSE(std::filesystem::exists(directory / "work/left_over"));
}

TEST(RunInput, OrdersARun)
{
  const TemporaryDirectory directory;
  const std::string output = (directory / "a.h5").string();
  EXPECT_THAT(words(directory, {.output = output, .threads = 3}),
              ElementsAre("run", (directory / "work/scenario.yaml").string(), "-o", output, "--quiet",
                          "--threads", "3"));
}

TEST(RunInput, OrdersARunFromAPast)
{
  const TemporaryDirectory directory;
  EXPECT_THAT(words(directory, {.output = "a.h5", .from = "past.checkpoint"}),
              ElementsAre("run", "--from", "past.checkpoint", (directory / "work/scenario.yaml").string(),
                          "-o", "a.h5", "--quiet", "--threads", "1"));
}

TEST(RunInput, OrdersARunToGoOnRatherThanToBeginFromItsPast)
{
  const TemporaryDirectory directory;
  EXPECT_THAT(words(directory, {.output = "a.h5", .from = "past.checkpoint", .resume = "own.checkpoint"}),
              ElementsAre("run", "--resume", "own.checkpoint", "-o", "a.h5", "--quiet", "--threads", "1"));
}

TEST(RunInput, OrdersAPast)
{
  const TemporaryDirectory directory;
  EXPECT_THAT(words(directory, {.output = "past.h5", .stop_at = 14}),
              ElementsAre("run", (directory / "work/scenario.yaml").string(), "-o", "past.h5", "--quiet",
                          "--threads", "1", "--stop-at", "14", "--overwrite"));
}

TEST(RunInput, KeepsTheCommandForPeople)
{
  const TemporaryDirectory directory;
  words(directory, {.output = directory / "it's.h5"});
  const std::string line = bytes_of(directory / "work/command.txt");
  EXPECT_TRUE(line.ends_with("\n"));
  put_bytes(directory / "echo.sh",
            "for word in " + line.substr(0, line.size() - 1) + "; do echo \"$word\"; done\n");
  WorkerProcesses workers;
  workers.start(
      {{"/bin/sh", "-c", "exec /bin/sh " + (directory / "echo.sh").string() + " >&2"}, directory / "said"});
  ASSERT_TRUE(workers.wait(std::chrono::minutes(1)));
  EXPECT_NE(bytes_of(directory / "said").find((directory / "it's.h5").string() + "\n"), std::string::npos);
}

TEST(RunInput, SaysWhereItCannotBeWritten)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "file", "");
  std::string told;
  EXPECT_EQ(exit_of([&] { write_run_input(directory / "file/work", of_an_arm(), {}); }, &told), Exit::io);
  EXPECT_NE(told.find("file/work"), std::string::npos) << told;
}

}  // namespace
}  // namespace linli
