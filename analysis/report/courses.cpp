#include "report/courses.hpp"

#include "core/calendar.hpp"
#include "results/result_file.hpp"
#include "statistics/better.hpp"
#include "statistics/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace linli {
namespace {

constexpr std::size_t most_arms = 12;
constexpr double low_end = 0.05;
constexpr double high_end = 0.95;

PageJson number(double value)
{
  return std::isfinite(value) ? PageJson(value) : PageJson();
}

/// Candidates that are drawn: the reference first, then from both ends of the ranking.
std::vector<std::size_t> drawn(const StudyComparison& comparison)
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

/// The mean course of a candidate's cells in one replicate; nothing if no result is there.
class CourseReader {
 public:
  CourseReader(const StudyComparison& comparison, const StudyDirectory& directory)
      : comparison_(comparison), directory_(directory)
  {
  }

  std::map<std::string, std::vector<double>> courses(std::size_t candidate, std::size_t replicate,
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
        if (!result.has_series("district", name)) continue;
        const Series read = result.series("district", name);
        weeks_ = read.weeks;
        std::vector<double>& sum = sums[name];
        sum.resize(read.values.size(), 0.0);
        for (std::size_t week = 0; week < sum.size(); ++week) sum[week] += weight * read.values[week];
        weights[name] += weight;
        about_.try_emplace(name, read);
      }
    }
    for (auto& [name, sum] : sums)
      for (double& value : sum) value /= weights[name];
    return sums;
  }

  const std::vector<std::int64_t>& weeks() const { return weeks_; }
  const Series& about(const std::string& series) const { return about_.at(series); }

 private:
  const StudyComparison& comparison_;
  const StudyDirectory& directory_;
  std::vector<std::int64_t> weeks_{};
  std::map<std::string, Series> about_{};
};

PageJson band(const std::vector<std::vector<double>>& courses, std::size_t from)
{
  PageJson mean = PageJson::array();
  PageJson low = PageJson::array();
  PageJson high = PageJson::array();
  const std::size_t weeks = courses.empty() ? 0 : courses.front().size();
  for (std::size_t week = from; week < weeks; ++week) {
    std::vector<double> here;
    for (const std::vector<double>& one : courses)
      if (!std::isnan(one[week])) here.push_back(one[week]);
    const double sum = std::accumulate(here.begin(), here.end(), 0.0);
    mean.push_back(here.empty() ? PageJson() : number(sum / static_cast<double>(here.size())));
    low.push_back(here.empty() ? PageJson() : number(quantile(here, low_end)));
    high.push_back(here.empty() ? PageJson() : number(quantile(here, high_end)));
  }
  return {{"mean", std::move(mean)},
          {"low", std::move(low)},
          {"high", std::move(high)},
          {"replicates", courses.size()}};
}

}  // namespace

PageJson courses_of(const StudyComparison& comparison, const StudyDirectory& directory)
{
  std::set<std::string> series;
  for (const StudyOutcome& outcome : comparison.plan().outcomes)
    if (!outcome.is_ratio()) series.insert(outcome.series);
  CourseReader reader(comparison, directory);
  // [series][candidate's name] = courses of replicates
  std::map<std::string, std::vector<std::pair<std::string, std::vector<std::vector<double>>>>> found;
  for (const std::size_t candidate : drawn(comparison)) {
    for (const std::string& name : series)
      found[name].emplace_back(comparison.candidates.all[candidate].name, std::vector<std::vector<double>>{});
    for (std::size_t replicate = 0; replicate < comparison.table.replicates(); ++replicate)
      for (auto& [name, course] : reader.courses(candidate, replicate, series))
        found[name].back().second.push_back(std::move(course));
  }
  const std::vector<std::int64_t>& weeks = reader.weeks();
  const auto first = std::ranges::find_if(weeks, [](std::int64_t week) { return week >= -weeks_per_year; });
  const auto from = static_cast<std::size_t>(first - weeks.begin());
  PageJson out = PageJson::array();
  for (const StudyOutcome& outcome : comparison.plan().outcomes) {
    if (outcome.is_ratio() || series.erase(outcome.series) == 0) continue;  // once a series
    PageJson arms = PageJson::object();
    for (const auto& [name, courses] : found[outcome.series])
      if (!courses.empty()) arms[name] = band(courses, from);
    if (arms.empty()) continue;
    const Series& about = reader.about(outcome.series);
    out.push_back({{"series", outcome.series},
                   {"label", json_of(Spoken{about.meaning, about.meaning_zh})},
                   {"unit", about.unit_label},
                   {"weeks", std::vector<std::int64_t>(first, weeks.end())},
                   {"arms", std::move(arms)}});
  }
  return out;
}

}  // namespace linli
