#include "engine/event_record.hpp"

#include "core/calendar.hpp"
#include "core/errors.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

namespace linli {
namespace {

constexpr std::size_t rows_at_once = 4096;

}  // namespace

EventRecord::EventRecord(EventKind kind, World& world, std::shared_ptr<RowStore> store)
    : Recorder("events " + kind.name, std::move(store)), kind_(std::move(kind)), areas_(world.areas())
{
  for (const EventField& field : kind_.fields) {
    std::vector<std::int32_t>& numbers = number_in_rows_.emplace_back(field.labels.size());
    std::iota(numbers.begin(), numbers.end(), 0);
  }
  world.events.listen(kind_, world.areas());
}

std::uint32_t EventRecord::bits(std::size_t field, double value) const
{
  if (kind_.fields[field].type == EventType::number)
    return std::bit_cast<std::uint32_t>(static_cast<float>(value));
  auto whole = static_cast<std::int32_t>(value);
  if (kind_.fields[field].has_labels()) whole = number_in_rows_[field].at(static_cast<std::size_t>(whole));
  return static_cast<std::uint32_t>(whole);
}

/// Where a label stands in the rows; one that is new follows.
std::int32_t EventRecord::number_of(std::size_t field, const std::string& label)
{
  std::vector<std::string>& known = kind_.fields[field].labels;
  const auto number = static_cast<std::int32_t>(std::ranges::find(known, label) - known.begin());
  if (static_cast<std::size_t>(number) == known.size()) known.push_back(label);
  return number;
}

void EventRecord::record_ahead(std::int64_t week, AreaId area,
                               const std::vector<std::variant<double, std::string>>& values)
{
  expects(values.size() == kind_.fields.size(), "a value for every field of " + kind_.name);
  std::vector<std::uint32_t> row{static_cast<std::uint32_t>(week), area.value};
  for (std::size_t field = 0; field < values.size(); ++field) {
    const auto* const label = std::get_if<std::string>(&values[field]);
    row.push_back(label != nullptr ? static_cast<std::uint32_t>(number_of(field, *label))
                                   : bits(field, std::get<double>(values[field])));
  }
  store().append(std::as_bytes(std::span(row)));
}

void EventRecord::close_week(const World& world, const Moment& moment)
{
  const std::size_t fields = kind_.fields.size();
  std::vector<std::uint32_t> rows;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const std::span<const double> told = world.events.told(kind_.name, AreaId{a});
    for (std::size_t at = 0; at < told.size(); at += fields) {
      rows.push_back(static_cast<std::uint32_t>(moment.week));
      rows.push_back(static_cast<std::uint32_t>(a));
      for (std::size_t field = 0; field < fields; ++field) rows.push_back(bits(field, told[at + field]));
    }
  }
  store().append(std::as_bytes(std::span(rows)));
}

template <class T>
void EventRecord::read(std::size_t column, std::size_t first, std::span<T> into) const
{
  static_assert(sizeof(T) == sizeof(std::uint32_t));
  std::vector<std::byte> rows;
  for (std::size_t done = 0; done < into.size();) {
    const std::size_t count = std::min(rows_at_once, into.size() - done);
    rows.resize(count * bytes_a_row());
    store().read((first + done) * bytes_a_row(), rows);
    for (std::size_t k = 0; k < count; ++k)
      std::memcpy(&into[done + k], rows.data() + k * bytes_a_row() + column * sizeof(T), sizeof(T));
    done += count;
  }
}

template void EventRecord::read(std::size_t, std::size_t, std::span<std::int32_t>) const;
template void EventRecord::read(std::size_t, std::size_t, std::span<float>) const;

std::uint64_t EventRecord::result_bytes(std::int64_t) const
{
  return 0;
}

std::uint64_t EventRecord::expected_bytes(std::int64_t weeks) const
{
  std::uint64_t row = 4 + 8 + 4 + 4;  // event, time, week, area
  std::uint64_t a_year = 1;
  for (const EventField& field : kind_.fields) {
    row += field.has_labels() ? 1 : 4;
    if (field.type == EventType::name) a_year = 2 * field.labels.size();
  }
  return static_cast<std::uint64_t>(weeks) * areas_ * a_year * row / weeks_per_year;
}

std::uint64_t EventRecord::fitting(std::uint64_t bytes, std::int64_t) const
{
  return bytes - bytes % bytes_a_row();
}

RowLabels EventRecord::labels() const
{
  RowLabels out;
  for (const EventField& field : kind_.fields) out.push_back(field.labels);
  return out;
}

/// Labels of the past keep their numbers; those that are new follow.
void EventRecord::go_on_after(std::int64_t, const RowLabels& labels)
{
  expects(labels.size() == kind_.fields.size(), "labels of the events of this kind");
  for (std::size_t field = 0; field < labels.size(); ++field) {
    std::vector<std::string> known = labels[field];
    const std::vector<std::string>& told = kind_.fields[field].labels;
    for (std::size_t k = 0; k < told.size(); ++k) {
      const auto found = std::ranges::find(known, told[k]);
      number_in_rows_[field][k] = static_cast<std::int32_t>(found - known.begin());
      if (found == known.end()) known.push_back(told[k]);
    }
    kind_.fields[field].labels = std::move(known);
  }
}

}  // namespace linli
