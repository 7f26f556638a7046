#include "statistics/ranking.hpp"

#include "core/errors.hpp"
#include "statistics/complete.hpp"
#include "statistics/moments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double variance(std::span<const double> values)
{
  const double deviation = standard_deviation(values);
  return deviation * deviation;
}

/// At least as good in all, better in one.
bool dominates(const std::vector<double>& arm, const std::vector<double>& other,
               std::span<const Better> better)
{
  bool ahead = false;
  for (std::size_t k = 0; k < better.size(); ++k) {
    const double gain = sign_of(better[k]) * (arm[k] - other[k]);
    if (gain < 0) return false;
    ahead = ahead || gain > 0;
  }
  return ahead;
}

}  // namespace

std::vector<double> chance_of_best(std::span<const std::vector<double>> arms, Better better,
                                   const Bootstrap& bootstrap)
{
  expects(bootstrap.resamples > 0, "resamples");
  const std::vector<std::vector<double>> there = complete_columns(arms);
  if (there.empty() || there.front().size() < 2) return std::vector<double>(arms.size(), none);
  std::vector<double> chances(arms.size(), 0.0);
  std::vector<double> sums(arms.size());
  for (std::size_t number = 0; number < bootstrap.resamples; ++number) {
    const std::vector<std::size_t> drawn = resample(bootstrap, number, there.front().size());
    for (std::size_t arm = 0; arm < there.size(); ++arm) {
      sums[arm] = 0;
      for (const std::size_t replicate : drawn) sums[arm] += sign_of(better) * there[arm][replicate];
    }
    const double best = std::ranges::max(sums);
    const auto sharing = static_cast<double>(std::ranges::count(sums, best));
    for (std::size_t arm = 0; arm < there.size(); ++arm)
      chances[arm] += sums[arm] == best ? 1 / sharing : 0.0;
  }
  for (double& chance : chances) chance /= static_cast<double>(bootstrap.resamples);
  return chances;
}

std::vector<Regret> regrets(std::span<const std::vector<double>> arms, Better better,
                            std::span<const double> weights)
{
  if (arms.empty()) return {};
  expects(weights.empty() || weights.size() == arms.front().size(), "a weight for each world");
  const std::vector<std::size_t> worlds = complete_cases(arms);
  std::vector<Regret> out(arms.size());
  double weight_of_all = 0;
  for (const std::size_t world : worlds) {
    const double weight = weights.empty() ? 1.0 : weights[world];
    expects(weight >= 0, "weights not below 0");
    weight_of_all += weight;
    double best = -std::numeric_limits<double>::infinity();
    for (const std::vector<double>& arm : arms) best = std::max(best, sign_of(better) * arm[world]);
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
      const double lost = best - sign_of(better) * arms[arm][world];
      Regret& regret = out[arm];
      regret.mean += weight * lost;
      regret.leads += lost > 0 ? 0.0 : weight;
      if (world == worlds.front() || lost > regret.largest) {
        regret.largest = lost;
        regret.worst = world;
      }
    }
  }
  for (Regret& regret : out) {
    if (weight_of_all <= 0) regret = {none, none, 0, none};
    regret.mean /= weight_of_all;
    regret.leads /= weight_of_all;
  }
  return out;
}

std::vector<std::size_t> pareto_set(std::span<const std::vector<double>> arms, std::span<const Better> better)
{
  std::vector<std::size_t> there;
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    expects(arms[arm].size() == better.size(), "an outcome for each direction");
    if (std::ranges::none_of(arms[arm], [](double x) { return std::isnan(x); })) there.push_back(arm);
  }
  std::vector<std::size_t> out;
  for (const std::size_t arm : there)
    if (std::ranges::none_of(there,
                             [&](std::size_t other) { return dominates(arms[other], arms[arm], better); }))
      out.push_back(arm);
  return out;
}

double variance_removed(std::span<const double> a, std::span<const double> b)
{
  const std::vector<std::vector<double>> both{{a.begin(), a.end()}, {b.begin(), b.end()}};
  const std::vector<std::vector<double>> there = complete_columns(both);
  const double apart = variance(there[0]) + variance(there[1]);
  return apart > 0 ? 1 - variance(differences(there[0], there[1])) / apart : none;
}

}  // namespace linli
