#include "run/rerun.hpp"

#include "core/errors.hpp"
#include "output/files/files.hpp"
#include "scenario/portable.hpp"
#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace linli {
namespace {

namespace fs = std::filesystem;

/// A new folder that is removed with what is in it.
class TemporaryFolder {
 public:
  TemporaryFolder()
  {
    std::error_code none;
    const fs::path above = fs::temp_directory_path(none);
    std::string name = ((none ? fs::path("/tmp") : above) / "linli-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      const std::string why = std::generic_category().message(errno);
      throw Error(Exit::io, fmt::format("{}: no folder can be made there", above.string()), why,
                  "name another folder for temporary files with TMPDIR");
    }
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder()
  {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The scenario with its data files in a folder, where they are written unless they are there.
Scenario scenario_in(const fs::path& folder, const std::string& resolved, const DataTexts& data,
                     const std::string& file)
{
  const Portable one = self_contained(file, resolved, data, folder);
  std::error_code ignored;
  for (const auto& [name, text] : one.files) {
    if (!fs::exists(name, ignored)) write_new_file(name, text);
  }
  return parse_scenario(file, one.yaml);
}

[[noreturn]] void fail_weeks(const std::string& file, const EarlierScenario& stage)
{
  throw Error(Exit::io, {Problem{.file = file,
                                 .problem = fmt::format("says that it branched after {} weeks", stage.weeks),
                                 .why = "these are fewer than it had done, or more than its scenario has",
                                 .hint = "use another copy, or run the scenario again"}});
}

}  // namespace

Run rerun(const Recipe& recipe, const std::string& file, const Workers& workers, const AfterWeek& after_week)
{
  std::vector<Scenario> scenarios;
  std::optional<Run> run;
  {
    const TemporaryFolder folder;
    for (const EarlierScenario& stage : recipe.stages)
      scenarios.push_back(scenario_in(folder.path(), stage.as_resolved, recipe.data, file));
    scenarios.push_back(scenario_in(folder.path(), recipe.as_resolved, recipe.data, file));
    run.emplace(Run::begin(scenarios.front(), workers));
  }
  const auto step = [&] {
    run->step();
    if (after_week) after_week(*run);
  };
  for (std::size_t k = 0; k < recipe.stages.size(); ++k) {
    const EarlierScenario& stage = recipe.stages[k];
    if (stage.weeks < run->weeks() || stage.weeks > run->scenario().run.all_weeks()) fail_weeks(file, stage);
    while (run->weeks() < stage.weeks) step();
    Run other = run->branch(scenarios[k + 1]);
    run.emplace(std::move(other));
  }
  while (!run->done()) step();
  return *std::move(run);
}

}  // namespace linli
