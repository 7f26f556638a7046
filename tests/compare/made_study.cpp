#include "compare/made_study.hpp"

#include "output/contents/format_version.hpp"
#include "output/files/publish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli::test {
namespace {

constexpr std::size_t all_weeks = made_burn_in + made_weeks;

Attributes about(const char* units, const char* unit_label, const char* meaning, const char* population,
                 const char* reduction)
{
  return {{"units", units},       {"unit_label", unit_label}, {"long_name", meaning},
          {"long_name_zh", "中"}, {"population", population}, {"reduction", reduction}};
}

/// 99 but in weeks 1 and 2, whose mean is the value.
template <class T>
std::vector<T> weekly(const std::vector<double>& values)
{
  std::vector<T> out;
  for (std::size_t week = 0; week < all_weeks; ++week) {
    for (const double value : values)
      out.push_back(static_cast<T>(week == 2 ? value - 0.25 : week == 3 ? value + 0.25 : 99));
  }
  return out;
}

FileGroup group(std::string name, std::vector<Dataset> datasets)
{
  FileGroup out{std::move(name), {}, {}, {}};
  out.datasets = {make_axis("time", std::vector<std::int64_t>{-7, 0, 7, 14, 21}),
                  {"week", {"time"}, std::vector<std::int32_t>{-1, 0, 1, 2, 3}, {}}};
  for (Dataset& dataset : datasets) out.datasets.push_back(std::move(dataset));
  return out;
}

Dataset taking_part(std::vector<std::string> dimensions, const std::vector<double>& values)
{
  return {"participation_any", std::move(dimensions), weekly<double>(values),
          about("1", "share", "Adults who took part this week in any of these", "adults", "mean")};
}

FileGroup district(const MadeRun& run)
{
  return group(
      "district",
      {{"adults", {}, std::vector<std::int32_t>{made_adults}, {}},
       taking_part({"time"}, {run.taking_part}),
       {"calls",
        {"time"},
        weekly<double>({run.calls}),
        about("1e-3", "per 1,000 adults", "Calls made at doors this week", "adults", "ratio of totals")},
       {"intervention_yuan",
        {"time"},
        weekly<double>({run.yuan}),
        about("1", "yuan", "Spent this week on interventions", "residential areas", "total")},
       {"secretary_hours_total",
        {"time"},
        std::vector<double>(all_weeks, run.hours),
        about("hours/week", "hours a week", "The secretary's hours of this week: all",
              "secretaries in office", "mean")},
       {"trust",
        {"time"},
        weekly<double>({run.trust}),
        about("1", "index, 0 to 1", "Trust in the residents' committee", "adults", "mean")}});
}

FileGroup areas(const MadeRun& run)
{
  const std::size_t count = run.by_area.size();
  std::vector<std::int32_t> numbers;
  std::vector<std::string> towns;
  for (std::size_t a = 0; a < count; ++a) {
    numbers.push_back(static_cast<std::int32_t>(10 + a));
    towns.emplace_back(a % 2 == 0 ? "east" : "west");
  }
  return group("area", {make_axis("area", numbers),
                        {"adults", {"area"}, std::vector<std::int32_t>(count, 100), {}},
                        {"subdistrict", {"area"}, towns, {}},
                        {"simulated", {"area"}, std::vector<float>(count, 0.5F), {}},
                        taking_part({"time", "area"}, run.by_area)});
}

FileGroup panel(const MadeRun& run)
{
  const std::size_t count = run.took_part.size();
  std::vector<std::int64_t> residents;
  std::vector<std::uint8_t> sex;
  std::vector<std::uint8_t> age;
  for (std::size_t k = 0; k < count; ++k) {
    residents.push_back(static_cast<std::int64_t>(k));
    sex.push_back(static_cast<std::uint8_t>(k % 2));
    age.push_back(k + 1 == count ? 255 : 0);  // the last is a child
  }
  std::vector<std::int32_t> area;
  for (std::size_t k = 0; k < count; ++k)
    area.push_back(static_cast<std::int32_t>(10 + k % std::max<std::size_t>(run.by_area.size(), 1)));
  const std::vector<std::int32_t> arrived =
      run.arrived.empty() ? std::vector<std::int32_t>(count, -2) : run.arrived;
  return {"study",
          {{"share", 1.0}},
          {make_axis("time", std::vector<std::int64_t>{7}),
           {"week", {"time"}, std::vector<std::int32_t>{1}, {}},
           make_axis("resident", residents),
           {"arrived", {"time", "resident"}, arrived, {}},
           {"area", {"resident"}, area, {}},
           {"sex",
            {"resident"},
            sex,
            {{"flag_values", std::vector<std::uint8_t>{0, 1}}, {"flag_meanings", "male female"}}},
           {"age_band",
            {"resident"},
            age,
            {{"flag_values", std::vector<std::uint8_t>{0, 255}}, {"flag_meanings", "18-29 child"}}},
           {"took_part",
            {"time", "resident"},
            run.took_part,
            {{"flag_masks", std::vector<std::uint8_t>{1, 2}}, {"flag_meanings", "activity volunteering"}}}},
          {}};
}

}  // namespace

FileGroup made_result(const MadeRun& run)
{
  FileGroup root{"",
                 {{"file_type", "linli_result"},
                  {"format_version", result_format_version},
                  {"scale", made_scale},
                  {"seed", run.seed},
                  {"replicate", std::int64_t{0}}},
                 {},
                 {}};
  if (!run.by_area.empty()) root.groups.push_back(areas(run));
  const std::vector<double> ages =
      run.by_age.empty() ? std::vector<double>{run.taking_part, run.taking_part} : run.by_age;
  root.groups.push_back(group("age_band", {make_axis("age_band", std::vector<std::string>{"18-29", "30+"}),
                                           {"adults", {"age_band"}, std::vector<std::int32_t>{400, 600}, {}},
                                           taking_part({"time", "age_band"}, ages)}));
  root.groups.push_back(district(run));
  if (!run.took_part.empty()) root.groups.push_back({"panels", {}, {}, {panel(run)}});
  return root;
}

StudyOutcome made_outcome(const std::string& name, const std::string& series,
                          const std::vector<std::string>& by)
{
  StudyOutcome out;
  out.name = name;
  out.series = series;
  out.first = made_burn_in + 1;
  out.last = made_burn_in + 2;
  out.by = by;
  out.total = true;
  return out;
}

StudyOutcome made_ratio(const std::string& name, StudyOutcome::Term::Of above, const std::string& numerator,
                        StudyOutcome::Term::Of below, const std::string& denominator)
{
  StudyOutcome out;
  out.name = name;
  out.ratio = {{above, numerator}, {below, denominator}};
  return out;
}

Plan made_plan(const std::vector<std::string>& arms, std::int64_t replicates, std::size_t points,
               const std::vector<std::string>& worlds)
{
  Plan plan;
  plan.study = "made";
  for (const std::string& name : arms) plan.arms.push_back({name, ArmRole::policy});
  plan.points.resize(points);
  for (const std::string& name : worlds) plan.worlds.push_back({.name = name});
  plan.reference_arm = 0;
  plan.outcomes = {made_outcome("taking_part", "participation_any")};
  plan.replicates = replicates;
  plan.burn_in = made_burn_in;
  plan.weeks = made_weeks;
  plan.start = "2018-01-01";
  plan.scale = made_scale;
  std::uint64_t number = 0;
  for (std::size_t world = 0; world < worlds.size(); ++world) {
    for (std::size_t point = 0; point < points; ++point) {
      for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        PlannedCell cell{arm, point, world, {}, {}};
        for (std::int64_t r = 0; r < replicates; ++r) {
          ++number;  // spread over the folders of results, as digests are
          cell.runs.push_back({{number * 0x9e3779b97f4a7c15ULL, number}});
        }
        plan.cells.push_back(std::move(cell));
      }
    }
  }
  return plan;
}

MadeStudy::MadeStudy(Plan plan_of_it) : plan(std::move(plan_of_it)), directory_{folder_.path()}
{
  put_bytes(directory_.plan(), plan_text(plan));
}

void MadeStudy::put(std::size_t cell, std::size_t replicate, const MadeRun& run) const
{
  const std::filesystem::path file = directory_.result(plan.cells.at(cell).runs.at(replicate));
  std::filesystem::create_directories(file.parent_path());
  publish_tree(ClaimedOutput(file, Overwrite::refuse), made_result(run));
}

}  // namespace linli::test
