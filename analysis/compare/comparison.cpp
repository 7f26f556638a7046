#include "compare/comparison.hpp"

#include "compare/completeness.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "scenario/text_file.hpp"
#include "study/manifest.hpp"
#include "study/study_lock.hpp"
#include "study/study_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

constexpr std::size_t most_lacking = 5;  // told in the first line
constexpr std::size_t largest_plan = std::size_t{1} << 30;

Plan read_plan(const StudyDirectory& directory)
{
  const std::string file = directory.plan().string();
  std::error_code ignored;
  if (!std::filesystem::exists(directory.plan(), ignored))
    throw Error(Exit::io, {Problem{.file = directory.path.string(),
                                   .problem = "is no directory of a study",
                                   .why = "it has no plan.json",
                                   .hint = "name the directory that `linli study run FILE -o DIR` filled"}});
  return plan_of(file, read_text_file(file, largest_plan));
}

std::string text_at(const Json& fields, const char* key)
{
  const auto found = fields.find(key);
  return found != fields.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Of this plan: what was looked at under another says nothing of it.
std::optional<Look> last_look(const StudyDirectory& directory, const Plan& plan)
{
  if (!plan.precision) return {};
  const std::filesystem::path file = directory.path / manifest_name({});
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {};
  StudyState state;
  read_manifest(file, [&](const ManifestLine& line) { state.take(line); });
  const Json* const fields = state.last(LineKind::look);
  if (fields == nullptr || text_at(*fields, "ground") != plan.ground) return {};
  const auto replicates = fields->find("replicates");
  const bool counted = replicates != fields->end() && replicates->is_number_unsigned();
  if (!counted)
    throw Error(Exit::io, {Problem{.file = file.string(),
                                   .problem = "its last look does not say how many replicates it used"}});
  return Look{replicates->get<std::size_t>(), text_at(*fields, "verdict"), text_at(*fields, "leader")};
}

std::size_t planned_replicates(const Plan& plan)
{
  std::size_t out = 0;
  for (const PlannedCell& cell : plan.cells) out = std::max(out, cell.runs.size());
  return out;
}

}  // namespace

StudyComparison compare(const StudyDirectory& directory, const CompareOptions& options,
                        WithResidents residents)
{
  Asked asked = asked_of(read_plan(directory), options);
  const std::optional<Look> look = last_look(directory, asked.plan);
  std::size_t replicates = planned_replicates(asked.plan);
  if (look) replicates = std::min(replicates, look->replicates);
  RunTable table = read_runs(asked, directory, replicates);
  StudyComparison out{.asked = std::move(asked), .table = std::move(table), .look = look};
  const Plan& plan = out.plan();
  out.candidates = candidates_of(plan);
  out.completeness = completeness_of(plan, out.table);
  if (out.completeness.missing == out.completeness.runs)
    throw Error(Exit::io, {Problem{.file = directory.path.string(),
                                   .problem = "there is no result to compare",
                                   .why = "no run of the study is finished",
                                   .hint = "see `linli study status`"}});
  out.differences = differences_of(plan, out.table, out.candidates);
  out.ratios = ratios_of(plan, out.table, out.candidates);
  out.standings = standings_of(plan, out.table, out.candidates);
  out.regrets = regrets_of(plan, out.table, out.candidates);
  out.pareto = pareto_of(out.standings, out.table, out.candidates.all.size());
  out.effects = factor_effects(plan, out.table);
  out.honesty = honesty_of(plan, out.table);
  if (residents == WithResidents::yes)
    out.residents = residents_of(out.asked, directory, out.candidates, replicates, options.by);
  return out;
}

std::string first_line(const StudyComparison& comparison)
{
  const Completeness& there = comparison.completeness;
  std::string out = fmt::format(
      "{}; {} of {} replicate{} {} complete",
      comparison.plan().vary == Vary::luck ? "luck only varies" : "people and luck vary", there.complete,
      there.replicates, there.replicates == 1 ? "" : "s", there.complete == 1 ? "is" : "are");
  std::vector<std::string> lacking = there.lacking;
  if (lacking.size() > most_lacking) {
    const std::size_t more = lacking.size() - most_lacking;
    lacking.resize(most_lacking);
    lacking.push_back(fmt::format("{} more", more));
  }
  if (!lacking.empty()) out += ": " + listed(lacking);
  return out;
}

}  // namespace linli
