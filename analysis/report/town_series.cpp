#include "report/town_series.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace linli {
namespace {

/// How much each area counts in the mean of its subdistrict; nothing where results do not say.
std::vector<double> weights_of(const ResultFile& result, const Series& areas)
{
  if (areas.population != "adults")
    return areas.population == "residential areas" || areas.population == "secretaries in office"
               ? std::vector<double>(areas.members.size(), 1.0)
               : std::vector<double>{};
  std::vector<double> out = result.numbers("area/adults");
  const std::vector<double> simulated = result.numbers("area/simulated");
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = simulated[k] > 0 ? out[k] / simulated[k] : 0.0;
  return out;
}

Series from_areas(const ResultFile& result, const std::string& name)
{
  const Series areas = result.series("area", name);
  const std::vector<double> weights = weights_of(result, areas);
  if (weights.empty()) return {};
  const std::vector<std::string> town_of = result.labels("area/subdistrict");
  Series out = areas;
  out.group = "subdistrict";
  out.members.clear();
  for (const std::string& town : town_of)
    if (std::ranges::find(out.members, town) == out.members.end()) out.members.push_back(town);
  out.values.clear();
  for (std::size_t week = 0; week < areas.weeks.size(); ++week) {
    for (const std::string& town : out.members) {
      double sum = 0;
      double weight = 0;
      for (std::size_t k = 0; k < town_of.size(); ++k) {
        if (town_of[k] != town || std::isnan(areas.at(week, k))) continue;
        sum += weights[k] * areas.at(week, k);
        weight += weights[k];
      }
      const double all = areas.reduction == "total" ? sum : sum / weight;
      out.values.push_back(weight > 0 ? all : std::numeric_limits<double>::quiet_NaN());
    }
  }
  return out;
}

}  // namespace

Series town_series(const ResultFile& result, const std::string& name)
{
  if (result.has_series("subdistrict", name)) return result.series("subdistrict", name);
  return result.has_series("area", name) ? from_areas(result, name) : Series{};
}

}  // namespace linli
