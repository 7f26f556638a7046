#pragma once
/// Events of one kind being recorded.
#include "engine/recorder.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace linli {

/// An event is one row of the store: week of the run, area, a value for each field, 4 bytes each.  Rows are in the order
/// of weeks, of areas within a week, and of what happened within an area: the same on any number of threads.  In the first
/// week of a branch, what the branch takes away stands before all else.
class EventRecord final : public Recorder {
 public:
  /// `world` keeps events of this kind from now on.
  EventRecord(EventKind kind, World& world,
              std::shared_ptr<RowStore> store = std::make_shared<MemoryStore>());

  /// With the labels of its choices in the rows: those of before a branch too.
  const EventKind& kind() const { return kind_; }
  std::size_t rows() const { return store().size() / bytes_a_row(); }
  std::size_t bytes_a_row() const { return (2 + kind_.fields.size()) * sizeof(std::int32_t); }

  /// Fills `into` from row `first` on, with the week of the run, the row of the area, a field that is a whole number or a
  /// choice, or one that is a number.
  void read_weeks(std::size_t first, std::span<std::int32_t> into) const { read(0, first, into); }
  void read_areas(std::size_t first, std::span<std::int32_t> into) const { read(1, first, into); }
  void read_field(std::size_t field, std::size_t first, std::span<std::int32_t> into) const
  {
    read(2 + field, first, into);
  }
  void read_field(std::size_t field, std::size_t first, std::span<float> into) const
  {
    read(2 + field, first, into);
  }

  /// Records at once an event of `week`, which comes next: so a checkpoint or branch before that week has the event, too.  A
  /// value for each field; choices by label, also by one that nobody tells any more.
  void record_ahead(std::int64_t week, AreaId area,
                    const std::vector<std::variant<double, std::string>>& values);

  void close_week(const World& world, const Moment& moment) override;
  /// Nothing: how many will come nobody knows; see `expected_bytes`.
  std::uint64_t result_bytes(std::int64_t weeks) const override;
  /// Bytes in the result of a run of so many weeks if one event happens in every area and year, of named things two for each
  /// name: they start and stop.
  std::uint64_t expected_bytes(std::int64_t weeks) const;
  std::uint64_t fitting(std::uint64_t bytes, std::int64_t weeks) const override;
  void go_on_after(std::int64_t weeks, const RowLabels& labels) override;
  void skip(std::int64_t) override {}
  RowLabels labels() const override;

 private:
  template <class T>
  void read(std::size_t column, std::size_t first, std::span<T> into) const;
  std::uint32_t bits(std::size_t field, double value) const;
  std::int32_t number_of(std::size_t field, const std::string& label);

  EventKind kind_;
  std::size_t areas_;
  /// For each field the number in rows of each choice that is told; a branch may have other choices than its past.
  std::vector<std::vector<std::int32_t>> number_in_rows_;
};

}  // namespace linli
