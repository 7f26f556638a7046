#include "population/person_pool.hpp"

#include "core/samplers.hpp"
#include "population/age_steps.hpp"
#include "population/person_table.hpp"

namespace linli {
namespace {

constexpr std::array all_registrations{Registration::here, Registration::elsewhere_in_city,
                                       Registration::non_local};
constexpr std::array both_sexes{Sex::male, Sex::female};

/// Ages are dealt in turn, so that every run of like people spreads over the whole step; beyond 85 each year
/// has fewer.
int dealt_age(const AgeStep& step, std::uint32_t turn)
{
  if (step.low < 85)
    return step.low + static_cast<int>(turn % static_cast<std::uint32_t>(step.high - step.low));
  static constexpr std::array<int, 15> old{85, 86, 87, 88, 89, 85, 86, 87, 88, 85, 86, 87, 85, 86, 85};
  static constexpr std::array<int, 15> very_old{90, 91, 92, 93, 94, 90, 91, 92, 95, 90, 91, 96, 90, 93, 97};
  return step.low == 85 ? old[turn % 15] : very_old[turn % 15];
}

std::uint8_t packed(std::size_t education, std::size_t activity, std::size_t party)
{
  return static_cast<std::uint8_t>(education | (activity << 3) | (party << 6));
}

}  // namespace

PersonPool::PersonPool(const JointTable& axes, const std::vector<std::uint32_t>& counts, const Luck& luck,
                       std::uint32_t subdistrict)
{
  std::array<std::uint32_t, 6 * age_steps.size()> turns{};
  const auto deal = [&](auto&& give) {
    turns.fill(0);
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
      if (counts[cell] == 0) continue;
      const std::size_t step = axes.at(cell, person_axis::age);
      const auto sex = static_cast<Sex>(axes.at(cell, person_axis::sex));
      const auto registration = static_cast<Registration>(axes.at(cell, person_axis::registration));
      std::uint32_t& turn = turns[slot(registration, sex, 0) / ages_ * age_steps.size() + step];
      const std::uint8_t traits =
          packed(axes.at(cell, person_axis::education), axes.at(cell, person_axis::activity),
                 axes.at(cell, person_axis::party));
      for (std::uint32_t k = 0; k < counts[cell]; ++k) {
        give(slot(registration, sex, dealt_age(age_steps[step], turn++)), traits);
      }
    }
  };
  deal([&](std::size_t s, std::uint8_t) { ++left_[s]; });
  std::uint32_t end = 0;
  for (std::size_t s = 0; s < left_.size(); ++s) {
    first_[s] = end;
    end += left_[s];
  }
  traits_.resize(end);
  std::array<std::uint32_t, 6 * ages_> next = first_;
  deal([&](std::size_t s, std::uint8_t traits) { traits_[next[s]++] = traits; });
  for (std::size_t s = 0; s < left_.size(); ++s) {
    const auto id = static_cast<std::uint32_t>(s);
    shuffle(traits_.data() + first_[s], left_[s], Draws(luck, Stream::person_order, subdistrict, id));
  }
}

std::optional<Person> PersonPool::take(Registration registration, Sex sex, int age)
{
  const std::size_t s = slot(registration, sex, age);
  if (left_[s] == 0) return std::nullopt;
  const std::uint8_t traits = traits_[first_[s] + --left_[s]];
  return Person{static_cast<std::uint8_t>(age),
                sex,
                registration,
                static_cast<Education>(traits & 7),
                static_cast<Activity>((traits >> 3) & 7),
                static_cast<Party>(traits >> 6)};
}

std::optional<Person> PersonPool::any(Draws& draws, AgeRange ages, std::optional<Sex> sex,
                                      std::optional<Registration> registration)
{
  std::array<std::uint32_t, 6> sums{};
  std::uint32_t total = 0;
  for (std::size_t k = 0; k < 6; ++k) {
    const auto r = static_cast<Registration>(k / 2);
    const auto s = static_cast<Sex>(k % 2);
    if ((sex && s != *sex) || (registration && r != *registration)) continue;
    for (int age = ages.low; age <= ages.high; ++age) sums[k] += left_[slot(r, s, age)];
    total += sums[k];
  }
  if (total == 0) return std::nullopt;
  std::uint32_t chosen = sample_below(draws, total);
  std::size_t k = 0;
  while (chosen >= sums[k]) chosen -= sums[k++];
  const auto r = static_cast<Registration>(k / 2);
  const auto s = static_cast<Sex>(k % 2);
  int age = ages.low;
  while (chosen >= left_[slot(r, s, age)]) chosen -= left_[slot(r, s, age++)];
  return take(r, s, age);
}

std::optional<Person> PersonPool::nearest(int want, AgeRange ages, int reach, Sex sex,
                                          Registration registration)
{
  for (int away = 0; away <= reach; ++away) {
    for (const int age : {want - away, want + away}) {
      if (age >= ages.low && age <= ages.high && left_[slot(registration, sex, age)] > 0) {
        return take(registration, sex, age);
      }
    }
  }
  return std::nullopt;
}

std::uint32_t PersonPool::left(AgeRange ages) const
{
  std::uint32_t sum = 0;
  for (const Registration r : all_registrations) {
    for (const Sex s : both_sexes) {
      for (int age = ages.low; age <= ages.high; ++age) sum += left_[slot(r, s, age)];
    }
  }
  return sum;
}

}  // namespace linli
