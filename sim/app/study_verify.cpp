#include "app/interruption.hpp"
#include "app/say.hpp"
#include "app/study_care.hpp"
#include "core/errors.hpp"
#include "core/random.hpp"
#include "core/samplers.hpp"
#include "core/text.hpp"
#include "study/found_result.hpp"
#include "study/run_again.hpp"
#include "study/study_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace linli {
namespace {

/// What is wrong with the result of a run that the manifest counts as finished.
std::optional<Problem> fault_of(const StudyDirectory& directory, const Plan& plan, const RunState& state)
{
  const std::filesystem::path file = directory.result(state.run);
  if (!bytes_of(file))
    return Problem{.file = file.string(), .problem = "is missing, though the manifest counts it"};
  if (sound_result(file, plan.model)) return {};
  return Problem{.file = file.string(),
                 .problem = "is not what was written",
                 .hint = "remove it, and let the study go on: the run is computed again"};
}

}  // namespace

int study_verify(const VerifyOptions& options)
{
  const StudyDirectory directory{options.directory};
  const Plan plan = plan_in(directory);
  StudyRunOptions as_planned;
  as_planned.file = plan.file;
  as_planned.directory = options.directory;
  if (!plan.scale_option.empty()) as_planned.scale = plan.scale_option;
  if (!plan.precision) as_planned.replicates = plan.replicates;
  StudyState state;
  for (const auto& part : shard_manifests(directory.path))
    read_manifest(part, [&](const ManifestLine& line) { state.take(line); });
  if (std::filesystem::exists(directory.path / manifest_name({})))
    read_manifest(directory.path / manifest_name({}), [&](const ManifestLine& line) { state.take(line); });
  std::vector<Problem> problems;
  std::vector<Job> there;
  for (const Job& job : runs_of(plan, {})) {
    const RunState run = state.of(plan.cells[job.number].runs[job.replicate]);
    if (!run.finished()) continue;
    if (auto fault = fault_of(directory, plan, run)) {
      problems.push_back(*std::move(fault));
    } else {
      there.push_back(job);
    }
  }
  const std::size_t sound = there.size();
  Draws draws({1, 0}, Stream::bootstrap, 0, 0);
  shuffle(there.data(), static_cast<std::uint32_t>(there.size()), draws);
  there.resize(std::min(there.size(), static_cast<std::size_t>(std::max(0, options.sample))));
  if (!there.empty()) {
    const Interruption interruption;
    const Study study = study_of(as_planned);
    for (const Job& job : there) {
      const Address& run = plan.cells[job.number].runs[job.replicate];
      const std::filesystem::path file = directory.result(run);
      const std::string again = digest_of_run_again(study, plan, job, processors_here());
      const std::string known = found_result(file, plan.model)->state;
      if (again != known)
        problems.push_back({.file = file.string(),
                            .problem = "another state came out when it was computed again",
                            .why = fmt::format("{} then, {} now", known, again),
                            .hint = "linli reproduce tells which series first differs"});
    }
  }
  if (!problems.empty()) throw Error(Exit::io, std::move(problems));
  fmt::print(
      "{} of {} runs have a result, every byte of it as it was written; {} computed again: the same bits\n",
      sound, plan.runs().size(), there.size());
  return 0;
}

}  // namespace linli
