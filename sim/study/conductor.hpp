#pragma once
/// A study under way: what conduct.hpp promises, in its parts.  conduct.cpp is the loop, conductor_start.cpp how a job begins,
/// conductor_end.cpp what becomes of it.
#include "study/cell_scenario.hpp"
#include "study/conduct.hpp"
#include "study/room.hpp"
#include "study/worker_processes.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace linli {

/// What a worker says on standard error, in its folder.
constexpr auto messages_file = "messages.txt";

/// A job for which a process works.
struct AtWork {
  Job job;
  std::size_t threads = 1;
};

class Conductor {
 public:
  Conductor(const Study& study, const Plan& plan, StudyDirectory directory, StudyLedger& ledger,
            const StudyManner& how, StudyEars& ears)
      : study_(study),
        plan_(plan),
        directory_(std::move(directory)),
        ledger_(ledger),
        how_(how),
        ears_(ears),
        queue_(plan, left())
  {
  }

  StudyReport all();

 private:
  using TimePoint = std::chrono::steady_clock::time_point;

  // conduct.cpp
  std::vector<Job> left();
  bool finished(const Job& job);
  Json about(const Job& job) const;
  void close(const Job& job);
  void work();
  void clear_up() const;
  void look();
  void fill();
  void tell();
  std::optional<double> seconds_left() const;
  void tell_pilot(const WorkerEnd& end, std::uint64_t bytes);

  // conductor_start.cpp
  Stages stages_of(std::size_t cell, std::uint32_t replicate);
  /// What a past is called, with the checkpoint it ends in.
  std::filesystem::path past_output(const Job& past);
  std::filesystem::path past_file(const Job& past);
  /// The checkpoint that a job goes on from.
  std::optional<std::filesystem::path> from_of(const Job& job);
  std::filesystem::path work_of(const Job& job);
  void start(const Job& job);
  void start_past(const Job& job, std::size_t threads);
  void start_run(const Job& job, std::size_t threads);

  // conductor_end.cpp
  void ended(const WorkerEnd& end);
  bool past_ended(const Job& job, const WorkerEnd& end);
  bool run_ended(const Job& job, const WorkerEnd& end, std::size_t threads);
  bool comes_back(const Job& job, const WorkerEnd& end);
  bool waits_for_another(const Job& job);
  bool lacked_room(const Job& job, const WorkerEnd& end);
  void fail(const Job& job, const WorkerEnd& end);
  std::string told(const Job& job) const;
  void remove_unneeded();
  void measure(const Job& job, const WorkerEnd& end);

  const PlannedCell& cell_of(const Job& job) const { return plan_.cells.at(job.number); }
  const Address& run_of(const Job& job) const { return cell_of(job).runs.at(job.replicate); }
  std::size_t at_once() const { return room_.at_once(how_.processors); }

  const Study& study_;
  const Plan& plan_;
  StudyDirectory directory_;
  StudyLedger& ledger_;
  StudyManner how_;
  StudyEars& ears_;
  StudyProgress progress_{};
  std::vector<std::size_t> open_{};  ///< [replicate] runs that have not ended
  std::int64_t closed_ = 0;          ///< leading replicates of which all have
  JobQueue queue_;
  WorkerProcesses workers_{};
  std::map<std::size_t, AtWork> at_work_{};  ///< by the number of the process
  std::map<std::size_t, Stages> stages_{};   ///< of cells that were needed last
  std::map<Job, std::string> past_names_{};
  std::set<Job> tried_again_{};
  std::map<Job, int> tries_{};  ///< of jobs whose output another process has
  std::vector<std::pair<TimePoint, Job>> later_{};
  Room room_{plan_.scale};
  TimePoint begun_ = std::chrono::steady_clock::now();
  std::optional<StudyEnd> end_{};
  std::string lacking_{};
  bool pilot_told_ = false;
  double processor_seconds_ = 0;  ///< of all workers
  double seconds_ = 0;            ///< of those that did what they were for, and the weeks they simulated
  double weeks_ = 0;
};

}  // namespace linli
