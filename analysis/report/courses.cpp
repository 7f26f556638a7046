#include "report/courses.hpp"

#include "report/course_reader.hpp"
#include "report/shown_weeks.hpp"
#include "report/town_series.hpp"
#include "results/result_file.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace linli {
namespace {

/// Mean and band over replicates, place by place.
struct Band {
  PageJson mean = PageJson::array();
  PageJson low = PageJson::array();
  PageJson high = PageJson::array();

  void add(std::vector<double> replicates)
  {
    const Spread spread = spread_of(std::move(replicates));
    mean.push_back(rounded(spread.mean));
    low.push_back(rounded(spread.low));
    high.push_back(rounded(spread.high));
  }
  void add(Band&& row)
  {
    mean.push_back(std::move(row.mean));
    low.push_back(std::move(row.low));
    high.push_back(std::move(row.high));
  }
  PageJson json(std::size_t replicates) &&
  {
    return {{"mean", std::move(mean)},
            {"low", std::move(low)},
            {"high", std::move(high)},
            {"replicates", replicates}};
  }
};

PageJson by_week(const ArmCourses& arm, std::size_t from)
{
  Band out;
  for (std::size_t week = from; week < arm.replicates.front().size(); ++week) {
    std::vector<double> here;
    for (const std::vector<double>& one : arm.replicates) here.push_back(one[week]);
    out.add(std::move(here));
  }
  return std::move(out).json(arm.replicates.size());
}

PageJson by_town(const ArmCourses& arm, const Series& about, const Steps& steps)
{
  // [replicate][step][town]
  std::vector<std::vector<std::vector<double>>> means;
  Series series = about;
  for (const std::vector<double>& one : arm.replicates) {
    series.values = one;
    means.emplace_back();
    for (const std::int64_t first : steps.firsts)
      means.back().push_back(series.mean_over(first, first + steps.weeks));
  }
  Band out;
  for (std::size_t town = 0; town < about.members.size(); ++town) {
    Band row;
    for (std::size_t step = 0; step < steps.firsts.size(); ++step) {
      std::vector<double> here;
      for (const auto& one : means) here.push_back(one[step][town]);
      row.add(std::move(here));
    }
    out.add(std::move(row));
  }
  return std::move(out).json(arm.replicates.size());
}

PageJson named(const Series& series)
{
  return {{"series", series.name},
          {"label", json_of(Spoken{series.meaning, series.meaning_zh})},
          {"unit", series.unit_label}};
}

/// Series of outcomes, in the order of the study, each once.
std::vector<std::string> series_of(const Plan& plan)
{
  std::vector<std::string> out;
  std::set<std::string> known;
  for (const StudyOutcome& outcome : plan.outcomes)
    if (!outcome.is_ratio() && known.insert(outcome.series).second) out.push_back(outcome.series);
  return out;
}

Series of_district(const ResultFile& result, const std::string& name)
{
  return result.has_series("district", name) ? result.series("district", name) : Series{};
}

}  // namespace

PageJson courses_of(const StudyComparison& comparison, const StudyDirectory& directory)
{
  const std::vector<std::string> series = series_of(comparison.plan());
  CourseReader reader(comparison, directory, of_district);
  const auto found = reader.all({series.begin(), series.end()});
  PageJson out = PageJson::array();
  for (const std::string& name : series) {
    const Series* const about = reader.about(name);
    if (about == nullptr) continue;
    const std::size_t from = first_shown(about->weeks);
    PageJson one = named(*about);
    one["weeks"] = std::vector<std::int64_t>(about->weeks.begin() + static_cast<std::ptrdiff_t>(from),
                                             about->weeks.end());
    one["arms"] = PageJson::object();
    for (const ArmCourses& arm : found.at(name)) one["arms"][arm.name] = by_week(arm, from);
    out.push_back(std::move(one));
  }
  return out;
}

PageJson town_courses_of(const StudyComparison& comparison, const StudyDirectory& directory)
{
  const Plan& plan = comparison.plan();
  const std::vector<std::string> series = series_of(plan);
  CourseReader reader(comparison, directory, town_series);
  const auto found = reader.all({series.begin(), series.end()});
  PageJson out = PageJson::array();
  for (const std::string& name : series) {
    const Series* const about = reader.about(name);
    if (about == nullptr) continue;
    const Steps steps = steps_of(about->weeks);
    PageJson one = named(*about);
    one["weeks"] = steps.firsts;
    one["step"] = steps.weeks;
    one["towns"] = about->members;
    one["arms"] = PageJson::object();
    for (const ArmCourses& arm : found.at(name)) one["arms"][arm.name] = by_town(arm, *about, steps);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace linli
