#include "compare/factor_effects.hpp"

#include "compare/factor_teller.hpp"
#include "core/errors.hpp"
#include "statistics/aliases.hpp"
#include "statistics/multiple_comparisons.hpp"

namespace linli {
namespace {

using Designs = StudyDesign::Kind;

std::string effect_text(const Plan& plan, const EffectOf& effect)
{
  std::string out = plan.factors.at(effect.front()).path;
  if (effect.size() > 1) out += " × " + plan.factors.at(effect.back()).path;
  return out;
}

std::vector<std::string> alias_texts(const Plan& plan)
{
  std::vector<std::string> out;
  if (plan.design != Designs::fractional) return out;
  for (const std::vector<EffectOf>& group :
       aliases(plan.factors.size(), static_cast<Resolution>(plan.resolution))) {
    std::string text;
    for (const EffectOf& effect : group) text += (text.empty() ? "" : " = ") + effect_text(plan, effect);
    out.push_back(text);
  }
  return out;
}

}  // namespace

const char* name_of(Told told)
{
  switch (told) {
    case Told::main_effect:
      return "main effect";
    case Told::interaction:
      return "interaction";
    case Told::first_index:
      return "Sobol' first";
    case Told::total_index:
      return "Sobol' total";
    case Told::mean_effect:
      return "Morris mu";
    case Told::size:
      return "Morris mu*";
    case Told::spread:
      return "Morris sigma";
    case Told::rank_correlation:
      return "Spearman";
    case Told::slope:
      return "standardised slope";
  }
  throw Bug("something told of a factor");
}

FactorEffects factor_effects(const Plan& plan, const RunTable& table)
{
  FactorEffects out;
  if (plan.factors.empty() || plan.design == Designs::arms) return out;
  FactorTeller teller(plan, out);
  for (const Response& response : responses_of(plan, table)) {
    if (plan.design == Designs::factorial || plan.design == Designs::fractional) teller.factorial(response);
    if (plan.design == Designs::saltelli) teller.saltelli(response);
    if (plan.design == Designs::morris) teller.morris(response);
    if (plan.design == Designs::latin_hypercube || plan.design == Designs::sobol ||
        plan.design == Designs::points)
      teller.scatter(response);
  }
  std::vector<double> p_values;
  for (const FactorEstimate& one : out.all) p_values.push_back(one.p_value);
  const std::vector<double> corrected = holm(p_values);
  for (std::size_t k = 0; k < corrected.size(); ++k) out.all[k].holm = corrected[k];
  out.aliases = alias_texts(plan);
  return out;
}

}  // namespace linli
