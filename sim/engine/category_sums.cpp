/// Sums and counts by category: rows side by side, each compared with every category there can be.
#include "engine/observables.hpp"

#include <algorithm>
#include <cstring>

namespace linli {

void add_by_category(std::span<const std::uint8_t> category, std::span<const float> values, Sums& sums)
{
  constexpr std::size_t lanes = 8;
  constexpr std::size_t block = 256;
  using Floats [[gnu::vector_size(lanes * sizeof(float))]] = float;
  using Whole [[gnu::vector_size(lanes * sizeof(float))]] = std::int32_t;
  Floats running[most_categories] = {};
  for (std::size_t start = 0; start < values.size(); start += block) {
    const std::size_t rows = std::min(block, values.size() - start);
    alignas(64) std::int32_t categories[block];
    alignas(64) float padded[block];
    for (std::size_t k = 0; k < rows; ++k) categories[k] = category[start + k];
    const float* from = values.data() + start;
    if (rows < block) {
      std::fill(categories + rows, categories + block, std::int32_t{no_category});
      std::fill(std::copy_n(from, rows, padded), padded + block, 0.0F);
      from = padded;
    }
    Floats sum[most_categories];
    for (std::size_t c = 0; c < most_categories; ++c) sum[c] = running[c];
    for (std::size_t k = 0; k < rows; k += lanes) {
      Whole here;
      Whole value;
      std::memcpy(&here, categories + k, sizeof(here));
      std::memcpy(&value, from + k, sizeof(value));
      for (std::size_t c = 0; c < most_categories; ++c)
        sum[c] += reinterpret_cast<Floats>(value & (here == static_cast<std::int32_t>(c)));
    }
    for (std::size_t c = 0; c < most_categories; ++c) running[c] = sum[c];
  }
  for (std::size_t c = 0; c < most_categories; ++c) {
    for (std::size_t l = 0; l < lanes; ++l) sums[c] += static_cast<double>(running[c][l]);
  }
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
