#pragma once
/// Parallel loops.  This is the only place that knows OpenMP.
#include <cstddef>
#include <type_traits>

namespace linli {

/// A fixed number of threads that share loops over whole areas, subdistricts or blocks.  Which thread runs
/// which index is left open, so a loop body writes only what belongs to its index; sums are made afterwards,
/// in order.
class Workers {
 public:
  /// `threads` >= 1; 0 takes what the machine offers.  Throws Error(resources) if so many cannot be started.
  explicit Workers(int threads = 0);

  int threads() const { return threads_; }

  /// Calls body(i) once for every i in [0, count).  An exception does not cross the parallel region: all
  /// other indices are still run, then the error of the lowest index is thrown.
  template <class Body>
  void for_each(std::size_t count, Body&& body) const
  {
    using Plain = std::remove_reference_t<Body>;
    run(
        count, [](void* context, std::size_t index) { (*static_cast<Plain*>(context))(index); },
        const_cast<void*>(static_cast<const void*>(&body)));
  }

 private:
  void run(std::size_t count, void (*call)(void*, std::size_t), void* context) const;

  int threads_;
};

}  // namespace linli
