#pragma once
/// What is recorded of one intervention: where and when it acted, and what it cost.
#include "engine/row_store.hpp"
#include "world/world.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace linli {

/// A week is one row of the store: the strength in every area, then the yuan spent there, as 64-bit numbers so that no
/// fen is lost in sums.
class InterventionRecord {
 public:
  InterventionRecord(std::string name, std::size_t areas,
                     std::shared_ptr<RowStore> store = std::make_shared<MemoryStore>());

  const std::string& name() const { return name_; }
  std::size_t areas() const { return areas_; }
  std::size_t weeks() const { return store_->size() / bytes_a_week(); }
  std::size_t bytes_a_week() const { return areas_ * (sizeof(float) + sizeof(double)); }
  const RowStore& store() const { return *store_; }

  /// Appends the week that has just been simulated.
  void observe(const World& world);
  /// Appends weeks in which there was no such intervention.
  void skip(std::size_t weeks);

  /// Fills `into` with whole weeks from one on, row-major [week][area]: the strength, NaN where it did not act.
  void read_strength(std::size_t week, std::span<float> into) const;
  /// The same: yuan spent.
  void read_yuan(std::size_t week, std::span<double> into) const;

 private:
  void append(std::span<const float> strength, std::span<const double> yuan);

  std::string name_;
  std::size_t areas_;
  std::shared_ptr<RowStore> store_;
};

}  // namespace linli
