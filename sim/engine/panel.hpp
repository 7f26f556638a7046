#pragma once
/// Panels: chosen columns of all or a sample of residents at chosen weeks.
#include "engine/recorder.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace linli {

/// A column of residents as a panel can hold it.
struct PanelColumn {
  std::string name;  ///< without "resident."
  bool number;       ///< float, else a byte: a count, a category or a truth value
  bool fixed;        ///< who somebody is: recorded once, not every week
};

/// The columns that a panel may ask for: those of residents that are floats or bytes.
std::vector<PanelColumn> panel_columns(const World& world);

/// What a panel asks for.
struct PanelPlan {
  std::string name;
  std::vector<std::string> columns;  ///< names among `panel_columns`
  double share = 1;                  ///< part of the residents; a smaller share is part of a larger
  bool adults_only = true;
  std::vector<std::int64_t> weeks;  ///< of the run, rising, each once
};

/// One panel being recorded.  A chosen week is one row of the store: when who lives there now came, then column
/// after column, residents in order.
class Panel final : public Recorder {
 public:
  /// Draws the sample.  Throws `Bug` for a column that is none of `panel_columns`.
  Panel(PanelPlan plan, const World& world, const Luck& luck,
        std::shared_ptr<RowStore> store = std::make_shared<MemoryStore>());

  const PanelPlan& plan() const { return plan_; }
  const std::vector<ResidentId>& residents() const { return residents_; }
  const std::vector<PanelColumn>& columns() const { return columns_; }
  /// Chosen weeks that have been recorded; none if nobody is in it.
  std::size_t rows() const { return row_bytes_ == 0 ? 0 : store().size() / row_bytes_; }
  /// These weeks, of the run.
  std::span<const std::int64_t> weeks() const { return std::span(plan_.weeks).subspan(skipped_, rows()); }

  /// Records the world if the week is chosen.
  void close_week(const World& world, const Moment& moment) override;

  /// Values of one column that is not fixed in the recorded weeks from `row` on, as many as fit: floats or bytes
  /// as the column has them.
  void read(std::size_t column, std::size_t row, std::span<std::byte> into) const;
  /// The same of when who lives there now came: week of the run, counted from 1; 0 = before the run.
  void read_arrivals(std::size_t row, std::span<std::int32_t> into) const;

  std::uint64_t result_bytes(std::int64_t weeks) const override;
  std::uint64_t fitting(std::uint64_t bytes, std::int64_t weeks) const override;
  void go_on_after(std::int64_t weeks, const RowLabels&) override;
  void skip(std::int64_t weeks) override;
  std::size_t bytes_a_row() const { return row_bytes_; }

 private:
  std::size_t bytes_of_arrivals() const { return residents_.size() * sizeof(std::int32_t); }
  /// What stands in recorded weeks from `row` on, `length` bytes of each from `before` on.
  void read_rows(std::size_t row, std::size_t before, std::size_t length, std::span<std::byte> into) const;

  PanelPlan plan_;
  std::vector<ResidentId> residents_;
  std::vector<PanelColumn> columns_;
  std::size_t row_bytes_ = 0;
  std::size_t skipped_ = 0;  ///< chosen weeks before a branch added the panel
};

/// The values of a column for some residents, one after the other.
std::vector<std::byte> values_of(const World& world, const PanelColumn& wanted,
                                 const std::vector<ResidentId>& residents);

}  // namespace linli
