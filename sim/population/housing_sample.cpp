#include "population/housing_sample.hpp"

#include "core/math.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace linli::detail {
namespace {

std::size_t regime_of(const Sites& sites, std::size_t compound)
{
  return static_cast<std::size_t>(sites.regime[compound]);
}

/// Hands out groups area by area, and remembers what each regime is owed.
class Choice {
 public:
  Choice(const Sites& whole, const std::vector<double>& expected, double group_size, Draws draws)
      : whole_(whole), expected_(expected), group_size_(group_size), draws_(draws), given_(expected.size(), 0)
  {
  }

  std::vector<std::uint32_t> groups()
  {
    std::vector<std::uint32_t> order(whole_.area_first.size() - 1);
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t k = order.size(); k > 1; --k)
      std::swap(order[k - 1], order[sample_below(draws_, static_cast<std::uint32_t>(k))]);
    for (const std::uint32_t area : order) choose_in(area);
    for (std::size_t r = 0; r < regimes; ++r) keep_one(r);
    return given_;
  }

 private:
  void choose_in(std::uint32_t area)
  {
    const std::uint32_t first = whole_.area_first[area];
    const std::uint32_t last = whole_.area_first[area + 1];
    double here = 0;
    for (std::uint32_t c = first; c < last; ++c) here += expected_[c];
    if (here <= 0) return;
    const double groups = std::max(1.0, std::floor(here / group_size_ + 0.5));
    std::vector<double> due(last - first);
    for (std::uint32_t c = first; c < last; ++c) {
      due[c - first] = groups * expected_[c] / here;
      owed_[regime_of(whole_, c)] += due[c - first];
    }
    for (int k = 0; k < static_cast<int>(groups); ++k) {
      const std::size_t chosen = one_of(first, due);
      due[chosen] -= 1;
      owed_[regime_of(whole_, first + chosen)] -= 1;
      ++given_[first + chosen];
    }
  }

  /// A compound by what is due to it, more likely where its regime is owed more.
  std::size_t one_of(std::uint32_t first, const std::vector<double>& due)
  {
    constexpr double least = 0.001;  // somebody must get it
    constexpr double pull = 2;       // log-odds for every group owed
    std::vector<double> up_to(due.size());
    double sum = 0;
    for (std::size_t k = 0; k < due.size(); ++k)
      up_to[k] = sum +=
          std::max(due[k], least) * exp(std::clamp(pull * owed_[regime_of(whole_, first + k)], -30.0, 30.0));
    const auto at = std::upper_bound(up_to.begin(), up_to.end(), draws_.uniform() * sum) - up_to.begin();
    return std::min(static_cast<std::size_t>(at), due.size() - 1);
  }

  /// A regime too rare to have got a group takes one in the area where it has most.
  void keep_one(std::size_t regime)
  {
    std::array<std::uint32_t, regimes> have{};
    for (std::size_t c = 0; c < given_.size(); ++c) have[regime_of(whole_, c)] += given_[c];
    if (have[regime] > 0) return;
    for (std::size_t a = 0; a + 1 < whole_.area_first.size(); ++a) offer(regime, a, have);
    if (best_ == nobody_yet) return;
    --given_[donor_];
    ++given_[best_];
    best_ = nobody_yet;
  }

  void offer(std::size_t regime, std::size_t area, const std::array<std::uint32_t, regimes>& have)
  {
    for (std::uint32_t c = whole_.area_first[area]; c < whole_.area_first[area + 1]; ++c) {
      if (regime_of(whole_, c) != regime || expected_[c] <= 0) continue;
      if (best_ != nobody_yet && expected_[c] <= expected_[best_]) continue;
      for (std::uint32_t d = whole_.area_first[area]; d < whole_.area_first[area + 1]; ++d) {
        if (given_[d] == 0 || have[regime_of(whole_, d)] < 2) continue;
        best_ = c;
        donor_ = d;
      }
    }
  }

  static constexpr std::size_t nobody_yet = static_cast<std::size_t>(-1);
  const Sites& whole_;
  const std::vector<double>& expected_;
  double group_size_;
  Draws draws_;
  std::vector<std::uint32_t> given_;
  std::array<double, regimes> owed_{};
  std::size_t best_ = nobody_yet;
  std::size_t donor_ = nobody_yet;
};

}  // namespace

std::vector<double> households_expected(const Sites& sites,
                                        const std::array<std::size_t, regimes>& households,
                                        std::size_t outside)
{
  std::array<double, regimes> of_regime{};
  double all = 0;
  for (std::size_t c = 0; c < sites.weight.size(); ++c) {
    of_regime[regime_of(sites, c)] += sites.weight[c];
    all += sites.weight[c];
  }
  double homeless = static_cast<double>(outside);  // and regimes without compounds: they live in all
  for (std::size_t r = 0; r < regimes; ++r)
    homeless += of_regime[r] > 0 ? 0.0 : static_cast<double>(households[r]);
  std::vector<double> expected(sites.weight.size());
  for (std::size_t c = 0; c < expected.size(); ++c) {
    const std::size_t r = regime_of(sites, c);
    expected[c] = sites.weight[c] * (static_cast<double>(households[r]) / of_regime[r] + homeless / all);
  }
  return expected;
}

std::vector<std::array<double, regimes>> by_area(const Sites& sites, const std::vector<double>& of_compound)
{
  std::vector<std::array<double, regimes>> out;
  for (std::size_t a = 0; a + 1 < sites.area_first.size(); ++a) {
    std::array<double, regimes>& sums = out.emplace_back();
    for (std::uint32_t c = sites.area_first[a]; c < sites.area_first[a + 1]; ++c)
      sums[regime_of(sites, c)] += of_compound[c];
  }
  return out;
}

Sites simulated_sites(const Sites& whole, const std::vector<double>& expected, double group_size, Draws draws)
{
  const std::vector<std::uint32_t> groups = Choice(whole, expected, group_size, draws).groups();
  Sites out;
  for (std::size_t a = 0; a + 1 < whole.area_first.size(); ++a) {
    const auto first = groups.begin() + whole.area_first[a];
    const auto last = groups.begin() + whole.area_first[a + 1];
    const auto here = static_cast<double>(std::accumulate(first, last, 0U));
    const double households = std::accumulate(expected.begin() + whole.area_first[a],
                                              expected.begin() + whole.area_first[a + 1], 0.0);
    for (std::uint32_t c = whole.area_first[a]; c < whole.area_first[a + 1]; ++c) {
      if (groups[c] == 0) continue;
      out.number.push_back(whole.number[c]);
      out.weight.push_back(households * groups[c] / here);
      out.regime.push_back(whole.regime[c]);
      out.groups.push_back(groups[c]);
    }
    out.area_first.push_back(static_cast<std::uint32_t>(out.number.size()));
  }
  return out;
}

}  // namespace linli::detail
