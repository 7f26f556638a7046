#include "report/course_reader.hpp"

#include "statistics/better.hpp"
#include "statistics/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <numeric>
#include <utility>

namespace linli {
namespace {

constexpr std::size_t most_arms = 12;
constexpr double low_end = 0.05;
constexpr double high_end = 0.95;

}  // namespace

std::vector<std::size_t> drawn_candidates(const StudyComparison& comparison)
{
  std::vector<std::size_t> order(comparison.candidates.all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!comparison.standings.empty()) {
    const Standing& standing = comparison.standings.front();
    const double sign = sign_of(comparison.table.columns()[standing.column].better);
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t k) {
      return std::isnan(standing.means.at(k)) ? -std::numeric_limits<double>::infinity()
                                              : sign * standing.means[k];
    });
  }
  const auto reference = comparison.candidates.reference;
  if (reference) {
    std::erase(order, *reference);
    order.insert(order.begin(), *reference);
  }
  while (order.size() > most_arms) order.erase(order.begin() + static_cast<std::ptrdiff_t>(most_arms / 2));
  return order;
}

CourseReader::CourseReader(const StudyComparison& comparison, const StudyDirectory& directory,
                           ReadSeries read)
    : comparison_(comparison), directory_(directory), read_(std::move(read))
{
}

std::map<std::string, std::vector<double>> CourseReader::courses(std::size_t candidate, std::size_t replicate,
                                                                 const std::set<std::string>& series)
{
  std::map<std::string, std::vector<double>> sums;
  std::map<std::string, double> weights;
  const Plan& plan = comparison_.plan();
  const Candidate& who = comparison_.candidates.all.at(candidate);
  for (const PlannedCell& cell : plan.cells) {
    if (cell.arm != who.arm || (who.point && cell.point != *who.point)) continue;
    const double weight = plan.worlds.at(cell.world).weight;
    if (weight <= 0) continue;
    const std::filesystem::path file = directory_.result(cell.runs.at(replicate));
    if (!std::filesystem::exists(file)) return {};
    const ResultFile result(file);
    for (const std::string& name : series) {
      const Series read = read_(result, name);
      if (read.weeks.empty()) continue;
      std::vector<double>& sum = sums[name];
      sum.resize(read.values.size(), 0.0);
      for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += weight * read.values[k];
      weights[name] += weight;
      about_.try_emplace(name, read);
    }
  }
  for (auto& [name, sum] : sums)
    for (double& value : sum) value /= weights[name];
  return sums;
}

std::map<std::string, std::vector<ArmCourses>> CourseReader::all(const std::set<std::string>& series)
{
  std::map<std::string, std::vector<ArmCourses>> out;
  for (const std::size_t candidate : drawn_candidates(comparison_)) {
    for (const std::string& name : series)
      out[name].push_back({comparison_.candidates.all[candidate].name, {}});
    for (std::size_t replicate = 0; replicate < comparison_.table.replicates(); ++replicate)
      for (auto& [name, course] : courses(candidate, replicate, series))
        out[name].back().replicates.push_back(std::move(course));
  }
  for (auto& [name, arms] : out)
    std::erase_if(arms, [](const ArmCourses& one) { return one.replicates.empty(); });
  return out;
}

const Series* CourseReader::about(const std::string& series) const
{
  const auto found = about_.find(series);
  return found == about_.end() ? nullptr : &found->second;
}

Spread spread_of(std::vector<double> replicates)
{
  std::erase_if(replicates, [](double value) { return std::isnan(value); });
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (replicates.empty()) return {none, none, none};
  const double sum = std::accumulate(replicates.begin(), replicates.end(), 0.0);
  return {sum / static_cast<double>(replicates.size()), quantile(replicates, low_end),
          quantile(replicates, high_end)};
}

}  // namespace linli
