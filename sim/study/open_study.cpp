#include "study/open_study.hpp"

#include "core/build_info.hpp"
#include "core/digest.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/files/files.hpp"
#include "run/checkpoints.hpp"
#include "scenario/text_file.hpp"
#include "study/cell_scenario.hpp"
#include "study/found_result.hpp"
#include "study/recorded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_plan_bytes = std::size_t{1} << 30U;

/// Whether anything lies in a folder that is no study's.
bool holds_something_else(const StudyDirectory& directory)
{
  std::error_code ignored;
  if (fs::exists(directory.plan(), ignored) || fs::exists(directory.path / "manifest.jsonl", ignored))
    return false;
  const auto entries = fs::directory_iterator(directory.path, ignored);
  return std::any_of(begin(entries), end(entries), [](const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    const bool of_a_study = name == "runs" || name == "work" || name == "pasts" || name == "failed" ||
                            name == "data" || name == "study.yaml" || name.starts_with("manifest.") ||
                            name.starts_with(".");
    return !of_a_study;
  });
}

void take_directory(const StudyDirectory& directory)
{
  std::error_code error;
  if (fs::exists(directory.path, error) && !fs::is_directory(directory.path, error))
    throw Error(Exit::output_in_use, directory.path.string() + " is a file", "a study has a directory",
                "choose another -o DIR");
  make_folder(directory.path);
  if (holds_something_else(directory))
    throw Error(Exit::output_in_use, directory.path.string() + " holds something that is no study's", {},
                "choose an empty or new -o DIR");
}

/// What a file is written under; a name of those who have this lock alone.
fs::path part_of(const fs::path& file, const StudyLock& lock)
{
  return file.parent_path() /
         fmt::format(".{}.{}-part", file.filename().string(), lock.manifest().filename().string());
}

/// In one step: a reader sees the old text or the new one.
void replace_file(const fs::path& file, const std::string& text, const StudyLock& lock)
{
  const fs::path temporary = part_of(file, lock);
  remove_quietly(temporary);
  write_new_file(temporary, text);
  fsync_file(temporary);
  rename_replacing(temporary, file);
}

/// What a process left that was killed while it wrote.
void remove_left_over(const StudyDirectory& directory, const StudyLock& lock)
{
  for (const fs::path& file : {directory.study(), directory.plan()}) remove_quietly(part_of(file, lock));
}

/// A plan of another version of the program, or a damaged one, is as good as none: it is made again, and results are known by
/// their addresses.
std::optional<Plan> plan_there(const StudyDirectory& directory, std::vector<std::string>& told)
{
  std::error_code ignored;
  if (!fs::exists(directory.plan(), ignored)) return {};
  try {
    return plan_in(directory);
  } catch (const Error& error) {
    told.push_back("the plan is made again: " + error.problems().front().text());
    return {};
  }
}

void require_same_model(const Plan& before, const StudyDirectory& directory, OtherModel other)
{
  if (before.model == build_info().model || other == OtherModel::compute_anew) return;
  throw Error(
      Exit::usage, directory.path.string() + " was computed by another version of the model",
      "its results and those of this program cannot be compared",
      "use the program that made it, choose another -o DIR, or compute all of it anew with --accept-program");
}

/// Results of runs that stay, but lack something that is now asked of them, are computed again.
std::size_t drop_what_records_too_little(const Study& study, const Plan& plan,
                                         const StudyDirectory& directory)
{
  std::size_t dropped = 0;
  for (const PlannedCell& cell : plan.cells) {
    const OutputParams asked = cell_stages(study, plan, cell).back().scenario.output;
    for (const Address& run : cell.runs) {
      const fs::path file = directory.result(run);
      for (const fs::path& saved : checkpoints_of(file))
        remove_quietly(saved);  // it would go on recording as before
      if (!bytes_of(file)) continue;
      const auto recorded = recorded_in(file);
      if (recorded && serves(*recorded, asked)) continue;
      remove_quietly(file);
      ++dropped;
    }
  }
  return dropped;
}

void tell_what_changed(const Plan& before, const Plan& now, std::vector<std::string>& told)
{
  const std::vector<Address> old_runs = before.runs();
  const std::set<Address> old(old_runs.begin(), old_runs.end());
  const std::vector<Address> runs = now.runs();
  const auto kept = std::ranges::count_if(runs, [&](const Address& run) { return old.contains(run); });
  told.push_back(
      fmt::format("the study has changed since it was planned: of its {} runs {} are as before, {} are new; "
                  "{} of before are no "
                  "longer asked for (their results stay)",
                  runs.size(), kept, runs.size() - static_cast<std::size_t>(kept),
                  old.size() - static_cast<std::size_t>(kept)));
}

}  // namespace

Plan plan_in(const StudyDirectory& directory)
{
  std::error_code ignored;
  if (!fs::exists(directory.plan(), ignored))
    throw Error(Exit::io, {Problem{.file = directory.path.string(),
                                   .problem = "is no directory of a study",
                                   .why = "it has no plan.json",
                                   .hint = nearest_file(directory.path)}});
  return plan_of(directory.plan().string(), read_text_file(directory.plan().string(), most_plan_bytes));
}

void freeze(const Plan& plan, const std::string& study_text, const StudyDirectory& directory,
            StudyLedger& ledger, LineKind kind)
{
  const std::string text = plan_text(plan);
  replace_file(directory.study(), study_text, ledger.lock());
  replace_file(directory.plan(), text, ledger.lock());
  fsync_directory(directory.path);
  ledger.append(kind, {{"study", plan.study},
                       {"plan", digest_of(text.data(), text.size())},
                       {"ground", plan.ground},
                       {"model", plan.model},
                       {"replicates", plan.replicates},
                       {"runs", plan.runs().size()}});
}

OpenedStudy open_study(const Study& study, const StudyDirectory& directory, const std::optional<Shard>& shard,
                       OtherModel other, const Planned& tell)
{
  take_directory(directory);
  OpenedStudy out;
  out.ledger = std::make_unique<StudyLedger>(directory.path, shard);
  remove_left_over(directory, out.ledger->lock());
  if (!out.ledger->told().empty()) out.told.push_back(out.ledger->told());
  std::optional<Plan> before = plan_there(directory, out.told);
  if (before) require_same_model(*before, directory, other);
  if (before && before->ground == ground_of(study) &&
      before->replicates == wanted_replicates(study, *before)) {
    out.plan = *std::move(before);
    if (out.ledger->state().last(LineKind::plan) == nullptr)
      freeze(out.plan, study.text, directory, *out.ledger, LineKind::plan);
    return out;
  }
  out.plan = make_plan(study, tell);
  if (before) {
    tell_what_changed(*before, out.plan, out.told);
    const std::size_t dropped = drop_what_records_too_little(study, out.plan, directory);
    if (dropped > 0)
      out.told.push_back(fmt::format(
          "{} results lack something that is now asked of them: they are computed again", dropped));
  }
  freeze(out.plan, study.text, directory, *out.ledger, LineKind::plan);
  return out;
}

}  // namespace linli
