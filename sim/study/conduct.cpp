#include "study/conduct.hpp"

#include "core/errors.hpp"
#include "output/files/files.hpp"
#include "study/conductor.hpp"
#include "study/found_result.hpp"

#include <algorithm>
#include <set>

namespace linli {
namespace {

constexpr std::chrono::milliseconds between_tellings{200};

}  // namespace

/// What the ledger and the files say is left; results that nobody vouches for are looked at.
std::vector<Job> Conductor::left()
{
  std::vector<Job> out;
  open_.assign(static_cast<std::size_t>(plan_.replicates), 0);
  for (const Job& job : runs_of(plan_, how_.shard)) {
    ++progress_.runs;
    if (finished(job)) {
      ++progress_.done;
    } else if (ledger_.state().of(run_of(job)).stage() == Stage::failed) {
      ++progress_.failed;
    } else {
      out.push_back(job);
      ++open_[job.replicate];
    }
  }
  return out;
}

bool Conductor::finished(const Job& job)
{
  const Address& run = run_of(job);
  const std::filesystem::path file = directory_.result(run);
  const auto bytes = bytes_of(file);
  switch (step_for(ledger_.state().of(run), bytes)) {
    case NextStep::none:
      return true;
    case NextStep::check:
      if (const auto found = sound_result(file, plan_.model)) {
        Json fields = about(job);
        fields.update({{"bytes", found->bytes},
                       {"content", found->content},
                       {"state", found->state},
                       {"adopted", true}});
        ledger_.append(LineKind::done, fields);
        return true;
      }
      remove_quietly(file);
      return false;
    default:
      return false;
  }
}

Json Conductor::about(const Job& job) const
{
  const PlannedCell& cell = cell_of(job);
  Json out{{"run", run_of(job).text()}, {"arm", plan_.arms[cell.arm].name}};
  if (plan_.points.size() > 1) out["point"] = cell.point;
  if (plan_.worlds.size() > 1) out["world"] = cell.world;
  out["replicate"] = job.replicate;
  return out;
}

/// A run has ended, well or not: of the leading replicates all may have.
void Conductor::close(const Job& job)
{
  ensures(open_.at(job.replicate) > 0, "a run that had not ended");
  --open_[job.replicate];
  look();
}

void Conductor::look()
{
  const auto all = static_cast<std::int64_t>(open_.size());
  while (closed_ < all && open_[static_cast<std::size_t>(closed_)] == 0) {
    ++closed_;
    if (!end_ && ears_.enough(closed_, ledger_)) end_ = StudyEnd::enough;
  }
}

void Conductor::fill()
{
  const auto now = std::chrono::steady_clock::now();
  for (auto one = later_.begin(); one != later_.end();) {
    if (one->first > now) {
      ++one;
      continue;
    }
    queue_.put_back(one->second);
    one = later_.erase(one);
  }
  const double hours = std::chrono::duration<double>(now - begun_).count() / 3600;
  if (how_.most_hours && hours >= *how_.most_hours && !end_) end_ = StudyEnd::out_of_time;
  while (!end_ && workers_.running() < at_once()) {
    const std::optional<Job> job = queue_.next();
    if (!job) return;
    start(*job);
  }
}

void Conductor::tell()
{
  progress_.running = workers_.running();
  progress_.seconds_left = seconds_left();
  ears_.progress(progress_);
}

std::optional<double> Conductor::seconds_left() const
{
  if (weeks_ == 0) return {};
  double weeks = static_cast<double>(queue_.weeks_waiting());
  for (const Job& job : queue_.under_way()) weeks += static_cast<double>(weeks_of(plan_, job)) / 2;
  return weeks * seconds_ / weeks_ / static_cast<double>(at_once());
}

void Conductor::tell_pilot(const WorkerEnd& end, std::uint64_t bytes)
{
  if (pilot_told_) return;
  pilot_told_ = true;
  ears_.pilot({.seconds = end.processor,
               .bytes = bytes,
               .memory = end.memory,
               .at_once = at_once(),
               .seconds_left = seconds_left().value_or(0),
               .runs_left = progress_.runs - progress_.done - progress_.failed,
               .disk_free = disk_free(directory_.path)});
}

StudyReport Conductor::all()
{
  try {
    look();
    work();
  } catch (const Error& error) {
    if (!tells_of_full_disk(error.what())) throw;
    end_ = StudyEnd::disk_full;  // results of those that still end are found by who goes on
    lacking_ = error.what();
    workers_.stop();
  }
  const bool all_ended = !end_ || end_ == StudyEnd::enough;
  if (all_ended) clear_up();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  const double room = seconds * static_cast<double>(how_.processors);
  return {.end = end_.value_or(StudyEnd::complete),
          .progress = progress_,
          .seconds = seconds,
          .busy = room > 0 ? processor_seconds_ / room : 0,
          .lacking = lacking_};
}

/// What processes that were killed left.
void Conductor::clear_up() const
{
  std::set<Address> runs;
  for (const Job& job : runs_of(plan_, how_.shard)) runs.insert(run_of(job));
  directory_.clear_up(how_.shard, runs);
}

/// Until all has ended, or nothing more is to begin.
void Conductor::work()
{
  while (true) {
    fill();
    if (workers_.running() == 0 && later_.empty() && (end_ || queue_.empty())) break;
    ensures(workers_.running() > 0 || !later_.empty(), "work that can begin as long as some is left");
    if (const auto end = workers_.wait(between_tellings)) ended(*end);
    if (ears_.asked_to_stop() && end_ != StudyEnd::stopped) {
      end_ = StudyEnd::stopped;
      workers_.ask_to_stop();
    }
    if (end_) later_.clear();
    tell();
  }
}

std::vector<Job> runs_of(const Plan& plan, const std::optional<Shard>& shard)
{
  std::vector<Job> out;
  std::set<Address> known;
  const auto shards = static_cast<std::size_t>(shard ? shard->of : 1);
  const auto mine = static_cast<std::size_t>(shard ? shard->number - 1 : 0);
  const auto replicates = static_cast<std::size_t>(plan.replicates);
  const bool by_past = !plan.pasts.empty() && replicates * plan.worlds.size() >= shards;
  std::size_t number = 0;
  for (std::size_t r = 0; r < replicates; ++r) {
    for (std::size_t k = 0; k < plan.cells.size(); ++k) {
      const PlannedCell& cell = plan.cells[k];
      if (!known.insert(cell.runs.at(r)).second) continue;
      const std::size_t part = by_past ? r * plan.worlds.size() + cell.world : number;
      ++number;
      if (part % shards != mine) continue;
      out.push_back({Job::Kind::run, static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(r)});
    }
  }
  return out;
}

StudyReport conduct(const Study& study, const Plan& plan, const StudyDirectory& directory,
                    StudyLedger& ledger, const StudyManner& how, StudyEars& ears)
{
  return Conductor(study, plan, directory, ledger, how, ears).all();
}

}  // namespace linli
