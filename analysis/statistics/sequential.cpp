#include "statistics/sequential.hpp"

#include "core/errors.hpp"
#include "core/math.hpp"
#include "statistics/moments.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace linli {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// mean ± factor · error; without ends where the factor is infinite, though nothing may vary.
Interval around(double middle, double factor, double error)
{
  if (std::isinf(factor)) return {middle, -infinity, infinity};
  return {middle, middle - factor * error, middle + factor * error};
}

/// Mean and squares of values that come one after the other (Welford 1962).
class Running {
 public:
  void add(double x)
  {
    n_ += 1;
    const double off = x - mean_;
    mean_ += off / n_;
    squares_ += off * (x - mean_);
  }
  double mean() const { return mean_; }
  /// Of the mean; NaN of fewer than two values.
  double standard_error() const { return std::sqrt(squares_ / (n_ - 1) / n_); }

 private:
  double n_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

/// Arms and the differences between any two, higher is better.
class Standing {
 public:
  explicit Standing(std::size_t arms) : arms_(arms), pairs_(arms * arms) {}

  /// A replicate: a value of each arm.
  void add(const std::vector<double>& row)
  {
    n_ += 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      arms_[i].add(row[i]);
      for (std::size_t j = i + 1; j < row.size(); ++j) pairs_[i * row.size() + j].add(row[j] - row[i]);
    }
  }
  std::size_t replicates() const { return n_; }
  std::size_t leader() const
  {
    const auto best = std::ranges::max_element(arms_, {}, &Running::mean);
    return static_cast<std::size_t>(best - arms_.begin());
  }
  /// Of arm − other.
  Interval difference(std::size_t arm, std::size_t other, double factor) const
  {
    const Running& pair = pairs_[std::min(arm, other) * arms_.size() + std::max(arm, other)];
    return around(arm > other ? pair.mean() : -pair.mean(), factor, pair.standard_error());
  }

 private:
  std::size_t n_ = 0;
  std::vector<Running> arms_;
  std::vector<Running> pairs_;  // [first · arms + second], the second less the first
};

/// What is known now, still with higher as better.
void look(const Standing& standing, std::size_t arms, const StoppingRule& rule, Decision& now)
{
  const double error = rule.error / static_cast<double>(arms - 1);
  const double factor = anytime_factor(standing.replicates(), error, rule.spread);
  now.leader = standing.leader();
  now.to_leader.assign(arms, {});
  now.equals.clear();
  double most = -infinity;  // by which another arm may be better
  for (std::size_t arm = 0; arm < arms; ++arm) {
    if (arm == now.leader) continue;
    const Interval rival = standing.difference(arm, now.leader, factor);
    now.to_leader[arm] = rival;
    if (rival.high >= 0) now.equals.push_back(arm);
    most = std::max(most, rival.high);
  }
  const double left_out = static_cast<double>(now.left_out) / static_cast<double>(now.looked_at);
  now.verdict = left_out > rule.most_left_out ? Verdict::not_known_yet
                : most < 0                    ? Verdict::best_known
                : most < rule.matters         ? Verdict::none_better
                                              : Verdict::not_known_yet;
}

}  // namespace

double anytime_factor(std::size_t n, double error, double spread)
{
  expects(error > 0 && error < 1, "an error between 0 and 1");
  expects(spread > 0, "a spread above 0");
  if (n < 2) return infinity;
  const auto number = static_cast<double>(n);
  const double grown = 1 + number * spread;
  const double k_less_one = exp((log(grown) - 2 * log(error)) / number) - 1;
  const double left = 1 - (k_less_one + 1) / grown;
  return left > 0 ? std::sqrt((number - 1) * k_less_one / left) : infinity;
}

Interval anytime_interval(std::span<const double> values, double confidence, double spread)
{
  return around(mean(values), anytime_factor(values.size(), 1 - confidence, spread), standard_error(values));
}

Decision best_arm(std::span<const std::vector<double>> arms, const StoppingRule& rule)
{
  expects(arms.size() >= 2, "two arms at least");
  expects(rule.error > 0 && rule.error < 1 && rule.matters >= 0,
          "an error between 0 and 1, what matters not below 0");
  const std::size_t ended = std::ranges::min_element(arms, {}, &std::vector<double>::size)->size();
  const double sign = sign_of(rule.better);
  Standing standing(arms.size());
  Decision now;
  now.to_leader.assign(arms.size(), {0, -infinity, infinity});
  for (std::size_t replicate = 0; replicate < ended && now.verdict == Verdict::not_known_yet; ++replicate) {
    std::vector<double> row;
    for (const std::vector<double>& arm : arms) row.push_back(sign * arm[replicate]);
    ++now.looked_at;
    if (std::ranges::any_of(row, [](double x) { return std::isnan(x); })) {
      ++now.left_out;
      continue;
    }
    standing.add(row);
    look(standing, arms.size(), rule, now);
  }
  if (rule.better == Better::lower)
    for (Interval& arm : now.to_leader) arm = {-arm.estimate, -arm.high, -arm.low};
  return now;
}

}  // namespace linli
