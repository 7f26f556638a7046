#pragma once
/// What a record of events has kept, column by column.
#include "engine/event_record.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace linli::test {

using Whole = std::vector<std::int32_t>;

template <class T>
std::vector<T> field_of(const EventRecord& record, std::size_t field)
{
  std::vector<T> out(record.rows());
  record.read_field(field, 0, std::span(out));
  return out;
}

inline std::vector<std::int32_t> weeks_of(const EventRecord& record)
{
  std::vector<std::int32_t> out(record.rows());
  record.read_weeks(0, out);
  return out;
}

inline std::vector<std::int32_t> areas_of(const EventRecord& record)
{
  std::vector<std::int32_t> out(record.rows());
  record.read_areas(0, out);
  return out;
}

}  // namespace linli::test
