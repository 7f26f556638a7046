#include "app/study_care.hpp"

#include "app/say.hpp"
#include "app/study_screen.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "study/merge.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

namespace linli {
namespace {

constexpr std::size_t most_failures = 30;

/// All that is known of a study, from its own manifest and those of its shards.
struct Known {
  StudyState state{};
  std::map<Address, Json> failures{};  ///< the last line about each that failed
};

void read_into(Known& known, const std::filesystem::path& manifest)
{
  read_manifest(manifest, [&](const ManifestLine& line) {
    known.state.take(line);
    if (!is_of_a_run(line.kind)) return;
    if (line.kind == LineKind::failed) {
      known.failures[run_of(line)] = line.fields;
    } else {
      known.failures.erase(run_of(line));
    }
  });
}

Known known_of(const StudyDirectory& directory)
{
  Known out;
  const std::filesystem::path own = directory.path / manifest_name({});
  for (const std::filesystem::path& part : shard_manifests(directory.path)) read_into(out, part);
  if (std::filesystem::exists(own)) read_into(out, own);
  return out;
}

std::string text_at(const Json& fields, const char* key)
{
  const auto found = fields.find(key);
  if (found == fields.end()) return "";
  return found->is_string() ? found->get<std::string>() : found->dump();
}

void print_failures(const Known& known, const StudyDirectory& directory)
{
  std::size_t told = 0;
  for (const auto& [run, fields] : known.failures) {
    if (told++ == most_failures) {
      fmt::print("  … and {} more\n", known.failures.size() - most_failures);
      return;
    }
    const std::string end = fields.contains("signal") ? "signal " + text_at(fields, "signal")
                                                      : "exit code " + text_at(fields, "exit");
    fmt::print(
        "  {} replicate {}{}: {}: {}\n    {}\n", text_at(fields, "arm"),
        fields.value("replicate", std::int64_t{0}) + 1,
        fields.contains("point") ? ", point " + std::to_string(fields["point"].get<std::int64_t>() + 1) : "",
        end, text_at(fields, "message"),
        (directory.failed() / (fields.contains("past") ? text_at(fields, "past") : run.text())).string());
  }
}

/// The options under which the plan of a directory was made.
StudyRunOptions options_of(const StudyRunOptions& options, const Plan& plan)
{
  StudyRunOptions out = options;
  out.file = plan.file;
  if (!plan.scale_option.empty()) out.scale = plan.scale_option;
  if (!plan.precision && !out.replicates) out.replicates = plan.replicates;
  return out;
}

void require_unchanged(const StudyRunOptions& options, const Plan& plan)
{
  require_planned(study_of(options), plan, options.directory);
}

}  // namespace

void require_planned(const Study& study, const Plan& plan, const std::string& directory)
{
  if (ground_of(study) == plan.ground) return;
  throw Error(Exit::usage,
              {Problem{.file = plan.file,
                       .problem = "the study, or a file it names, has changed since it was planned",
                       .hint = fmt::format("plan it anew with: linli study run {} -o {}",
                                           shell_quoted(plan.file), shell_quoted(directory))}});
}

int study_status(const std::string& directory_name)
{
  const StudyDirectory directory{directory_name};
  const Plan plan = plan_in(directory);
  const Known known = known_of(directory);
  const std::vector<Address> runs = plan.runs();
  const auto counts = known.state.counts(runs);
  const auto count = [&](Stage stage) { return counts.at(static_cast<std::size_t>(stage)); };
  fmt::print("{}", quote_of(plan, runs.size()));
  fmt::print("{} done, {} failed, {} begun, {} not yet begun\n", count(Stage::done) + count(Stage::adopted),
             count(Stage::failed), count(Stage::started), count(Stage::planned) + count(Stage::retried));
  const Json* const look = known.state.last(LineKind::look);
  if (look != nullptr && plan.precision && text_at(*look, "ground") == plan.ground)
    fmt::print("after {} replicates: {}, {} leads\n", text_at(*look, "replicates"), text_at(*look, "verdict"),
               text_at(*look, "leader"));
  print_failures(known, directory);
  if (count(Stage::failed) > 0)
    fmt::print("try them again with: linli study retry {}\n", shell_quoted(directory_name));
  return 0;
}

int study_retry(const StudyRunOptions& given)
{
  const StudyDirectory directory{given.directory};
  const Plan plan = plan_in(directory);
  const StudyRunOptions options = options_of(given, plan);
  require_unchanged(options, plan);
  std::size_t again = 0;
  {
    StudyLedger ledger(directory.path, {});
    for (const Address& run : plan.runs()) {
      if (ledger.state().of(run).stage() != Stage::failed) continue;
      ledger.append(LineKind::retry, {{"run", run.text()}});
      ++again;
    }
  }
  if (!options.quiet) say(fmt::format("{} runs that failed are tried again\n", again));
  return run_study(options);
}

int study_extend(const StudyRunOptions& given)
{
  const StudyDirectory directory{given.directory};
  const Plan plan = plan_in(directory);
  if (plan.precision)
    throw Error(Exit::usage, "the study has a `precision`, from which the number of replicates follows", {},
                "raise its `at_most` in the study, and run it again");
  StudyRunOptions before = options_of(given, plan);
  before.replicates = plan.replicates;
  require_unchanged(before, plan);
  StudyRunOptions options = options_of(given, plan);
  if (*options.replicates <= plan.replicates)
    throw Error(Exit::usage, fmt::format("the study has {} replicates already", plan.replicates), {},
                fmt::format("ask for more: --replicates {}", plan.replicates + 1));
  return run_study(options);
}

int study_merge(const std::string& directory_name)
{
  const StudyDirectory directory{directory_name};
  const Plan plan = plan_in(directory);
  const StudyLock lock(directory.path);
  const auto parts = shard_manifests(directory.path);
  if (parts.empty())
    throw Error(Exit::usage, directory_name + " has no manifests of shards", {},
                "run shards first: linli study run FILE -o DIR --shard 1/8");
  const Merged merged = merge_manifests(lock, parts);
  for (const std::string& line : merged.told) say("note: " + line + "\n");
  fmt::print("{} manifests put together: {} of {} runs are finished\n", parts.size(), merged.finished,
             plan.runs().size());
  return 0;
}

}  // namespace linli
