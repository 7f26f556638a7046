#include "population/housing.hpp"

#include "core/math.hpp"
#include "core/samplers.hpp"
#include "population/housing_sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace linli {
namespace {

using detail::regimes;
using detail::Sites;

std::vector<std::vector<std::uint32_t>> households_by_class(const FormedHouseholds& households)
{
  std::vector<std::vector<std::uint32_t>> lists(household_classes);
  for (std::size_t h = 0; h < households.size(); ++h) {
    if (households.living[h] == Living::family) {
      lists[household_class(households, h)].push_back(static_cast<std::uint32_t>(h));
    }
  }
  return lists;
}

Sites lay_out(const HousingParams& params, std::size_t areas, std::uint32_t first_area, const Luck& luck)
{
  Sites sites;
  for (std::size_t a = 0; a < areas; ++a) {
    const auto number = first_area + static_cast<std::uint32_t>(a);
    Draws draws(luck, Stream::area_and_compound_sizes, 0, number);
    const double size = exp(params.area_size_sd * sample_normal(draws));
    const std::uint32_t compounds = 1 + sample_poisson(draws, params.compounds_per_area - 1);
    std::vector<double> parts(compounds);
    for (double& p : parts) p = exp(params.compound_size_sd * sample_normal(draws));
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    for (const double p : parts) {
      sites.number.push_back(static_cast<std::uint32_t>(sites.number.size()));
      sites.weight.push_back(size * p / sum);
    }
    sites.area_first.push_back(static_cast<std::uint32_t>(sites.weight.size()));
  }
  return sites;
}

/// Gives every regime compounds in proportion to its households, at least one where it has any, scattered at
/// random.
void give_regimes(Sites& sites, const std::array<std::size_t, regimes>& households, std::uint32_t first_area,
                  const Luck& luck)
{
  const std::size_t compounds = sites.weight.size();
  const auto total =
      static_cast<double>(std::accumulate(households.begin(), households.end(), std::size_t{0}));
  std::array<std::size_t, regimes> share{};
  std::size_t given = 0;
  for (std::size_t r = 0; r < regimes; ++r) {
    const double exact = total > 0 ? static_cast<double>(compounds * households[r]) / total : 0;
    share[r] = std::max<std::size_t>(households[r] > 0 ? 1 : 0, static_cast<std::size_t>(exact));
    given += share[r];
  }
  while (given != compounds) {  // the most common regime takes what rounding left, or gives it back
    const std::size_t most =
        static_cast<std::size_t>(std::max_element(households.begin(), households.end()) - households.begin());
    std::size_t r = most;
    if (given > compounds && share[most] <= 1) {  // fewer compounds than regimes: the rarest go
      r = static_cast<std::size_t>(std::max_element(share.begin(), share.end()) - share.begin());
      for (std::size_t k = 0; k < regimes; ++k) {
        if (share[k] > 0 && households[k] < households[r]) r = k;
      }
    }
    given < compounds ? (++share[r], ++given) : (--share[r], --given);
  }
  std::vector<Regime> dealt;
  for (std::size_t r = 0; r < regimes; ++r) dealt.insert(dealt.end(), share[r], static_cast<Regime>(r));
  shuffle(dealt.data(), static_cast<std::uint32_t>(dealt.size()),
          Draws(luck, Stream::compound_regimes, 0, first_area));
  sites.regime = dealt;
}

std::uint8_t built_years_ago(Regime regime, std::uint32_t compound, std::uint32_t first_area,
                             const Luck& luck)
{
  constexpr std::array<double, regimes> mean{80, 35, 15, 12};  // years before 2017 [?]
  constexpr std::array<double, regimes> sd{10, 8, 6, 4};
  Draws draws(luck, Stream::compound_age, compound, first_area);
  const auto r = static_cast<std::size_t>(regime);
  return static_cast<std::uint8_t>(std::clamp(mean[r] + sd[r] * sample_normal(draws), 2.0, 110.0));
}

/// Cuts the households of a compound into building groups of about equal size, never splitting one to fit.
/// `wanted` groups; 0 means as many as their usual size asks for.
void add_groups(HousingPlan& plan, const std::vector<std::uint32_t>& residents, std::uint32_t wanted,
                const HousingParams& params, Draws draws)
{
  if (!residents.empty()) {
    const auto size = static_cast<double>(residents.size());
    const double groups =
        wanted > 0 ? wanted : std::max(1.0, std::floor(size / params.households_per_building_group + 0.5));
    std::vector<double> parts(static_cast<std::size_t>(groups));
    for (double& p : parts) p = 0.75 + 0.5 * draws.uniform();
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    for (double& p : parts) p *= size / sum;
    for (const std::uint32_t n : rounded_in_order(parts)) {
      if (n > 0) plan.group_first.push_back(plan.group_first.back() + n);
    }
    plan.households.insert(plan.households.end(), residents.begin(), residents.end());
  }
  plan.compound_first.push_back(static_cast<std::uint32_t>(plan.group_first.size() - 1));
}

/// Deals a list over the compounds that `takes`, in proportion to their weights.
template <class Takes>
void deal(const std::vector<std::uint32_t>& list, const Sites& sites, Takes takes,
          std::vector<std::vector<std::uint32_t>>& by_compound)
{
  std::vector<double> parts(sites.weight.size(), 0.0);
  double sum = 0;
  for (std::size_t c = 0; c < parts.size(); ++c) {
    if (takes(c)) sum += parts[c] = sites.weight[c];
  }
  for (double& p : parts) p *= static_cast<double>(list.size()) / sum;
  std::size_t next = 0;
  const std::vector<std::uint32_t> whole = rounded_in_order(parts);
  for (std::size_t c = 0; c < parts.size(); ++c) {
    for (std::uint32_t k = 0; k < whole[c] && next < list.size(); ++k) by_compound[c].push_back(list[next++]);
  }
}

std::array<std::size_t, regimes> sizes_of(const std::array<std::vector<std::uint32_t>, regimes>& lists)
{
  std::array<std::size_t, regimes> sizes{};
  for (std::size_t r = 0; r < regimes; ++r) sizes[r] = lists[r].size();
  return sizes;
}

std::vector<std::uint32_t> households_outside(const FormedHouseholds& households)
{
  std::vector<std::uint32_t> out;
  for (std::size_t h = 0; h < households.size(); ++h) {
    if (households.living[h] == Living::outside) out.push_back(static_cast<std::uint32_t>(h));
  }
  return out;
}

}  // namespace

HousingPlan plan_housing(const FormedHouseholds& households, const WholeHousing& housing,
                         const HousingParams& params, std::size_t areas, std::uint32_t first_area,
                         double scale, const Luck& luck)
{
  HousingPlan plan{{}, {0}, {0}, {0}, {}, {}, std::vector<Tenure>(households.size(), Tenure::renter), {}};
  std::vector<std::vector<std::uint32_t>> lists = households_by_class(households);
  std::array<std::vector<std::uint32_t>, regimes> of_regime;
  for (std::size_t c = 0; c < household_classes; ++c) {
    const auto id = static_cast<std::uint32_t>(c);
    shuffle(lists[c].data(), static_cast<std::uint32_t>(lists[c].size()),
            Draws(luck, Stream::household_class_order, id, first_area));
    std::size_t next = 0;
    for (std::size_t k = 0; k < housing[c].size(); ++k) {
      for (std::uint32_t n = 0; n < housing[c][k]; ++n) {
        const std::uint32_t h = lists[c].at(next++);
        plan.tenure[h] = static_cast<Tenure>(k / regimes);
        of_regime[k % regimes].push_back(h);
      }
    }
  }

  Sites sites = lay_out(params, areas, first_area, luck);
  const std::array<std::size_t, regimes> sizes = sizes_of(of_regime);
  give_regimes(sites, sizes, first_area, luck);
  std::vector<std::uint32_t> outside = households_outside(households);
  const std::vector<double> expected = detail::households_expected(sites, sizes, outside.size());
  plan.area_expected = detail::by_area(sites, expected);
  if (scale < 1) {
    sites = detail::simulated_sites(sites, expected, params.households_per_building_group,
                                    Draws(luck, Stream::simulated_groups, 0, first_area));
  }
  std::vector<std::vector<std::uint32_t>> by_compound(sites.weight.size());
  for (std::size_t r = 0; r < regimes; ++r) {
    shuffle(of_regime[r].data(), static_cast<std::uint32_t>(of_regime[r].size()),
            Draws(luck, Stream::regime_order, static_cast<std::uint32_t>(r), first_area));
    const auto regime = static_cast<Regime>(r);
    const bool built = std::count(sites.regime.begin(), sites.regime.end(), regime) > 0;
    deal(
        of_regime[r], sites, [&](std::size_t c) { return !built || sites.regime[c] == regime; }, by_compound);
  }
  shuffle(outside.data(), static_cast<std::uint32_t>(outside.size()),
          Draws(luck, Stream::regime_order, regimes, first_area));
  deal(
      outside, sites, [](std::size_t) { return true; }, by_compound);

  for (std::size_t c = 0; c < by_compound.size(); ++c) {
    const std::uint32_t id = sites.number[c];
    add_groups(plan, by_compound[c], sites.groups.empty() ? 0 : sites.groups[c], params,
               Draws(luck, Stream::group_size, id, first_area));
    plan.compound_age.push_back(built_years_ago(sites.regime[c], id, first_area, luck));
  }
  plan.area_first = sites.area_first;
  plan.regime = sites.regime;
  return plan;
}

namespace {

using Ranked = std::vector<std::pair<double, std::uint32_t>>;

/// A group without a lift gets that of another one if the difference of their sizes is nearest to what is missing.
void trade_a_lift(const Ranked& ranked, const std::vector<std::uint32_t>& households, double missing,
                  std::vector<std::uint8_t>& lift)
{
  double nearest = missing;
  std::uint32_t gets = 0;
  std::uint32_t gives = 0;
  for (const auto& [low, g] : ranked) {
    if (lift[g] != 0 || households[g] == 0) continue;
    for (auto other = ranked.rbegin(); other != ranked.rend(); ++other) {
      const std::uint32_t h = other->second;
      if (lift[h] == 0) continue;
      const double left =
          std::abs(missing - static_cast<double>(households[g]) + static_cast<double>(households[h]));
      if (left >= nearest) continue;
      nearest = left;
      gets = g;
      gives = h;
    }
  }
  if (gets != gives) std::swap(lift[gets], lift[gives]);
}

}  // namespace

std::vector<std::uint8_t> place_lifts(const std::vector<std::uint32_t>& households,
                                      const std::vector<Regime>& regime, const std::vector<std::uint8_t>& age,
                                      double target, const Luck& luck)
{
  constexpr std::array<double, regimes> liking{-8, -2, 2, 1.5};  // [?]; ten years of age count one point
  std::vector<std::pair<double, std::uint32_t>> ranked(households.size());
  for (std::size_t g = 0; g < households.size(); ++g) {
    Draws draws(luck, Stream::lift, 0, static_cast<std::uint32_t>(g));
    const double score = liking[static_cast<std::size_t>(regime[g])] - 0.1 * age[g] + sample_gumbel(draws);
    ranked[g] = {-score, static_cast<std::uint32_t>(g)};
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::uint8_t> lift(households.size(), 0);
  double missing = target;
  for (const auto& [score, g] : ranked) {  // a group too large for what is missing is passed over
    if (households[g] > 0 && households[g] <= missing + 0.5) {
      lift[g] = 1;
      missing -= households[g];
    }
  }
  if (missing > target / 2000)
    trade_a_lift(ranked, households, missing, lift);  // half of what a margin may miss
  return lift;
}

}  // namespace linli
