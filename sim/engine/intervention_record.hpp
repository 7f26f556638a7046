#pragma once
/// What is recorded of one intervention: where and when it acted, and what it cost.
#include "engine/recorder.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace linli {

/// A week is one row of the store: the strength in every area, then the yuan spent there, as 64-bit numbers so that no
/// fen is lost in sums.
class InterventionRecord final : public Recorder {
 public:
  InterventionRecord(std::string intervention, std::size_t areas,
                     std::shared_ptr<RowStore> store = std::make_shared<MemoryStore>());

  const std::string& intervention() const { return intervention_; }
  std::size_t areas() const { return areas_; }
  std::size_t weeks() const { return store().size() / bytes_a_week(); }
  std::size_t bytes_a_week() const { return areas_ * (sizeof(float) + sizeof(double)); }

  void close_week(const World& world, const Moment&) override;
  std::uint64_t result_bytes(std::int64_t weeks) const override;
  std::uint64_t fitting(std::uint64_t bytes, std::int64_t weeks) const override;
  void go_on_after(std::int64_t, const RowLabels&) override {}
  /// In these weeks there was no such intervention: it did not act.
  void skip(std::int64_t weeks) override;

  /// Fills `into` with whole weeks from one on, row-major [week][area]: the strength, NaN where it did not act.
  void read_strength(std::size_t week, std::span<float> into) const;
  /// The same: yuan spent.
  void read_yuan(std::size_t week, std::span<double> into) const;

 private:
  void append(std::span<const float> strength, std::span<const double> yuan);

  std::string intervention_;
  std::size_t areas_;
};

}  // namespace linli
