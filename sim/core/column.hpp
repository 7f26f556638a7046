#pragma once
/// Columns: the one container of state.  A column holds one trivially copyable value for every row of a
/// table.
#include "core/ids.hpp"

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>
#include <span>
#include <sys/mman.h>
#include <type_traits>
#include <vector>

namespace linli {

/// Cache-line aligned memory; large blocks on huge pages, because the weekly loop streams through them.
template <class T>
struct ColumnAllocator {
  using value_type = T;
  static constexpr std::size_t huge_page = std::size_t{2} << 20;

  ColumnAllocator() = default;
  template <class U>
  explicit ColumnAllocator(const ColumnAllocator<U>&)
  {
  }

  T* allocate(std::size_t count)
  {
    if (count > std::numeric_limits<std::size_t>::max() / 4 / sizeof(T)) throw std::bad_array_new_length();
    const bool large = count * sizeof(T) >= huge_page;
    const std::size_t alignment = large ? huge_page : 64;
    const std::size_t bytes = (count * sizeof(T) + alignment - 1) / alignment * alignment;
    void* memory = std::aligned_alloc(alignment, bytes);
    if (memory == nullptr) throw std::bad_alloc();
    if (large) madvise(memory, bytes, MADV_HUGEPAGE);
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t) noexcept { std::free(memory); }

  template <class U>
  bool operator==(const ColumnAllocator<U>&) const
  {
    return true;
  }
};

/// One value of type `T` for every row named by an id of type `I`.
template <class T, class I>
class Column {
  static_assert(std::is_trivially_copyable_v<T>, "columns are copied, hashed and saved as bytes");

 public:
  using value_type = T;
  using index_type = I;

  Column() = default;
  explicit Column(std::size_t rows, T value = T{}) : values_(rows, value) {}

  T& operator[](I id) { return values_[id.value]; }
  const T& operator[](I id) const { return values_[id.value]; }

  T* data() { return values_.data(); }
  const T* data() const { return values_.data(); }
  T* from(I id) { return values_.data() + id.value; }
  const T* from(I id) const { return values_.data() + id.value; }

  std::span<T> of(IdRange<I> range) { return {from(range.first), range.size()}; }
  std::span<const T> of(IdRange<I> range) const { return {from(range.first), range.size()}; }

  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  void assign(std::size_t rows, T value) { values_.assign(rows, value); }
  void resize(std::size_t rows) { values_.resize(rows); }
  void push_back(T value) { values_.push_back(value); }
  void swap(Column& other) noexcept { values_.swap(other.values_); }

  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }

  bool operator==(const Column&) const = default;

 private:
  std::vector<T, ColumnAllocator<T>> values_;
};

/// Which children belong to which parent, when children are stored consecutively by parent: parent p owns the
/// ids [first[p], first[p + 1]).
template <class Parent, class Child>
class Partition {
 public:
  Partition() : first_(1, 0) {}

  void close(Child end) { first_.push_back(end.value); }
  IdRange<Child> operator[](Parent p) const { return {Child{first_[p]}, Child{first_.data()[p.value + 1]}}; }
  IdRange<Child> between(Parent from, Parent to) const
  {
    return {Child{first_.data()[from.value]}, Child{first_.data()[to.value]}};
  }
  std::size_t parents() const { return first_.size() - 1; }
  std::size_t children() const { return first_.data()[parents()]; }

  /// The parent of a child, by bisection: for reports and rare events, not for every child of a week.
  Parent parent_of(Child child) const { return parent_of(child, {Parent{0}, Parent{parents()}}); }
  /// The same where it is known to be among some.
  Parent parent_of(Child child, IdRange<Parent> among) const
  {
    std::size_t low = among.first.value;
    std::size_t high = among.last.value;
    while (high - low > 1) {
      const std::size_t middle = (low + high) / 2;
      (first_.data()[middle] <= child.value ? low : high) = middle;
    }
    return Parent{low};
  }

  Column<std::uint32_t, Parent>& first() { return first_; }
  const Column<std::uint32_t, Parent>& first() const { return first_; }

 private:
  Column<std::uint32_t, Parent> first_;
};

}  // namespace linli
