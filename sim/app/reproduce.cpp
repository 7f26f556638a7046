#include "app/commands.hpp"
#include "app/progress.hpp"
#include "app/say.hpp"
#include "app/scenario_options.hpp"
#include "core/build_info.hpp"
#include "core/calendar.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/contents/result_comparison.hpp"
#include "output/files/archive.hpp"
#include "output/files/verify.hpp"
#include "output/hdf5/hdf5_read.hpp"
#include "run/rerun.hpp"
#include "scenario/text_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace linli {
namespace {

constexpr int differs = 1;  // as of any check that does not hold

struct ReproduceOptions {
  std::string file;
  ScenarioOptions threads;  ///< of which only these are used
  bool quiet = false;
};

[[noreturn]] void fail(const std::string& file, std::string problem, std::string why, std::string hint)
{
  throw Error(
      Exit::io,
      {Problem{.file = file, .problem = std::move(problem), .why = std::move(why), .hint = std::move(hint)}});
}

FileGroup result_in(const std::string& file)
{
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) fail(file, "there is no such file", "", nearest_file(file));
  if (is_archive(file))
    fail(file, "is a checkpoint", "it holds no complete result",
         fmt::format("go on from it with: linli run --resume {}", shell_quoted(file)));
  return read_tree(file);
}

void require_complete(const FileGroup& result, const std::string& file)
{
  const std::string status = root_text(result, "status");
  if (status == "complete") return;
  const bool stopped = status == "stopped";
  fail(file, fmt::format("is not complete; its status is `{}`", status),
       stopped ? "its run can go on, and a part of a run is not compared"
               : "there is nothing in it to rely on",
       stopped ? "complete it with linli run --resume and its checkpoint, and reproduce that result"
               : "give a result that is complete");
}

void require_known_past(const FileGroup& result, const Recipe& recipe, const std::string& file)
{
  const std::string branched = root_text(result, "branched");
  if (recipe.tells_stages || branched.empty() || branched == "never") return;
  fail(file, fmt::format("branched ({}) and does not say under which scenario it was before", branched),
       fmt::format("it was made by an earlier program, of commit {}",
                   root_text(result, "commit").substr(0, 12)),
       "branch again with this program");
}

/// What is wrong with the file, or who made it: both may be why it differs.
void print_doubts(const FileGroup& result, const std::string& file)
{
  for (const std::string& problem : verify(file).problems) fmt::print("{}; compared all the same\n", problem);
  const std::string theirs = root_text(result, "model_sources");
  if (theirs == build_info().model) return;
  fmt::print(
      "{} was made by another program: its model_sources are {}, those of this one {}; compared all the "
      "same\n",
      file, theirs.empty() ? "not told" : theirs.substr(0, 12), build_info().model.substr(0, 12));
}

/// "3 panels"; `one` and `many` are the words.
std::string counted(std::size_t count, const char* one, const char* many)
{
  return fmt::format("{} {}", grouped(static_cast<std::int64_t>(count)), count == 1 ? one : many);
}

std::string kept_text(Kept kept, std::size_t count)
{
  switch (kept) {
    case Kept::series:
      return counted(count, "series", "series");
    case Kept::panels:
      return counted(count, "panel", "panels");
    case Kept::surveys:
      return counted(count, "survey", "surveys");
    case Kept::interventions:
      return counted(count, "intervention", "interventions");
    case Kept::events:
      return counted(count, "table of events", "tables of events");
    case Kept::other:
      break;
  }
  return counted(count, "other value or table", "other values and tables");
}

/// Series and others are counted one by one, what comes in groups by these.
std::string compared_text(const ResultComparison& comparison)
{
  std::vector<std::string> parts;
  for (const auto& [kept, count] : comparison.compared) {
    const bool one_by_one = kept == Kept::series || kept == Kept::other;
    parts.push_back(kept_text(kept, one_by_one ? count : comparison.groups.at(kept)));
  }
  return listed(parts);
}

/// "/area/trust in week 3 (2018-01-22), area 12".
std::string place_text(const Difference& difference)
{
  std::string out = difference.path;
  if (difference.week)
    out += fmt::format(" in week {} ({})", *difference.week, to_string(Date{difference.day}));
  if (!difference.member.empty()) out += ", " + difference.member;
  return out;
}

void print_differences(const std::string& file, const ResultComparison& comparison)
{
  const Difference& first = comparison.differences.front();
  fmt::print("{} differs, first {}: {} in the result, {} now\n", file, place_text(first), first.first,
             first.second);
  constexpr std::array<const char*, 6> names{"of series",        "of panels", "of surveys",
                                             "of interventions", "of events", "of the rest"};
  std::array<std::size_t, names.size()> count{};
  for (const Difference& one : comparison.differences) ++count.at(static_cast<std::size_t>(one.kept));
  --count.at(static_cast<std::size_t>(first.kept));
  std::vector<std::string> parts;
  std::size_t all = 0;
  for (const auto& [kept, compared] : comparison.compared) {
    all += compared;
    const auto k = static_cast<std::size_t>(kept);
    if (count.at(k) > 0) parts.push_back(fmt::format("{} {}", count.at(k), names.at(k)));
  }
  const std::size_t others = comparison.differences.size() - 1;
  fmt::print("{} of {} others differ{}\n", others, all - 1, others == 0 ? "" : ": " + listed(parts));
}

int reproduce(const ReproduceOptions& options)
{
  const std::string& file = options.file;
  const Workers workers(options.threads.threads);
  const FileGroup result = result_in(file);
  const Recipe recipe = recipe_of(result, file);
  require_complete(result, file);
  require_known_past(result, recipe, file);
  print_doubts(result, file);
  std::fflush(stdout);
  Progress progress(options.quiet ? Progress::Style::quiet : Progress::fitting(),
                    root_number(result, "weeks"), static_cast<std::size_t>(root_number(result, "residents")));
  Run run = rerun(recipe, file, workers, [&](const Run& now) { progress.done(now.weeks()); });
  progress.finish();
  run.facts().state_digest = digest_of(run.world());
  const ResultComparison comparison = compare(result, run.contents());
  if (!comparison.differences.empty()) {
    print_differences(file, comparison);
    return differs;
  }
  fmt::print("{} is equal: {}, bit for bit\n", file, compared_text(comparison));
  return 0;
}

}  // namespace

void add_reproduce(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand(
      "reproduce", "Run again what a result was made with, and compare everything in it bit for bit");
  auto options = std::make_shared<ReproduceOptions>();
  command->add_option("file", options->file, "Result (HDF5)")->required()->type_name("FILE");
  options->threads.add_threads_to(*command);
  command->add_flag("--quiet", options->quiet, "No progress");
  command->footer(
      "The scenario and its data are those in the result, before each branch those of then; what is recorded "
      "is kept in\n"
      "memory.  Ends with 0 if all is equal, else with 1 and where it differs first.\n\n"
      "Examples:\n  linli reproduce results/baseline.h5\n"
      "  linli reproduce results/baseline.h5 --threads 1 --quiet");
  command->callback([options, &action] { action = [options] { return reproduce(*options); }; });
}

}  // namespace linli
