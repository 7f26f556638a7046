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
          [column](const World& world, AreaId area, std::span<const std::uint8_t> category, Sums& sums) {
            add_by_category(category, (world.residents.*column).of(world.people.areas.residents[area]), sums);
          }};
}

Observable took_part_within(const char* name, const char* en, const char* zh, std::uint8_t weeks)
{
  return {name,
          "share",
          en,
          zh,
          Mean::over_adults,
          [weeks](const World& world, AreaId area, std::span<const std::uint8_t> category, Sums& sums) {
            count_by_category_below(
                category, world.residents.weeks_since.of(world.people.areas.residents[area]), weeks, sums);
          }};
}

}  // namespace

void add_by_category(std::span<const std::uint8_t> category, std::span<const float> values, Sums& sums)
{
  constexpr std::size_t slots = 8;  // categories, and nobody's (255) in the last
  static_assert(most_categories < slots && (no_category & (slots - 1)) == slots - 1);
  float running[lanes][slots] = {};
  const std::size_t whole = values.size() / lanes * lanes;
  for (std::size_t k = 0; k < whole; k += lanes) {
    for (std::size_t l = 0; l < lanes; ++l) running[l][category[k + l] & (slots - 1)] += values[k + l];
  }
  for (std::size_t k = whole; k < values.size(); ++k)
    running[k - whole][category[k] & (slots - 1)] += values[k];
  for (std::size_t c = 0; c < most_categories; ++c) {
    for (std::size_t l = 0; l < lanes; ++l) sums[c] += static_cast<double>(running[l][c]);
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
      for (std::size_t l = 0; l < width; ++l) sums[c] += counts[c][l];
    }
  }
  for (std::size_t k = whole; k < values.size(); ++k) {
    if (category[k] < most_categories && values[k] <= last) sums[category[k]] += 1;
  }
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
