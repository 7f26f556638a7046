#include "statistics/factorial.hpp"

#include "core/errors.hpp"
#include "statistics/multiple_comparisons.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace linli {
namespace {

using Coefficients = std::vector<double>;

/// How many levels each factor has.
std::vector<std::size_t> levels_of(const Design& design)
{
  std::vector<std::size_t> levels(design.empty() ? 0 : design.front().size());
  for (const std::vector<std::size_t>& point : design) {
    expects(point.size() == levels.size(), "a level of every factor");
    for (std::size_t factor = 0; factor < levels.size(); ++factor)
      levels[factor] = std::max(levels[factor], point[factor] + 1);
  }
  return levels;
}

/// Adds `times` the mean over points for which `belongs` holds; NaN if there are none.
template <class Belongs>
void add_mean(Coefficients& coefficients, const Design& design, double times, const Belongs& belongs)
{
  const auto points = static_cast<double>(std::ranges::count_if(design, belongs));
  if (points == 0) std::ranges::fill(coefficients, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t point = 0; point < design.size(); ++point)
    if (belongs(design[point])) coefficients[point] += times / points;
}

void add_level(Coefficients& coefficients, const Design& design, double times, std::size_t factor,
               std::size_t level)
{
  add_mean(coefficients, design, times, [&](const auto& point) { return point[factor] == level; });
}

void add_cell(Coefficients& coefficients, const Design& design, double times, const Interaction& cell)
{
  add_mean(coefficients, design, times, [&](const auto& point) {
    return point[cell.first] == cell.first_level && point[cell.second] == cell.second_level;
  });
}

Coefficients of_interaction(const Design& design, const Interaction& pair)
{
  Coefficients coefficients(design.size(), 0.0);
  add_cell(coefficients, design, 1, pair);
  add_cell(coefficients, design, -1, {pair.first, 0, pair.second, pair.second_level, {}});
  add_cell(coefficients, design, -1, {pair.first, pair.first_level, pair.second, 0, {}});
  add_cell(coefficients, design, 1, {pair.first, 0, pair.second, 0, {}});
  return coefficients;
}

/// Which words are an XOR of at most `most` of those added.
class Sums {
 public:
  explicit Sums(std::size_t most) : sums_(most + 1), fewest_{0} { sums_[0].push_back(0); }

  bool has(std::uint32_t word) const { return word < fewest_.size() && fewest_[word] < sums_.size(); }
  void add(std::uint32_t word)
  {
    for (std::size_t k = sums_.size() - 1; k > 0; --k) {
      for (const std::uint32_t sum : sums_[k - 1]) {
        const std::uint32_t with = sum ^ word;
        if (with >= fewest_.size()) fewest_.resize(std::bit_ceil(with + 1U), sums_.size());
        if (fewest_[with] <= k) continue;
        fewest_[with] = k;
        sums_[k].push_back(with);
      }
    }
  }

 private:
  std::vector<std::vector<std::uint32_t>> sums_;  // [k] what k words make and no fewer did when it was found
  std::vector<std::size_t> fewest_;               // [word] words that make it; sums_.size() if none do
};

}  // namespace

Design full_factorial(std::span<const std::size_t> levels)
{
  Design design{{}};
  for (const std::size_t count : levels) {
    expects(count > 0, "a level of every factor");
    Design longer;
    for (const std::vector<std::size_t>& point : design) {
      for (std::size_t level = 0; level < count; ++level) {
        longer.push_back(point);
        longer.back().push_back(level);
      }
    }
    design = std::move(longer);
  }
  return design;
}

std::vector<std::uint32_t> fraction_words(std::size_t factors, Resolution resolution)
{
  expects(factors <= 120, "at most 120 factors");
  Sums sums(static_cast<std::size_t>(resolution) - 2);
  std::vector<std::uint32_t> words;
  std::uint32_t word = 0;
  while (words.size() < factors) {
    do ++word;
    while (sums.has(word));
    sums.add(word);
    words.push_back(word);
  }
  return words;
}

Design fractional_factorial(std::size_t factors, Resolution resolution)
{
  const std::vector<std::uint32_t> words = fraction_words(factors, resolution);
  const std::uint32_t runs = words.empty() ? 1U : std::bit_ceil(words.back() + 1U);
  Design design(runs);
  for (std::uint32_t run = 0; run < runs; ++run)
    for (const std::uint32_t word : words)
      design[run].push_back(static_cast<std::size_t>(std::popcount(run & word) % 2));
  return design;
}

Effect contrast(std::span<const std::vector<double>> outcomes, std::span<const double> coefficients,
                double confidence)
{
  std::vector<double> values;
  for (const std::vector<double>& replicate : outcomes) {
    expects(replicate.size() == coefficients.size(), "an outcome for each point");
    double sum = 0;
    double sizes = 0;
    for (std::size_t point = 0; point < replicate.size(); ++point) {
      if (coefficients[point] == 0) continue;
      sum += coefficients[point] * replicate[point];
      sizes += std::abs(coefficients[point] * replicate[point]);
    }
    // What is left of a sum by rounding alone is nothing: it would be the same in every replicate, and look certain.
    const double rounding = 16 * std::numeric_limits<double>::epsilon() * sizes;
    if (!std::isnan(sum)) values.push_back(std::abs(sum) <= rounding ? 0 : sum);
  }
  return {t_interval(values, confidence), mean_p_value(values), values.size()};
}

std::vector<LevelEffect> main_effects(const Design& design, std::span<const std::vector<double>> outcomes,
                                      double confidence)
{
  const std::vector<std::size_t> levels = levels_of(design);
  std::vector<LevelEffect> effects;
  for (std::size_t factor = 0; factor < levels.size(); ++factor) {
    Coefficients all(design.size(), 0.0);
    for (std::size_t level = 0; level < levels[factor]; ++level)
      add_level(all, design, -1 / static_cast<double>(levels[factor]), factor, level);
    for (std::size_t level = 0; level < levels[factor]; ++level) {
      Coefficients from_mean = all;
      add_level(from_mean, design, 1, factor, level);
      Coefficients from_first(design.size(), 0.0);
      add_level(from_first, design, 1, factor, level);
      add_level(from_first, design, -1, factor, 0);
      effects.push_back({factor, level, contrast(outcomes, from_mean, confidence),
                         contrast(outcomes, from_first, confidence)});
    }
  }
  return effects;
}

std::vector<Interaction> interactions(const Design& design, std::span<const std::vector<double>> outcomes,
                                      double confidence)
{
  const std::vector<std::size_t> levels = levels_of(design);
  std::vector<Interaction> effects;
  for (std::size_t first = 0; first < levels.size(); ++first) {
    for (std::size_t second = first + 1; second < levels.size(); ++second) {
      for (const std::vector<std::size_t>& at : full_factorial(std::array{levels[first], levels[second]})) {
        if (at[0] == 0 || at[1] == 0) continue;
        Interaction pair{first, at[0], second, at[1], {}};
        pair.effect = contrast(outcomes, of_interaction(design, pair), confidence);
        effects.push_back(pair);
      }
    }
  }
  return effects;
}

}  // namespace linli
