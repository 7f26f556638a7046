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
#include "study/study_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace linli {
namespace {

/// What is wrong with the result of a run that the manifest counts as finished.
std::optional<Problem> fault_of(const StudyDirectory& directory, const Plan& plan, const RunState& state,
                                const std::string& content)
{
  const std::filesystem::path file = directory.result(state.run);
  if (!bytes_of(file))
    return Problem{.file = file.string(), .problem = "is missing, though the manifest counts it"};
  const auto found = sound_result(file, plan.model);
  if (found && (content.empty() || found->content == content)) return {};
  if (found)
    return Problem{
        .file = file.string(),
        .problem = "is another result than the manifest says",
        .why = fmt::format("its content has the digest {}, and there it is {}", found->content, content),
        .hint = "remove it, and let the study go on: the run is computed again"};
  return Problem{.file = file.string(),
                 .problem = "is not what was written",
                 .hint = "remove it, and let the study go on: the run is computed again"};
}

/// Some of these, always the same.
std::vector<Job> sampled(std::vector<Job> jobs, int sample)
{
  Draws draws({1, 0}, Stream::bootstrap, 0, 0);
  shuffle(jobs.data(), static_cast<std::uint32_t>(jobs.size()), draws);
  jobs.resize(std::min(jobs.size(), static_cast<std::size_t>(std::max(0, sample))));
  return jobs;
}

/// Computes runs again, and tells those of which something else comes out.
void compute_again(const std::vector<Job>& jobs, const StudyDirectory& directory, const Plan& plan,
                   std::vector<Problem>& problems)
{
  if (jobs.empty()) return;
  const Interruption interruption;
  StudyRunOptions as_planned;
  as_planned.file = plan.file;
  as_planned.directory = directory.path.string();
  if (!plan.scale_option.empty()) as_planned.scale = plan.scale_option;
  if (!plan.precision) as_planned.replicates = plan.replicates;
  const Study study = study_of(as_planned);
  require_planned(study, plan, directory.path.string());
  for (const Job& job : jobs) {
    const std::filesystem::path file = directory.result(plan.cells[job.number].runs[job.replicate]);
    const std::string again = digest_of_run_again(study, plan, job, processors_here());
    const std::string known = found_result(file, plan.model)->state;
    if (again == known) continue;
    problems.push_back({.file = file.string(),
                        .problem = "another state came out when it was computed again",
                        .why = fmt::format("{} then, {} now", known, again),
                        .hint = "linli reproduce tells which series first differs"});
  }
}

}  // namespace

int study_verify(const VerifyOptions& options)
{
  const StudyDirectory directory{options.directory};
  const Plan plan = plan_in(directory);
  StudyRecord recorded = record_of(directory);
  std::vector<Problem> problems;
  std::vector<Job> sound;
  for (const Job& job : runs_of(plan, {})) {
    const RunState run = recorded.state.of(plan.cells[job.number].runs[job.replicate]);
    if (!run.finished()) continue;
    if (auto fault = fault_of(directory, plan, run, recorded.contents[run.run])) {
      problems.push_back(*std::move(fault));
    } else {
      sound.push_back(job);
    }
  }
  const std::vector<Job> again = sampled(sound, options.sample);
  compute_again(again, directory, plan, problems);
  if (!problems.empty()) throw Error(Exit::io, std::move(problems));
  fmt::print(
      "{} of {} runs have a result, every byte of it as it was written; {} computed again: the same bits\n",
      sound.size(), plan.runs().size(), again.size());
  return 0;
}

}  // namespace linli
