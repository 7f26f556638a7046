#include "core/parallel.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <iterator>
#include <mutex>
#include <new>
#include <omp.h>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace linli {
namespace {

/// Threads that wait until they are let go.
class Waiting {
 public:
  ~Waiting()
  {
    {
      const std::lock_guard lock(mutex_);
      go_ = true;
    }
    let_go_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  /// Throws std::system_error if the system has none.
  void add_one()
  {
    threads_.emplace_back([this] {
      std::unique_lock lock(mutex_);
      let_go_.wait(lock, [this] { return go_; });
    });
  }
  int count() const { return static_cast<int>(threads_.size()); }

 private:
  std::mutex mutex_;
  std::condition_variable let_go_;
  bool go_ = false;
  std::vector<std::thread> threads_;
};

/// Threads of this process that the system still counts; 0 where it does not tell.
std::ptrdiff_t counted_threads()
{
  std::error_code ignored;
  const auto tasks = std::filesystem::directory_iterator("/proc/self/task", ignored);
  return ignored ? 0 : std::distance(begin(tasks), end(tasks));
}

/// How many threads there can be beside this one.
struct Startable {
  int threads = 0;
  std::string why{};  ///< there are no more
};

Startable startable(int wanted)
{
  Waiting waiting;
  try {
    while (waiting.count() < wanted) waiting.add_one();
  } catch (const std::system_error& error) {
    return {waiting.count(), error.code().message()};
  } catch (const std::bad_alloc&) {
    return {waiting.count(), "there is not enough memory"};
  }
  return {waiting.count()};
}

/// OpenMP would end the process, in words of its own, if a thread could not be started.  So as many as it will want are
/// started here first, all at once.
void require_threads(int wanted)
{
  const std::ptrdiff_t before = counted_threads();
  const Startable others = startable(wanted - 1);
  if (others.threads < wanted - 1) {
    throw Error(
        Exit::resources, fmt::format("{} threads cannot be started", wanted),
        fmt::format("after {} the system said: {}; a limit on processes (ulimit -u) or memory (ulimit -v)",
                    others.threads + 1, others.why),
        fmt::format("use --threads {}; results are the same for any number",
                    std::max(1, others.threads + 1)));
  }
  constexpr int most_looks = 10000;  // the system counts a thread for a moment after it has ended
  for (int k = 0; k < most_looks && counted_threads() > before; ++k) std::this_thread::yield();
}

}  // namespace

Workers::Workers(int threads) : threads_(threads > 0 ? threads : omp_get_max_threads())
{
  if (threads_ == 1) return;
  require_threads(threads_);
#pragma omp parallel num_threads(threads_)
  {
    // They stay: memory that is used up later cannot keep them from starting.
  }
}

void Workers::run(std::size_t count, void (*call)(void*, std::size_t), void* context) const
{
  struct Failure {
    std::size_t index;
    std::exception_ptr error;
  };
  const int team = count <= 1 ? 1 : threads_;  // a smaller team would end threads that the next one needs
  std::vector<Failure> failures(static_cast<std::size_t>(team), Failure{count, nullptr});
#pragma omp parallel for schedule(dynamic, 1) num_threads(team)
  for (std::size_t index = 0; index < count; ++index) {
    try {
      call(context, index);
    } catch (...) {
      Failure& mine = failures[static_cast<std::size_t>(omp_get_thread_num())];
      if (index < mine.index) mine = {index, std::current_exception()};
    }
  }
  const Failure* first = nullptr;
  for (const Failure& f : failures) {
    if (f.error && (first == nullptr || f.index < first->index)) first = &f;
  }
  if (first != nullptr) std::rethrow_exception(first->error);
}

}  // namespace linli
