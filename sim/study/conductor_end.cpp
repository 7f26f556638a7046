#include "core/errors.hpp"
#include "output/files/files.hpp"
#include "run/checkpoints.hpp"
#include "scenario/text_file.hpp"
#include "study/conductor.hpp"
#include "study/found_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <string_view>
#include <system_error>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds before_next_try{500};
constexpr int most_tries = 600;  // five minutes
constexpr std::size_t most_message = 600;
constexpr std::uint64_t little_disk = 1U << 20U;

bool is(const WorkerEnd& end, Exit code)
{
  return end.signal == 0 && end.exit == static_cast<int>(code);
}

bool lacked_memory(const WorkerEnd& end)
{
  return is(end, Exit::resources) || end.signal == SIGKILL;
}

/// The first line that a worker said, as much as a line of the manifest has room for.
std::string message_in(const fs::path& work)
{
  std::string text;
  try {
    text = read_text_file((work / messages_file).string(), most_message);
  } catch (const Error&) {
    return {};
  }
  return text.substr(0, text.find('\n'));
}

/// Keeps what a job was given and what it said.
void keep(const fs::path& work, const fs::path& failed)
{
  std::error_code ignored;
  fs::create_directories(failed.parent_path(), ignored);
  fs::remove_all(failed, ignored);
  fs::rename(work, failed, ignored);
}

void clear(const fs::path& work)
{
  std::error_code ignored;
  fs::remove_all(work, ignored);
}

/// What a run saved when it was stopped, and cannot go on from; whether there was any.
bool drop_checkpoints(const fs::path& output)
{
  const std::vector<fs::path> saved = checkpoints_of(output);
  for (const fs::path& file : saved) remove_quietly(file);
  return !saved.empty();
}

std::string how_it_ended(const WorkerEnd& end)
{
  return end.signal != 0 ? fmt::format("signal {}", end.signal) : fmt::format("exit code {}", end.exit);
}

}  // namespace

void Conductor::ended(const WorkerEnd& end)
{
  const AtWork at_work = at_work_.at(end.task);
  at_work_.erase(end.task);
  processor_seconds_ += end.processor;
  const Job& job = at_work.job;
  if (is(end, Exit::complete) &&
      (job.kind == Job::Kind::past ? past_ended(job, end) : run_ended(job, end, at_work.threads)))
    return;
  if (!comes_back(job, end)) fail(job, end);
}

/// False if it left no checkpoint.
bool Conductor::past_ended(const Job& job, const WorkerEnd& end)
{
  if (!bytes_of(past_file(job))) return false;
  clear(work_of(job));
  ledger_.append(LineKind::past, {{"past", past_output(job).stem().string()},
                                  {"week", plan_.pasts.at(job.number).week},
                                  {"replicate", job.replicate},
                                  {"seconds", end.seconds}});
  measure(job, end);
  queue_.done(job);
  remove_unneeded();
  return true;
}

/// False if it left no result.
bool Conductor::run_ended(const Job& job, const WorkerEnd& end, std::size_t threads)
{
  const auto found = found_result(directory_.result(run_of(job)), plan_.model);
  if (!found) return false;
  clear(work_of(job));
  Json fields = about(job);
  fields.update({{"bytes", found->bytes},
                 {"content", found->content},
                 {"state", found->state},
                 {"seconds", end.seconds},
                 {"threads", threads}});
  ledger_.append(LineKind::done, fields);
  ++progress_.done;
  measure(job, end);
  tell_pilot(end, found->bytes);
  queue_.done(job);
  close(job);
  remove_unneeded();
  return true;
}

/// Whether a job that ended without what it was for starts again, or waits, or need not.
bool Conductor::comes_back(const Job& job, const WorkerEnd& end)
{
  if (is(end, Exit::stopped) || end.signal == SIGTERM || end.signal == SIGINT || end.signal == SIGHUP) {
    if (!end_) end_ = StudyEnd::stopped;
    queue_.put_back(job);
    return true;
  }
  if (is(end, Exit::checkpoint) && job.kind == Job::Kind::run &&
      drop_checkpoints(directory_.result(run_of(job)))) {
    queue_.put_back(job);  // from its past, or its beginning
    return true;
  }
  if (lacked_room(job, end)) {
    end_ = StudyEnd::disk_full;
    queue_.put_back(job);
    return true;
  }
  if (is(end, Exit::output_in_use)) return waits_for_another(job);
  if (!lacked_memory(end) || !tried_again_.insert(job).second) return false;
  room_.too_many(workers_.running() + 1);
  ears_.say(fmt::format("a run ended for want of memory ({}): {} at once from now on", how_it_ended(end),
                        at_once()));
  queue_.put_back(job);
  return true;
}

/// Another process has the output: that of a study that was killed, which still ends.  It may have been there already.
bool Conductor::waits_for_another(const Job& job)
{
  const bool is_run = job.kind == Job::Kind::run;
  if (is_run && finished(job)) {
    ++progress_.done;
    queue_.done(job);
    close(job);
    return true;
  }
  const int tries = ++tries_[job];
  if (tries == 1)
    ears_.say(
        fmt::format("{}: {}; waiting", is_run ? told(job) : "a past in common", message_in(work_of(job))));
  if (tries > most_tries) return false;
  later_.emplace_back(std::chrono::steady_clock::now() + before_next_try, job);
  return true;
}

/// The disk was full.  A worker says so, unless there was no room for that either: its folder is on the same disk.  By now
/// there may be some again, as a worker removes what it could not finish.
bool Conductor::lacked_room(const Job& job, const WorkerEnd& end)
{
  if (end.signal != 0 || (end.exit != static_cast<int>(Exit::io) && end.exit != cannot_start)) return false;
  const std::string message = message_in(work_of(job));
  if (!tells_of_full_disk(message))
    return end_ == StudyEnd::disk_full || disk_free(directory_.path) < little_disk;
  lacking_ = message;
  return true;
}

void Conductor::fail(const Job& job, const WorkerEnd& end)
{
  const fs::path work = work_of(job);
  const std::string message = message_in(work);
  const fs::path kept = directory_.failed() / work.filename();
  keep(work, kept);
  for (const Job& run : queue_.failed(job)) {
    Json fields = about(run);
    if (end.signal != 0) {
      fields["signal"] = end.signal;
    } else {
      fields["exit"] = end.exit;
    }
    if (job.kind == Job::Kind::past) fields["past"] = kept.filename().string();
    fields["message"] = message;
    ledger_.append(LineKind::failed, fields);
    ++progress_.failed;
    close(run);
  }
  ears_.say(fmt::format("{} failed ({}): {}; its input and all it said are in {}",
                        job.kind == Job::Kind::past ? "a past that runs have in common" : told(job),
                        how_it_ended(end), message.empty() ? "it said nothing" : message, kept.string()));
  if (how_.fail_fast && !end_) end_ = StudyEnd::failed_fast;
  remove_unneeded();
}

std::string Conductor::told(const Job& job) const
{
  const PlannedCell& cell = cell_of(job);
  std::string out = "arm " + plan_.arms[cell.arm].name;
  if (plan_.points.size() > 1) out += fmt::format(", point {}", cell.point + 1);
  if (plan_.worlds.size() > 1) out += ", world " + plan_.worlds[cell.world].name;
  return out + fmt::format(", replicate {}", job.replicate + 1);
}

void Conductor::remove_unneeded()
{
  for (const Job& past : queue_.no_longer_needed()) remove_quietly(past_file(past));
}

void Conductor::measure(const Job& job, const WorkerEnd& end)
{
  room_.saw(end.memory);
  seconds_ += end.processor;
  weeks_ += static_cast<double>(weeks_of(plan_, job));
}

}  // namespace linli
