#pragma once
/// In which order runs, and the pasts they go on from, are simulated.
///
/// Replicate by replicate, so that whatever stops a study leaves a balanced sample.  A past comes before what goes on from it.
/// While it is simulated other workers take what is ready, of this replicate and the next: of no later one, so that few pasts
/// wait on the disk.
#include "study/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace linli {

struct Job {
  enum class Kind : std::uint8_t { past, run };
  Kind kind = Kind::run;
  std::uint32_t number = 0;  ///< of the past or cell in the plan
  std::uint32_t replicate = 0;

  auto operator<=>(const Job&) const = default;
};

/// Weeks that a job simulates.
std::int64_t weeks_of(const Plan& plan, const Job& job);

class JobQueue {
 public:
  /// `runs` are to be simulated: cell and replicate, by replicate, each address once.  `plan` outlives the queue.
  JobQueue(const Plan& plan, const std::vector<Job>& runs);

  /// The next that can start, taken out; nothing if all that is left waits for what is under way, or nothing is left.
  std::optional<Job> next();
  /// How many could start now, at most `most`.
  std::size_t ready(std::size_t most) const;
  /// It is simulated: what waits for it may start.
  void done(const Job& job);
  /// It will not be; returns the runs that cannot be either.
  std::vector<Job> failed(const Job& job);
  /// It has to start again.
  void put_back(const Job& job);

  /// Whether nothing is left, neither waiting nor under way.
  bool empty() const { return waiting_.empty() && under_way_.empty(); }
  /// Pasts that nothing goes on from any more, since this was last asked.
  std::vector<Job> no_longer_needed();
  /// Weeks of all that waits.
  std::int64_t weeks_waiting() const;
  const std::set<Job>& under_way() const { return under_way_; }

 private:
  struct Order {
    bool operator()(const Job& a, const Job& b) const;
  };
  std::optional<Job> past_of(const Job& job) const;
  bool can_start(const Job& job) const;
  void release(const Job& job);

  const Plan* plan_;
  std::set<Job, Order> waiting_{};
  std::set<Job> under_way_{};
  std::set<Job> ready_pasts_{};
  std::map<Job, std::size_t> users_{};  ///< of each past, what still goes on from it
  std::vector<Job> unneeded_{};
};

}  // namespace linli
