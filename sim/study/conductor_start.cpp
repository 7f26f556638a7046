#include "core/errors.hpp"
#include "output/files/archive.hpp"
#include "output/files/files.hpp"
#include "run/checkpoints.hpp"
#include "study/conductor.hpp"
#include "study/found_result.hpp"
#include "study/pasts.hpp"
#include "study/run_input.hpp"

#include <algorithm>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t cells_kept = 64;

/// Whether a checkpoint is there and every byte of it is as it was written.
bool is_sound(const fs::path& checkpoint)
{
  if (!bytes_of(checkpoint)) return false;
  try {
    require_sound_archive(checkpoint);
    return true;
  } catch (const Error&) {
    remove_quietly(checkpoint);
    return false;
  }
}

}  // namespace

Stages Conductor::stages_of(std::size_t cell, std::uint32_t replicate)
{
  auto known = stages_.find(cell);
  if (known == stages_.end()) {
    if (stages_.size() >= cells_kept) stages_.clear();
    known = stages_.emplace(cell, cell_stages(study_, plan_, plan_.cells[cell])).first;
  }
  Stages out = known->second;
  set_replicate(out, plan_.vary, replicate);
  return out;
}

fs::path Conductor::past_output(const Job& past)
{
  std::string& name = past_names_[past];
  const PlannedPast& planned = plan_.pasts.at(past.number);
  if (name.empty()) name = past_key(stages_of(planned.cell, past.replicate), planned.week);
  return directory_.pasts(how_.shard) / (name + ".h5");
}

fs::path Conductor::past_file(const Job& past)
{
  return checkpoint_file(past_output(past), plan_.pasts.at(past.number).week);
}

void Conductor::start(const Job& job)
{
  const std::size_t side_by_side = std::min(at_once(), workers_.running() + 1 + queue_.ready(at_once()));
  const std::size_t threads = std::max<std::size_t>(1, how_.processors / side_by_side);
  if (job.kind == Job::Kind::past) {
    start_past(job, threads);
  } else {
    start_run(job, threads);
  }
}

std::optional<fs::path> Conductor::from_of(const Job& job)
{
  const auto from = job.kind == Job::Kind::past ? plan_.pasts.at(job.number).from : cell_of(job).past;
  if (!from) return {};
  return past_file({Job::Kind::past, static_cast<std::uint32_t>(*from), job.replicate});
}

void Conductor::start_past(const Job& job, std::size_t threads)
{
  const PlannedPast& past = plan_.pasts.at(job.number);
  const RunOrder order{.data = directory_.data(),
                       .output = past_output(job),
                       .from = from_of(job),
                       .stop_at = past.week,
                       .threads = threads};
  if (is_sound(past_file(job))) return queue_.done(job);  // made before this process
  make_folder(directory_.pasts(how_.shard));
  const fs::path work = work_of(job);
  const auto command =
      write_run_input(work, past_scenario(stages_of(past.cell, job.replicate), past.week), order);
  at_work_[workers_.start({command, work / messages_file})] = {job, threads};
}

void Conductor::start_run(const Job& job, std::size_t threads)
{
  const fs::path output = directory_.result(run_of(job));
  RunOrder order{.data = directory_.data(), .output = output, .from = from_of(job), .threads = threads};
  make_folder(output.parent_path());
  for (const fs::path& saved : checkpoints_of(output)) {
    if (is_sound(saved)) order.resume = saved;
  }
  const fs::path work = work_of(job);
  const auto command = write_run_input(work, stages_of(job.number, job.replicate).back().scenario, order);
  ledger_.append(LineKind::started, about(job));
  at_work_[workers_.start({command, work / messages_file})] = {job, threads};
}

fs::path Conductor::work_of(const Job& job)
{
  const fs::path name = job.kind == Job::Kind::run ? fs::path(run_of(job).text()) : past_output(job).stem();
  return directory_.work(how_.shard) / name;
}

}  // namespace linli
