#pragma once
/// A study carried out: workers are started until every run of the plan has a result, or has failed.
///
/// Rules.  As many workers side by side as there are processors, fewer if the memory that a run was seen to need does not
/// allow it; each has one thread as long as there is work for all, and at the end those that are left share the processors.
/// A run that fails is kept with its input, and nothing else stops.  Nothing here decides a number: whatever order runs end
/// in, the results are the same.
#include "study/job_queue.hpp"
#include "study/plan.hpp"
#include "study/study_directory.hpp"
#include "study/study_ledger.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// How a study is carried out; nothing of it changes a result.
struct StudyManner {
  std::optional<Shard> shard{};        ///< only its part of the runs
  std::size_t processors = 1;          ///< to use
  bool fail_fast = false;              ///< stop at the first run that fails
  std::optional<double> most_hours{};  ///< start nothing after so long
};

/// How far it is.
struct StudyProgress {
  std::size_t runs = 0;  ///< that this part of the study has
  std::size_t done = 0;  ///< that have a result, those from before with them
  std::size_t failed = 0;
  std::size_t running = 0;               ///< processes
  std::optional<double> seconds_left{};  ///< unknown before the first has ended
};

/// What the first run that ended needed: what the rest will need is told from it.
struct Pilot {
  double seconds = 0;
  std::uint64_t bytes = 0;  ///< of its result
  std::int64_t memory = 0;  ///< bytes, at most
  std::size_t at_once = 1;  ///< runs side by side that processors and memory allow
  double seconds_left = 0;
  std::size_t runs_left = 0;
  std::uint64_t disk_free = 0;  ///< bytes
};

/// Whom a study tells how it goes, and asks whether to go on.
class StudyEars {
 public:
  StudyEars() = default;
  StudyEars(const StudyEars&) = delete;
  StudyEars& operator=(const StudyEars&) = delete;
  virtual ~StudyEars() = default;

  virtual bool asked_to_stop() = 0;
  virtual void say(const std::string& line) = 0;
  virtual void progress(const StudyProgress& progress) = 0;
  virtual void pilot(const Pilot& pilot) = 0;
  /// Every run of the first `replicates` replicates has ended.  Whether no more are needed.
  virtual bool enough(std::int64_t replicates, StudyLedger& ledger) = 0;
};

/// Why it ended.
enum class StudyEnd {
  complete,     ///< every run has ended; some may have failed
  enough,       ///< no more were needed
  failed_fast,  ///< a run failed, and that was to end it
  stopped,      ///< somebody asked, this process or a worker
  out_of_time,
  disk_full
};

/// What became of it.
struct StudyReport {
  StudyEnd end = StudyEnd::complete;
  StudyProgress progress{};
  double seconds = 0;     ///< from the first start to the last end
  double busy = 0;        ///< processor time of workers / (seconds × processors)
  std::string lacking{};  ///< if the disk is full: what could not be written, as far as somebody could say it
};

/// The part of the plan's runs that is this one's to simulate: all, or those of a shard.  Replicate by replicate, each address
/// once.
std::vector<Job> runs_of(const Plan& plan, const std::optional<Shard>& shard);

/// Carries out what the ledger says is left.  Throws Error(io) if the ledger cannot be written.
StudyReport conduct(const Study& study, const Plan& plan, const StudyDirectory& directory,
                    StudyLedger& ledger, const StudyManner& how, StudyEars& ears);

}  // namespace linli
