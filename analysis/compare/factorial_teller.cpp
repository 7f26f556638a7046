/// What factors do in whole and fractional factorials, and what an arm makes of it.
#include "compare/factor_teller.hpp"
#include "statistics/fieller.hpp"

#include <cmath>
#include <functional>
#include <optional>
#include <span>

namespace linli {
namespace {

using Outcomes = std::span<const std::vector<double>>;

/// Of every replicate by itself; NaN where a run is missing.
std::vector<double> by_replicate(Outcomes outcomes, const std::function<double(Outcomes)>& effect)
{
  std::vector<double> out;
  for (std::size_t r = 0; r < outcomes.size(); ++r) out.push_back(effect(outcomes.subspan(r, 1)));
  return out;
}

/// The effect in what an arm adds, as a part of the same effect in the reference arm; nothing of the reference itself.
std::optional<MeanRatio> part_of_reference(const Response& response,
                                           const std::function<double(Outcomes)>& effect)
{
  if (response.reference.empty()) return {};
  return ratio_of_means(by_replicate(response.values, effect), by_replicate(response.reference, effect));
}

}  // namespace

void FactorTeller::factorial(const Response& response)
{
  Design design;
  for (const PlannedPoint& point : plan_.points) {
    design.emplace_back();
    for (const double level : point.place) design.back().push_back(static_cast<std::size_t>(level));
  }
  const std::vector<LevelEffect> mains = main_effects(design, response.values);
  for (std::size_t k = 0; k < mains.size(); ++k) {
    const LevelEffect& one = mains[k];
    if (one.level == 0) continue;
    add(response, Told::main_effect, path(one.factor), levels(one.factor, one.level), one.from_first);
    effects_.all.back().of_reference = part_of_reference(
        response, [&](Outcomes of) { return main_effects(design, of)[k].from_first.size.estimate; });
  }
  const std::vector<Interaction> pairs = interactions(design, response.values);
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const Interaction& one = pairs[k];
    if (one.effect.replicates == 0 && std::isnan(one.effect.size.estimate)) continue;
    add(response, Told::interaction, path(one.first) + " × " + path(one.second),
        levels(one.first, one.first_level) + ", " + levels(one.second, one.second_level), one.effect);
    effects_.all.back().of_reference = part_of_reference(
        response, [&](Outcomes of) { return interactions(design, of)[k].effect.size.estimate; });
  }
}

}  // namespace linli
