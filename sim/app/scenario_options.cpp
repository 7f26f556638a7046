#include "app/scenario_options.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "engine/scenario_faults.hpp"
#include "output/files/archive.hpp"
#include "scenario/numbers.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/scenario_names.hpp"
#include "scenario/shipped.hpp"
#include "scenario/text_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace linli {
namespace {

constexpr auto scenario_words = "Scenario file (YAML), or the name of a shipped scenario such as baseline";

/// Whether the file says that it is a study, as studies do.
bool is_study(const std::string& file)
{
  const std::string text = read_text_file(file, largest_yaml + 1);
  return text.starts_with("study:") || text.find("\nstudy:") != std::string::npos;
}

}  // namespace

void ScenarioOptions::add_to(CLI::App& command, const std::string& standard)
{
  auto* positional = command.add_option("scenario", file, scenario_words);
  positional->type_name("SCENARIO");
  if (standard.empty()) {
    positional->required();
  } else {
    file = standard;
  }
  add_changes_to(command);
}

void ScenarioOptions::add_optional_to(CLI::App& command)
{
  command.add_option("scenario", file, scenario_words)->type_name("SCENARIO");
  add_changes_to(command);
}

void ScenarioOptions::add_without_weeks_to(CLI::App& command)
{
  command.add_option("scenario", file, scenario_words)->type_name("SCENARIO")->required();
  add_set_to(command);
  add_numbers_to(command);
}

void ScenarioOptions::add_changes_to(CLI::App& command)
{
  add_set_to(command);
  command.add_option("--weeks", weeks, "Weeks of the study, instead of run.weeks")->type_name("N");
  add_numbers_to(command);
}

void ScenarioOptions::add_set_to(CLI::App& command)
{
  command
      .add_option(
          "--set", set,
          "Give a parameter another value, written as in a file, e.g. --set population.scale=0.1; may be "
          "repeated")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
}

void ScenarioOptions::add_numbers_to(CLI::App& command)
{
  command.add_option("--burn-in", burn_in, "Weeks before the study, instead of run.burn_in")->type_name("N");
  command.add_option("--scale", scale, "Part of the residents, instead of population.scale")->type_name("X");
  command.add_option("--seed", seed, "World of chance, instead of run.seed")->type_name("N");
  command.add_option("--replicate", replicate, "Repetition with the same people, instead of run.replicate")
      ->type_name("N");
}

void ScenarioOptions::add_threads_to(CLI::App& command)
{
  command
      .add_option("--threads", threads,
                  "Threads, at most 1024; 0 takes all. Results are the same for any number")
      ->type_name("N")
      ->check(CLI::Range(0, 1024).description(""));
}

std::vector<Assignment> ScenarioOptions::changes() const
{
  std::vector<Assignment> out;
  for (const std::string& text : set) out.push_back(parse_assignment(text));
  const auto add = [&](const char* option, const char* path, const std::optional<std::string>& value,
                       const char* unit) {
    if (value) out.push_back({option, option, path, is_number(*value) ? *value + unit : *value});
  };
  add("--weeks", "run.weeks", weeks, " weeks");  // the option may do without
  add("--burn-in", "run.burn_in", burn_in, " weeks");
  add("--scale", "population.scale", scale, "");
  add("--seed", "run.seed", seed, "");
  add("--replicate", "run.replicate", replicate, "");
  return out;
}

Scenario ScenarioOptions::read() const
{
  return require_faultless(try_scenario_file(text_file(), MechanismParams::standard(), changes()),
                           Against::people, threads);
}

Scenario ScenarioOptions::read_to_go_on() const
{
  return require_faultless(try_scenario_file(text_file(), MechanismParams::standard(), changes()),
                           Against::itself);
}

Scenario ScenarioOptions::read_as_written() const
{
  return read_scenario(text_file(), MechanismParams::standard(), changes());
}

std::string ScenarioOptions::text_file() const
{
  std::error_code ignored;
  if (std::filesystem::is_regular_file(file, ignored) && is_archive(file)) {
    throw Error(Exit::usage, file + " is a checkpoint, not a scenario", {},
                "go on from it with --resume, branch with --from, or look at it with `linli info`");
  }
  std::string found = scenario_file(file);
  if (std::filesystem::is_regular_file(found, ignored) && is_study(found))
    throw Error(Exit::usage, file + " is a study, not a scenario", {},
                fmt::format("run it with: linli study run {}", shell_quoted(file)));
  return found;
}

std::string scenario_file(const std::string& written)
{
  if (written.empty()) {
    throw Error(Exit::usage, "the name of the scenario is empty", {},
                "name a file, or a shipped scenario, such as `baseline`");
  }
  std::error_code ignored;
  if (std::filesystem::exists(written, ignored) && !std::filesystem::is_directory(written, ignored))
    return written;
  const std::filesystem::path name = written;
  const FoundScenario found = find_scenario({}, name);
  if (found.fault) throw Error(Exit::usage, found.fault->problem, found.fault->why, found.fault->hint);
  if (std::filesystem::exists(found.file, ignored)) return seen_from_here(found.file);
  if (name.has_parent_path() || name.has_extension()) return written;  // is told when it is opened
  throw Error(Exit::io, fmt::format("there is neither a file nor a shipped scenario called {}", written), {},
              scenario_hint(name, name));
}

std::string shipped_scenario(const std::string& name)
{
  const std::filesystem::path file = shipped_file(name);
  return file.empty() ? "scenarios/" + name : seen_from_here(file);
}

}  // namespace linli
