#include "core/parallel.hpp"

#include <algorithm>
#include <exception>
#include <omp.h>
#include <vector>

namespace linli {

Workers::Workers(int threads) : threads_(threads > 0 ? threads : omp_get_max_threads()) {}

void Workers::run(std::size_t count, void (*call)(void*, std::size_t), void* context) const
{
  struct Failure {
    std::size_t index;
    std::exception_ptr error;
  };
  const int team =
      static_cast<int>(std::min(static_cast<std::size_t>(threads_), std::max<std::size_t>(count, 1)));
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
