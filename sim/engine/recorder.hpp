#pragma once
/// What a run keeps of its weeks for the result.  A run holds a list of recorders (recorders.hpp) and knows nothing
/// else of them: what they observe, what a checkpoint holds of them, how much they will write.  What stands in the
/// result is made of them in output/contents.
#include "engine/row_store.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace linli {

/// What the numbers of choices in rows mean, a list of labels a choice: for rows that outlive a change of them.
using RowLabels = std::vector<std::vector<std::string>>;

class Recorder {
 public:
  virtual ~Recorder() = default;

  /// By which a checkpoint knows it; no two of a run are called the same.
  const std::string& name() const { return name_; }
  /// Everything recorded so far.
  const RowStore& store() const { return *store_; }
  RowStore& store() { return *store_; }

  /// Looks at one area when its week is over, while its memory is in the cache; different areas may be looked at by
  /// different threads.
  virtual void observe(const World&, AreaId) {}
  /// Ends the week.
  virtual void close_week(const World& world, const Moment& moment) = 0;

  /// Bytes that the result of a run holds of it before they are compressed, as far as they can be told beforehand.
  virtual std::uint64_t result_bytes(std::int64_t weeks) const = 0;

  /// Of a store that has come back from a checkpoint with so many bytes after so many weeks: the bytes it must have.
  virtual std::uint64_t fitting(std::uint64_t bytes, std::int64_t weeks) const = 0;
  /// The store holds what was recorded in the weeks before; `labels` are those of its rows.
  virtual void go_on_after(std::int64_t weeks, const RowLabels& labels) = 0;
  /// Nothing was recorded in the weeks before, because a branch has added it.
  virtual void skip(std::int64_t weeks) = 0;
  /// What a checkpoint must hold to read the rows; empty if they mean the same for ever.
  virtual RowLabels labels() const { return {}; }

 protected:
  Recorder(std::string name, std::shared_ptr<RowStore> store)
      : name_(std::move(name)), store_(std::move(store))
  {
  }
  Recorder(const Recorder&) = default;
  Recorder(Recorder&&) = default;
  Recorder& operator=(const Recorder&) = default;
  Recorder& operator=(Recorder&&) = default;

 private:
  std::string name_;
  std::shared_ptr<RowStore> store_;
};

/// How many of some rising weeks lie before one.
inline std::size_t weeks_before(const std::vector<std::int64_t>& rising, std::int64_t week)
{
  return static_cast<std::size_t>(std::ranges::lower_bound(rising, week) - rising.begin());
}

using Recorders = std::vector<std::unique_ptr<Recorder>>;

/// Those of one kind, in their order.
template <class R>
std::vector<const R*> recorders_of(const Recorders& all)
{
  std::vector<const R*> out;
  for (const auto& one : all) {
    if (const auto* found = dynamic_cast<const R*>(one.get())) out.push_back(found);
  }
  return out;
}

}  // namespace linli
