#include "study/merge.hpp"

#include "core/digest.hpp"
#include "core/errors.hpp"
#include "study/manifest.hpp"
#include "study/study_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace linli {
namespace {

namespace fs = std::filesystem;

bool is_of_the_plan(LineKind kind)
{
  return kind == LineKind::plan || kind == LineKind::look;
}

/// A line without its place, as text.
std::string text_of(const ManifestLine& line)
{
  return fmt::format("{} {}", name_of(line.kind), line.fields.dump());
}

/// What one part says of a run.
struct Outcome {
  LineKind kind = LineKind::started;
  std::uint64_t attempt = 0;
  Json fields = Json::object();

  bool finished() const { return kind == LineKind::done; }
  /// What counts more is larger.
  auto rank() const
  {
    const int stage = kind == LineKind::retry ? 2 : kind == LineKind::failed ? 1 : 0;
    return finished() ? std::tuple(true, std::uint64_t{0}, 0) : std::tuple(false, attempt, stage);
  }
};

/// Of two that count the same, either of two texts is as good; the smaller one whichever came first.
bool counts_more(const Outcome& one, const Outcome& other)
{
  if (one.rank() != other.rank()) return one.rank() > other.rank();
  return one.fields.dump() < other.fields.dump();
}

/// The digest of the state a run has come to.  That of the file's content says no more: the file tells when and where the run
/// was made, so that no two have the same.
std::string result_of(const Outcome& outcome)
{
  const auto found = outcome.fields.find("state");
  return found == outcome.fields.end() ? "unknown" : found->dump();
}

/// What all parts say together.
struct Together {
  std::vector<std::vector<std::uint64_t>> plans{};  // of each part, a digest of each line of the plan
  std::set<std::string> pasts{};                    // fields of each
  std::map<Address, Outcome> runs{};
  std::map<Address, std::set<std::string>> results{};  // of finished runs
};

void add_outcome(Together& all, const Address& run, Outcome outcome)
{
  if (outcome.finished()) all.results[run].insert(result_of(outcome));
  const auto [known, is_new] = all.runs.try_emplace(run, outcome);
  if (!is_new && counts_more(outcome, known->second)) known->second = std::move(outcome);
}

/// Reads a part; says so if its last line is not finished.
std::string add_part(Together& all, const fs::path& part)
{
  StudyState state;
  std::map<Address, Outcome> last;
  std::vector<std::uint64_t>& plan = all.plans.emplace_back();
  const ManifestEnd end = read_manifest(part, [&](const ManifestLine& line) {
    state.take(line);
    if (is_of_the_plan(line.kind)) plan.push_back(number_of(text_of(line)));
    if (line.kind == LineKind::past) all.pasts.insert(line.fields.dump());
    if (!is_of_a_run(line.kind)) return;
    const Address run = run_of(line);
    last[run] = {line.kind, state.of(run).attempt, line.fields};
  });
  for (auto& [run, outcome] : last) {
    if (!outcome.finished()) outcome.fields["attempt"] = outcome.attempt;
    add_outcome(all, run, std::move(outcome));
  }
  if (end.torn == 0) return {};
  return fmt::format("{}: its last line is not finished and was left out; is the shard still running?",
                     part.string());
}

using Plans = std::vector<std::vector<std::uint64_t>>;

/// Whether a part is of the plan of another: it begins in the same way, or ends with a plan that the other has too.
bool is_of(const std::vector<std::uint64_t>& plan, const std::vector<std::uint64_t>& other)
{
  const bool begins_so = plan.size() <= other.size() && std::equal(plan.begin(), plan.end(), other.begin());
  return begins_so || (!plan.empty() && std::ranges::find(other, plan.back()) != other.end());
}

std::size_t longest_from(const Plans& plans, std::size_t first)
{
  std::size_t longest = first;
  for (std::size_t k = first; k < plans.size(); ++k) {
    if (plans[k].size() > plans[longest].size()) longest = k;
  }
  return longest;
}

/// The part whose plan is that of all shards.  The study's own manifest, before `first_shard`, may be of an earlier one: what
/// it says of runs, which are known by their address, holds all the same.
std::size_t plan_of_all(const Together& all, const std::vector<fs::path>& parts, std::size_t first_shard)
{
  std::size_t longest = longest_from(all.plans, 0);
  const auto of_longest = [&](const auto& plan) { return is_of(plan, all.plans[longest]); };
  const auto shards = all.plans.begin() + static_cast<std::ptrdiff_t>(first_shard);
  if (first_shard < parts.size() && !std::all_of(shards, all.plans.end(), of_longest))
    longest = longest_from(all.plans, first_shard);
  std::vector<Problem> problems;
  for (std::size_t k = first_shard; k < parts.size(); ++k) {
    if (of_longest(all.plans[k])) continue;
    problems.push_back(
        {.file = parts[k].string(),
         .problem = "is of another plan than " + parts[longest].string(),
         .hint = "merge only shards of one study; run the others again from the plan as it is now"});
  }
  if (!problems.empty()) throw Error(Exit::io, std::move(problems));
  return longest;
}

/// Writes a manifest from its beginning, under another name.
class Copy {
 public:
  explicit Copy(const fs::path& path) : file_(File::create_exclusive(path)) {}

  void put(LineKind kind, const Json& fields)
  {
    WrittenLine line = written_line({++n_, kind, fields, sum_});
    file_.write(line.text);
    sum_ = std::move(line.sum);
  }
  void finish()
  {
    file_.sync();
    file_.close();
  }

 private:
  File file_;
  std::int64_t n_ = 0;
  std::string sum_{no_line_before};
};

void write_together(const Together& all, const fs::path& plan_from, const Merged& merged, const fs::path& to)
{
  Copy copy(to);
  read_manifest(plan_from, [&](const ManifestLine& line) {
    if (is_of_the_plan(line.kind)) copy.put(line.kind, line.fields);
  });
  for (const std::string& fields : all.pasts) copy.put(LineKind::past, Json::parse(fields));
  for (const auto& [run, outcome] : all.runs) copy.put(outcome.kind, outcome.fields);
  copy.put(LineKind::merged, {{"runs", merged.runs}, {"finished", merged.finished}});
  copy.finish();
}

void tell_differences(const Together& all, std::vector<std::string>& told)
{
  for (const auto& [run, results] : all.results) {
    if (results.size() < 2) continue;
    told.push_back(fmt::format(
        "run {}: {} shards have different results of it, where the same bits were expected: states {}; "
        "one of their machines "
        "or programs is at fault",
        run.text(), results.size(), fmt::join(results, " and ")));
  }
}

}  // namespace

Merged merge_manifests(const StudyLock& lock, std::vector<fs::path> parts)
{
  std::ranges::sort(parts);
  const bool has_own = fs::exists(lock.manifest());
  if (has_own) parts.insert(parts.begin(), lock.manifest());
  expects(!parts.empty(), "a manifest to put together");
  Together all;
  Merged out;
  for (const fs::path& part : parts) {
    std::string said = add_part(all, part);
    if (!said.empty()) out.told.push_back(std::move(said));
  }
  const std::size_t longest = plan_of_all(all, parts, has_own ? 1 : 0);
  tell_differences(all, out.told);
  out.runs = all.runs.size();
  for (const auto& [run, outcome] : all.runs) out.finished += outcome.finished() ? 1 : 0;
  const fs::path temporary = lock.directory() / ".manifest.linli-part";
  remove_quietly(temporary);
  try {
    write_together(all, parts[longest], out, temporary);
    rename_replacing(temporary, lock.manifest());
  } catch (...) {
    remove_quietly(temporary);
    throw;
  }
  fsync_directory(lock.directory());
  return out;
}

}  // namespace linli
