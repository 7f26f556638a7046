#include "output/contents/common_attributes.hpp"

#include "output/contents/format_version.hpp"

#include <algorithm>

namespace linli {
namespace {

constexpr std::uint8_t in_burn_in = 0;
constexpr std::uint8_t in_study = 1;

bool over_time(const Dataset& dataset)
{
  return !dataset.is_axis() && std::ranges::find(dataset.dimensions, "time") != dataset.dimensions.end();
}

/// `week` and `phase` of every Monday on the axis.
std::vector<Dataset> coordinates_of(const std::vector<std::int64_t>& days, const Scenario& scenario)
{
  const std::int64_t first = scenario.run.calendar().date_of(0).days;
  std::vector<std::int32_t> weeks;
  std::vector<std::uint8_t> phases;
  for (const std::int64_t day : days) {
    const std::int64_t week = study_week(scenario, (day - first) / 7);
    weeks.push_back(static_cast<std::int32_t>(week));
    phases.push_back(week < 0 ? in_burn_in : in_study);
  }
  return {{"week",
           {"time"},
           std::move(weeks),
           {{"units", "1"},
            {"long_name", "week of the study; 0 is its first, negative ones lie in the burn-in"},
            {"long_name_zh", "研究周次"}}},
          {"phase",
           {"time"},
           std::move(phases),
           {{"long_name", "part of the run"},
            {"long_name_zh", "阶段"},
            {"flag_values", std::vector<std::uint8_t>{in_burn_in, in_study}},
            {"flag_meanings", "burn_in study"}}}};
}

void add_coordinates(FileGroup& group, const Scenario& scenario)
{
  const auto axis = std::ranges::find(group.datasets, "time", &Dataset::name);
  if (axis == group.datasets.end() || !axis->is_axis()) return;
  for (Dataset& dataset : group.datasets) {
    if (over_time(dataset)) dataset.attributes.push_back({"coordinates", "week phase"});
  }
  std::vector<Dataset> more = coordinates_of(std::get<std::vector<std::int64_t>>(axis->values), scenario);
  group.datasets.insert(axis + 1, std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The root has these among its own.
Attributes of_the_run(const FileGroup& root, const Scenario& scenario)
{
  Attributes out;
  for (const Attribute& attribute : root.attributes) {
    if (attribute.name == "title") out.push_back(attribute);
  }
  for (Attribute& more : Attributes{{"format_version", result_format_version},
                                    {"Conventions", conventions},
                                    {"seed", scenario.run.seed},
                                    {"replicate", scenario.run.replicate},
                                    {"scale", scenario.population.scale},
                                    {"burn_in_weeks", scenario.run.burn_in}})
    out.push_back(std::move(more));
  return out;
}

FileGroup completed_below(FileGroup group, const Attributes& common, const Scenario& scenario)
{
  group.attributes.insert(group.attributes.end(), common.begin(), common.end());
  add_coordinates(group, scenario);
  for (FileGroup& inner : group.groups) inner = completed_below(std::move(inner), common, scenario);
  return group;
}

}  // namespace

Attributes unit_attributes(const SeriesUnit& unit)
{
  return {{"units", unit.units}, {"unit_label", unit.en}, {"unit_label_zh", unit.zh}};
}

Attributes measured(const SeriesUnit& unit, const std::string& meaning)
{
  Attributes out = unit_attributes(unit);
  out.push_back({"long_name", meaning});
  return out;
}

std::int64_t study_week(const Scenario& scenario, std::int64_t week_of_run)
{
  return week_of_run - scenario.run.burn_in;
}

FileGroup completed(FileGroup root, const Scenario& scenario)
{
  const Attributes common = of_the_run(root, scenario);
  for (FileGroup& group : root.groups) group = completed_below(std::move(group), common, scenario);
  return root;
}

}  // namespace linli
