#include "statistics/morris.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"
#include "statistics/moments.hpp"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace linli {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// The group of each factor.
std::vector<std::size_t> groups_of(const MorrisPlan& plan)
{
  std::vector<std::size_t> groups = plan.groups;
  if (groups.empty()) {
    groups.resize(plan.factors);
    std::iota(groups.begin(), groups.end(), std::size_t{0});
  }
  return groups;
}

Trajectory drawn(const MorrisPlan& plan, const std::vector<std::size_t>& groups, std::size_t number,
                 std::uint32_t attempt)
{
  Draws draws(plan.luck, Stream::morris, static_cast<std::uint32_t>(number), attempt);
  std::vector<std::size_t> at(plan.factors);  // levels
  for (std::size_t& level : at) level = sample_below(draws, static_cast<std::uint32_t>(plan.levels));
  Trajectory out;
  out.moved.resize(std::ranges::max(groups) + 1);
  std::iota(out.moved.begin(), out.moved.end(), std::size_t{0});
  shuffle(out.moved.data(), static_cast<std::uint32_t>(out.moved.size()), draws);
  const auto add_point = [&] {
    std::vector<double>& point = out.points.emplace_back();
    for (const std::size_t level : at)
      point.push_back(static_cast<double>(level) / static_cast<double>(plan.levels - 1));
  };
  add_point();
  const std::size_t half = plan.levels / 2;
  for (const std::size_t group : out.moved) {
    for (std::size_t factor = 0; factor < at.size(); ++factor)
      if (groups[factor] == group) at[factor] = at[factor] < half ? at[factor] + half : at[factor] - half;
    add_point();
  }
  return out;
}

/// From one point to the other: with its direction if one factor moves, the largest distance if several do.
double step_between(const std::vector<double>& before, const std::vector<double>& after)
{
  double largest = 0;
  int moving = 0;
  for (std::size_t factor = 0; factor < before.size(); ++factor) {
    const double step = after[factor] - before[factor];
    moving += step != 0 ? 1 : 0;
    if (std::abs(step) > std::abs(largest)) largest = step;
  }
  return moving == 1 ? largest : std::abs(largest);
}

/// Of a standard deviation.
Interval deviation_interval(const std::vector<double>& values, double confidence)
{
  if (values.size() < 2) return {none, 0, infinity};
  const double deviation = standard_deviation(values);
  const auto freedom = static_cast<double>(values.size() - 1);
  const boost::math::chi_squared_distribution<double> squares(freedom);
  const auto end = [&](double share) {
    return deviation * std::sqrt(freedom / boost::math::quantile(squares, share));
  };
  return {deviation, end((1 + confidence) / 2), end((1 - confidence) / 2)};
}

}  // namespace

std::vector<Trajectory> morris_trajectories(const MorrisPlan& plan)
{
  constexpr std::uint32_t most_attempts = 100;
  const std::vector<std::size_t> groups = groups_of(plan);
  expects(plan.factors > 0 && groups.size() == plan.factors, "factors, and a group for each");
  expects(plan.levels >= 2 && plan.levels % 2 == 0, "an even number of levels");
  for (std::size_t group = 0; group < std::ranges::max(groups); ++group)
    expects(std::ranges::find(groups, group) != groups.end(), "groups without a gap");
  std::vector<Trajectory> out;
  for (std::size_t number = 0; number < plan.trajectories; ++number) {
    Trajectory next = drawn(plan, groups, number, 0);
    const auto same = [&](const Trajectory& other) { return other.points == next.points; };
    for (std::uint32_t attempt = 1; attempt < most_attempts && std::ranges::any_of(out, same); ++attempt)
      next = drawn(plan, groups, number, attempt);
    out.push_back(next);
  }
  return out;
}

std::vector<std::vector<double>> elementary_effects(std::span<const Trajectory> trajectories,
                                                    std::span<const std::vector<double>> outcomes)
{
  expects(trajectories.size() == outcomes.size(), "outcomes of every trajectory");
  if (trajectories.empty()) return {};
  std::vector<std::vector<double>> effects(trajectories.front().moved.size(),
                                           std::vector<double>(trajectories.size(), none));
  for (std::size_t t = 0; t < trajectories.size(); ++t) {
    const auto& [points, moved] = trajectories[t];
    expects(moved.size() == effects.size() && points.size() == moved.size() + 1, "trajectories of one plan");
    expects(outcomes[t].size() == points.size(), "an outcome for every run");
    for (std::size_t k = 0; k < moved.size(); ++k) {
      const double step = step_between(points[k], points[k + 1]);
      if (step != 0) effects[moved[k]][t] = (outcomes[t][k + 1] - outcomes[t][k]) / step;
    }
  }
  return effects;
}

std::vector<MorrisMeasure> morris_measures(std::span<const std::vector<double>> effects, double confidence)
{
  std::vector<MorrisMeasure> out;
  for (const std::vector<double>& group : effects) {
    std::vector<double> there;
    std::vector<double> sizes;
    for (const double effect : group) {
      if (std::isnan(effect)) continue;
      there.push_back(effect);
      sizes.push_back(std::abs(effect));
    }
    Interval absolute = t_interval(sizes, confidence);
    absolute.low = std::max(absolute.low, 0.0);
    out.push_back(
        {t_interval(there, confidence), absolute, deviation_interval(there, confidence), there.size()});
  }
  return out;
}

}  // namespace linli
