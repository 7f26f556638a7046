/// Sums and counts by category, several residents at a time.
#include "engine/observables.hpp"

#include <algorithm>
#include <cstring>

namespace linli {

namespace {

constexpr std::size_t lanes = columns_at_once;
using Floats [[gnu::vector_size(lanes * sizeof(float))]] = float;

/// Rows become columns: eight values of each of eight series become one of each series for each of eight residents.
[[gnu::always_inline]] inline void transpose(Floats (&m)[lanes])
{
  Floats twos[lanes];
  Floats fours[lanes];
#pragma GCC unroll 8
  for (std::size_t k = 0; k < lanes; k += 2) {
    twos[k] = __builtin_shufflevector(m[k], m[k + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    twos[k + 1] = __builtin_shufflevector(m[k], m[k + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
#pragma GCC unroll 8
  for (std::size_t k = 0; k < lanes / 2; ++k) {
    const std::size_t at = k / 2 * 4 + k % 2;
    fours[at] = __builtin_shufflevector(twos[at], twos[at + 2], 0, 1, 8, 9, 4, 5, 12, 13);
    fours[at + 2] = __builtin_shufflevector(twos[at], twos[at + 2], 2, 3, 10, 11, 6, 7, 14, 15);
  }
#pragma GCC unroll 8
  for (std::size_t k = 0; k < lanes / 2; ++k) {
    m[k] = __builtin_shufflevector(fours[k], fours[k + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    m[k + 4] = __builtin_shufflevector(fours[k], fours[k + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

}  // namespace

void add_by_category(std::span<const std::uint8_t> category, std::span<const std::span<const float>> columns,
                     std::span<Sums* const> sums)
{
  // Every eighth resident has a table of their own, so that an addition need not wait for the one before.
  Floats running[lanes][most_categories + 1] = {};  // the last row of a table: of nobody
  const float* from[lanes];
  for (std::size_t c = 0; c < lanes; ++c) from[c] = columns[std::min(c, columns.size() - 1)].data();
  const auto row = [&](std::size_t k) { return std::min<std::size_t>(category[k], most_categories); };
  const std::size_t whole = category.size() / lanes * lanes;
  for (std::size_t start = 0; start < whole; start += lanes) {
    Floats values[lanes];
#pragma GCC unroll 8
    for (std::size_t c = 0; c < lanes; ++c) std::memcpy(&values[c], from[c] + start, sizeof(Floats));
    transpose(values);
#pragma GCC unroll 8
    for (std::size_t k = 0; k < lanes; ++k) running[k][row(start + k)] += values[k];
  }
  for (std::size_t k = whole; k < category.size(); ++k) {
    Floats values;
    for (std::size_t c = 0; c < lanes; ++c) values[c] = from[c][k];
    running[k - whole][row(k)] += values;
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (std::size_t b = 0; b < most_categories; ++b) {
      for (const auto& table : running) (*sums[c])[b] += static_cast<double>(table[b][c]);
    }
  }
}

void add_by_category(std::span<const std::uint8_t> category, std::span<const float> values, Sums& sums)
{
  Sums* const only = &sums;
  add_by_category(category, std::span(&values, 1), std::span(&only, 1));
}

void count_by_category_below(std::span<const std::uint8_t> category, std::span<const std::uint8_t> values,
                             int limit, Sums& sums)
{
  // Thirty-two rows at once: a comparison gives 0 or 255 a byte, and taking 255 away adds 1.  A byte counts to 255.
  using Bytes [[gnu::vector_size(32)]] = std::uint8_t;
  constexpr std::size_t width = sizeof(Bytes);
  constexpr std::size_t most = 255 * width;
  if (limit <= 0) return;
  const auto last = static_cast<std::uint8_t>(std::min(limit - 1, 255));
  const std::size_t whole = values.size() / width * width;
  for (std::size_t start = 0; start < whole; start += most) {
    Bytes counts[most_categories] = {};
    for (std::size_t k = start; k < std::min(start + most, whole); k += width) {
      Bytes here;
      Bytes counted;
      std::memcpy(&here, category.data() + k, width);
      std::memcpy(&counted, values.data() + k, width);
      const auto below = counted <= last;
      for (std::size_t c = 0; c < most_categories; ++c) {
        counts[c] -= static_cast<Bytes>(below & (here == static_cast<std::uint8_t>(c)));
      }
    }
    for (std::size_t c = 0; c < most_categories; ++c) {
      std::uint8_t count[width];
      std::memcpy(count, &counts[c], width);
      int sum = 0;
      for (std::size_t l = 0; l < width; ++l) sum += count[l];
      sums[c] += sum;
    }
  }
  for (std::size_t k = whole; k < values.size(); ++k) {
    if (category[k] < most_categories && values[k] <= last) sums[category[k]] += 1;
  }
}

}  // namespace linli
