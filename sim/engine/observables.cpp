#include "engine/observables.hpp"

#include "core/calendar.hpp"

#include <algorithm>
#include <cstring>

namespace linli {
namespace {

constexpr std::size_t lanes = 8;

template <class Member>
Observable mean_of(const char* name, const char* unit, const char* en, const char* zh, Member column)
{
  return {name,
          unit,
          en,
          zh,
          Mean::over_adults,
          [column](const World& world, AreaId area, std::span<double, age_bands> sums) {
            const IdRange<ResidentId> range = world.people.areas.residents[area];
            const auto s =
                sum_by_band(world.people.residents.band.of(range), (world.residents.*column).of(range));
            for (std::size_t b = 0; b < age_bands; ++b) sums[b] += s[b];
          }};
}

Observable took_part_within(const char* name, const char* en, const char* zh, std::uint8_t weeks)
{
  return {name,
          "share",
          en,
          zh,
          Mean::over_adults,
          [weeks](const World& world, AreaId area, std::span<double, age_bands> sums) {
            const IdRange<ResidentId> range = world.people.areas.residents[area];
            const auto s = count_by_band_below(world.people.residents.band.of(range),
                                               world.residents.weeks_since.of(range), weeks);
            for (std::size_t b = 0; b < age_bands; ++b) sums[b] += s[b];
          }};
}

}  // namespace

std::array<double, age_bands> sum_by_band(std::span<const std::uint8_t> band, std::span<const float> values)
{
  constexpr std::size_t slots = 8;  // bands, and children (255) in the last
  static_assert(age_bands < slots && (no_age_band & (slots - 1)) == slots - 1);
  float sums[lanes][slots] = {};
  const std::size_t whole = values.size() / lanes * lanes;
  for (std::size_t k = 0; k < whole; k += lanes) {
    for (std::size_t l = 0; l < lanes; ++l) sums[l][band[k + l] & (slots - 1)] += values[k + l];
  }
  for (std::size_t k = whole; k < values.size(); ++k) sums[k - whole][band[k] & (slots - 1)] += values[k];
  std::array<double, age_bands> out{};
  for (std::size_t b = 0; b < age_bands; ++b) {
    for (std::size_t l = 0; l < lanes; ++l) out[b] += static_cast<double>(sums[l][b]);
  }
  return out;
}

std::array<double, age_bands> count_by_band_below(std::span<const std::uint8_t> band,
                                                  std::span<const std::uint8_t> values, int limit)
{
  // Thirty-two rows at once: a comparison gives 0 or 255 a byte, and taking 255 away adds 1.  A byte counts to 255.
  using Bytes [[gnu::vector_size(32)]] = std::uint8_t;
  constexpr std::size_t width = sizeof(Bytes);
  constexpr std::size_t most = 255 * width;
  std::array<double, age_bands> out{};
  if (limit <= 0) return out;
  const auto last = static_cast<std::uint8_t>(std::min(limit - 1, 255));
  const std::size_t whole = values.size() / width * width;
  for (std::size_t start = 0; start < whole; start += most) {
    Bytes counts[age_bands] = {};
    for (std::size_t k = start; k < std::min(start + most, whole); k += width) {
      Bytes bands;
      Bytes counted;
      std::memcpy(&bands, band.data() + k, width);
      std::memcpy(&counted, values.data() + k, width);
      const auto below = counted <= last;
      for (std::size_t b = 0; b < age_bands; ++b) {
        counts[b] -= static_cast<Bytes>(below & (bands == static_cast<std::uint8_t>(b)));
      }
    }
    for (std::size_t b = 0; b < age_bands; ++b) {
      for (std::size_t l = 0; l < width; ++l) out[b] += counts[b][l];
    }
  }
  for (std::size_t k = whole; k < values.size(); ++k) {
    if (band[k] < age_bands && values[k] <= last) out[band[k]] += 1;
  }
  return out;
}

std::vector<Observable> all_observables()
{
  using R = ResidentState;
  return {
      took_part_within("participation_activity", "Adults who took part in an organised activity this week",
                       "本周参与社区活动的成年居民", 1),
      took_part_within("participation_activity_year", "Adults who took part within 52 weeks",
                       "一年内参与社区活动的成年居民", weeks_per_year),
      mean_of("willingness_activity", "probability", "Willingness to come, per offer", "参与意愿",
              &R::intention),
      mean_of("habit_activity", "1", "Habit of taking part", "参与习惯", &R::habit),
      mean_of("exposure", "1", "What is seen of others taking part", "身边人参与程度", &R::exposure),
      mean_of("acquaintances", "people", "Active acquaintances", "来往的熟人数", &R::acquaintances),
      mean_of("belonging", "1", "Belonging to the neighbourhood", "社区归属感", &R::belonging),
  };
}

}  // namespace linli
