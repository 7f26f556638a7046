#include "app/study_run.hpp"

#include "app/interruption.hpp"
#include "app/say.hpp"
#include "app/study_screen.hpp"
#include "compare/comparison.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/files/files.hpp"
#include "scenario/shipped.hpp"
#include "scenario/text_file.hpp"
#include "study/arm_scenario.hpp"
#include "study/study_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sched.h>
#include <thread>
#include <unistd.h>

namespace linli {
namespace {

constexpr int some_failed = 1;

/// The file of a study as it is written on the command line: its name, or that of a shipped study.
std::string study_file(const std::string& written)
{
  std::error_code ignored;
  const auto shipped = shipped_studies();
  const auto found = shipped.find(written);
  // `-o dials` makes a folder of the name: it is no study's file.
  const bool is_folder = found != shipped.end() && std::filesystem::is_directory(written, ignored);
  if (!is_folder && std::filesystem::exists(written, ignored)) return written;
  if (found != shipped.end()) return seen_from_here(found->second);
  std::vector<std::string> names;
  for (const auto& [name, unused] : shipped) names.push_back(name);
  std::string hint = nearest_file(written);
  if (const auto near = nearest_name(written, names)) hint = "did you mean the shipped study " + *near + "?";
  throw Error(Exit::io, {Problem{.file = written,
                                 .problem = "there is no such file",
                                 .why = "nor a shipped study of that name; there are " + listed(names),
                                 .hint = hint}});
}

StudyScreen::Style style_of(const StudyRunOptions& options)
{
  if (options.quiet) return StudyScreen::Style::quiet;
  return ::isatty(STDERR_FILENO) == 1 ? StudyScreen::Style::bar : StudyScreen::Style::lines;
}

StudyDirectory directory_of(const StudyRunOptions& options, const Study& study)
{
  return {options.directory.empty() ? std::filesystem::path(study.name)
                                    : std::filesystem::path(options.directory)};
}

void require_possible(const StudyRunOptions& options, const Study& study)
{
  if (!options.shard || !study.precision) return;
  throw Error(Exit::usage, "a study with a `precision` has no shards",
              "after each replicate it is decided from all results whether another is needed",
              "leave --shard out, or write `replicates` in the study");
}

/// Honesty: arms that cannot differ must not.
void require_honest(const Plan& plan, const StudyDirectory& directory)
{
  if (!plan.honesty) return;
  const StudyComparison told = compare(directory, {});
  if (told.honesty.fault)
    throw Error(Exit::invariant,
                {Problem{.file = directory.path.string(),
                         .problem = *told.honesty.fault,
                         .why = "an arm that does the same as the reference must have its bits",
                         .hint = "please report it; nothing of this study can be trusted"}});
}

std::string way_on(const StudyRunOptions& options, const StudyDirectory& directory)
{
  const std::string shard =
      options.shard ? fmt::format(" --shard {}/{}", options.shard->number, options.shard->of) : "";
  return fmt::format("go on with: linli study run {} -o {}{}", shell_quoted(options.file),
                     shell_quoted(directory.path.string()), shard);
}

[[noreturn]] void fail_full(const StudyRunOptions& options, const StudyDirectory& directory,
                            const std::string& how_far, const std::string& why)
{
  throw Error(Exit::io, {Problem{.file = directory.path.string(),
                                 .problem = "the disk is full" + how_far,
                                 .why = why,
                                 .hint = "make room; what is done stays; " + way_on(options, directory)}});
}

/// Does a part of the work, and says how to go on if the disk is full.
template <class Work>
auto with_room(const StudyRunOptions& options, const StudyDirectory& directory, const Work& work)
{
  try {
    return work();
  } catch (const Error& error) {
    if (!tells_of_full_disk(error.what())) throw;
    fail_full(options, directory, "", error.what());
  }
}

int tell_end(const StudyReport& report, const StudyRunOptions& options, const Plan& plan,
             const StudyDirectory& directory)
{
  const StudyProgress& progress = report.progress;
  const std::string runs = fmt::format("{} of {} runs have a result", progress.done, progress.runs);
  switch (report.end) {
    case StudyEnd::disk_full:
      fail_full(options, directory, ": " + runs, report.lacking);
    case StudyEnd::stopped:
    case StudyEnd::out_of_time:
      say(fmt::format("linli: {}: {}; {}\n", report.end == StudyEnd::stopped ? "stopped" : "the time is over",
                      runs, way_on(options, directory)));
      return static_cast<int>(Exit::stopped);
    default:
      break;
  }
  if (!options.quiet)
    say(fmt::format("{}; {} on {} processors, which were busy for {:.0f} %\n", runs,
                    time_text(report.seconds), options.processors, 100 * report.busy));
  if (progress.failed > 0) {
    say(fmt::format(
        "linli: {} runs failed: linli study status {} tells which; try them again with: linli study retry "
        "{}\n",
        progress.failed, shell_quoted(directory.path.string()), shell_quoted(directory.path.string())));
    return some_failed;
  }
  require_honest(plan, directory);
  if (!options.quiet && !options.shard)
    say(fmt::format("compare: linli compare {}\n", shell_quoted(directory.path.string())));
  return 0;
}

}  // namespace

std::size_t processors_here()
{
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0)
    return static_cast<std::size_t>(std::max(1, CPU_COUNT(&set)));
  return std::max(1U, std::thread::hardware_concurrency());
}

Study study_of(const StudyRunOptions& options)
{
  Study study = read_study(study_file(options.file));
  if (options.scale) study.set.push_back(value_at("population.scale", *options.scale, scale_option, {}));
  if (options.replicates) {
    if (study.precision)
      throw Error(Exit::usage, "the study has a `precision`, from which the number of replicates follows", {},
                  "leave --replicates out, or write `replicates` in the study");
    study.replicates = *options.replicates;
  }
  return study;
}

int run_study(const StudyRunOptions& given)
{
  const Interruption interruption;
  StudyRunOptions options = given;
  if (options.processors == 0) options.processors = processors_here();
  const Study study = study_of(options);
  require_possible(options, study);
  const StudyDirectory directory = directory_of(options, study);
  if (options.quote_only) {
    const Plan plan = make_plan(study);
    fmt::print("{}", quote_of(plan, runs_of(plan, options.shard).size()));
    return 0;
  }
  const OtherModel other = options.accept_program ? OtherModel::compute_anew : OtherModel::refuse;
  const OpenedStudy opened =
      with_room(options, directory, [&] { return open_study(study, directory, options.shard, other, {}); });
  for (const std::string& line : opened.told) say("note: " + line + "\n");
  if (!options.quiet) say(quote_of(opened.plan, runs_of(opened.plan, options.shard).size()));
  StudyScreen screen(opened.plan, directory, style_of(options));
  const StudyManner how{.shard = options.shard,
                        .processors = options.processors,
                        .fail_fast = options.fail_fast,
                        .most_hours = study.most_hours};
  const StudyReport report = with_room(options, directory, [&] {
    return conduct(study, opened.plan, directory, *opened.ledger, how, screen);
  });
  screen.finish();
  return tell_end(report, options, opened.plan, directory);
}

}  // namespace linli
