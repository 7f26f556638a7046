#include "output/contents/contents.hpp"

#include "core/errors.hpp"
#include "engine/recording.hpp"
#include "output/contents/common_attributes.hpp"
#include "output/contents/event_contents.hpp"
#include "output/contents/format_version.hpp"
#include "output/contents/intervention_contents.hpp"
#include "output/contents/panel_contents.hpp"
#include "output/contents/series_contents.hpp"
#include "output/contents/survey_contents.hpp"
#include "scenario/read_scenario.hpp"

#include <numeric>

namespace linli {
namespace {

using Strings = std::vector<std::string>;

Attributes named(const std::string& meaning)
{
  return {{"long_name", meaning}};
}

FileGroup population_group(const Assembled& start)
{
  Strings margin;
  Strings category;
  Strings status;
  std::vector<double> target;
  std::vector<double> obtained;
  const auto add = [&](const FitRow& row, const std::string& known_as) {
    margin.push_back(row.margin);
    category.push_back(row.category);
    status.push_back(known_as);
    target.push_back(row.target);
    obtained.push_back(row.obtained);
  };
  for (std::size_t k = 0; k < start.fit.rows.size(); ++k) add(start.fit.rows[k], start.margin_status[k]);
  for (const FitRow& row : start.secretaries_fit.rows) {
    add(row, row.margin == "secretaries of others" ? "assumed" : "observed");
  }
  std::vector<std::int32_t> number(margin.size());
  std::iota(number.begin(), number.end(), 1);
  return {
      "population",
      named("how the synthetic district meets its margins and the report's table of secretaries, before "
            "a part of it is selected"),
      {make_axis("row", number, named("row of the table")),
       {"margin", {"row"}, margin, named("margin, or unit of the report's table")},
       {"category", {"row"}, category, named("category of the margin")},
       {"status", {"row"}, status, named("how the target is known: observed, derived, proxy or assumed")},
       {"target", {"row"}, target, named("people, households or years wanted; margins at the run's scale")},
       {"obtained", {"row"}, obtained, named("the same in the synthetic district")}},
      {}};
}

Attributes choice(const std::string& meaning, const Strings& labels)
{
  std::vector<std::uint8_t> values(labels.size());
  std::iota(values.begin(), values.end(), std::uint8_t{0});
  std::string meanings;
  for (const std::string& label : labels) meanings += (meanings.empty() ? "" : " ") + label;
  return {{"long_name", meaning}, {"flag_values", values}, {"flag_meanings", meanings}};
}

template <class T, class Column>
std::vector<T> as(const Column& column)
{
  std::vector<T> out;
  for (const auto value : column) out.push_back(static_cast<T>(value));
  return out;
}

Dataset area_axis(const World& world)
{
  return make_axis("area", as<std::int32_t>(world.people.areas.number),
                   named("residential area, a number; synthetic"));
}

FileGroup secretaries_group(const World& world)
{
  const Secretaries& s = world.people.secretaries;
  const auto by_post = [&](const auto& column) {
    std::vector<std::uint8_t> out;
    for (std::size_t a = 0; a < world.areas(); ++a)
      out.push_back(static_cast<std::uint8_t>(column[secretary_of(world, AreaId{a})]));
    return out;
  };
  std::vector<std::uint8_t> held;
  for (std::size_t a = 0; a < world.areas(); ++a)
    held.push_back(holder_of(world, AreaId{a}).exists() ? 1 : 0);
  return {
      "secretaries",
      named("who holds the post of secretary of every residential area at the end of the run, or held it "
            "last; synthetic people, at the study's start together the report's table"),
      {area_axis(world),
       {"held", {"area"}, std::move(held), choice("whether the post is held", {"no", "yes"})},
       {"age", {"area"}, by_post(s.age), measured(series_units::years(), "age")},
       {"sex", {"area"}, by_post(s.sex), choice("sex", sex_labels())},
       {"employment", {"area"}, by_post(s.employment), choice("terms of employment", employment_labels())},
       {"college", {"area"}, by_post(s.college), choice("has been to college", {"no", "yes"})}},
      {}};
}

/// "population.margins" is the dataset `margins`.
std::string data_name(const std::string& path)
{
  return path.substr(path.rfind('.') + 1);
}

/// What a run that branched was before: columns, of length 0 for any other.
std::vector<Dataset> stages_of(const RunFacts& facts)
{
  std::vector<std::int32_t> number(facts.stages.size());
  std::iota(number.begin(), number.end(), 1);
  Strings texts;
  std::vector<std::int64_t> weeks;
  for (const EarlierScenario& stage : facts.stages) {
    texts.push_back(stage.as_resolved);
    weeks.push_back(stage.weeks);
  }
  return {
      make_axis("stage", number, named("scenario before a branch, a number; the oldest first")),
      {"stage_as_resolved", {"stage"}, texts, named("every value of that scenario spelled out")},
      {"stage_weeks",
       {"stage"},
       weeks,
       measured({"weeks", "weeks", "周"}, "weeks done when the run branched from it, the burn-in included")}};
}

FileGroup scenario_group(const Scenario& scenario, const RunFacts& facts)
{
  FileGroup group{"scenario",
                  named("the scenario, in YAML"),
                  {{"as_written",
                    {},
                    Strings{as_written(scenario)},
                    named("the text of the scenario's file, and before it those it extends")},
                   {"as_resolved",
                    {},
                    Strings{resolved_yaml(scenario)},
                    named("every value spelled out, defaults and the command line's too")}},
                  {}};
  for (const auto& [path, text] : facts.data) {
    Attributes attributes = named("the data file that the scenario names, as it was read");
    attributes.push_back({"parameter", path});
    group.datasets.push_back({data_name(path), {}, Strings{text}, attributes});
  }
  for (Dataset& dataset : stages_of(facts)) group.datasets.push_back(std::move(dataset));
  return group;
}

void add_series_groups(FileGroup& root, const Recorded& recorded)
{
  for (const Recording* recording : recorders_of<Recording>(recorded.recorders)) {
    for (const Grouping g : recording->groupings())
      root.groups.push_back(series_group(recorded.scenario, recorded.world, *recording, g));
  }
}

void add_panels(FileGroup& root, const Recorded& recorded)
{
  const auto panels = recorders_of<Panel>(recorded.recorders);
  if (!panels.empty()) root.groups.push_back(panels_group(recorded.scenario, recorded.world, panels));
}

void add_surveys(FileGroup& root, const Recorded& recorded)
{
  const auto surveys = recorders_of<Survey>(recorded.recorders);
  if (!surveys.empty()) root.groups.push_back(surveys_group(recorded.scenario, surveys));
}

void add_interventions(FileGroup& root, const Recorded& recorded)
{
  const auto records = recorders_of<InterventionRecord>(recorded.recorders);
  if (!records.empty())
    root.groups.push_back(interventions_group(recorded.scenario, recorded.world, records));
}

void add_events(FileGroup& root, const Recorded& recorded)
{
  const auto records = recorders_of<EventRecord>(recorded.recorders);
  if (!records.empty()) root.groups.push_back(events_group(recorded.scenario, recorded.world, records));
}

/// Weeks recorded.
std::int64_t weeks_of(const Recorders& recorders)
{
  const auto series = recorders_of<Recording>(recorders);
  expects(series.size() == 1, "a run records series");
  return static_cast<std::int64_t>(series.front()->weeks());
}

}  // namespace

std::vector<ContentsPart> standard_parts()
{
  return {add_series_groups, add_panels, add_surveys, add_interventions, add_events};
}

FileGroup result_contents(const Scenario& scenario, const Assembled& start, const World& world,
                          const Recorders& recorders, const RunFacts& facts,
                          const std::vector<ContentsPart>& parts)
{
  FileGroup root{
      "",
      {{"file_type", "linli_result"},
       {"format_version", result_format_version},
       {"Conventions", conventions},
       {"title", scenario.naming.name + ": " + scenario.naming.description},
       {"comment",
        "Simulated. Residents, secretaries and residential areas are synthetic; none of them is real."},
       {"weeks", weeks_of(recorders)},
       {"burn_in_weeks", scenario.run.burn_in},
       {"scale", scenario.population.scale},
       {"residents", static_cast<std::int64_t>(world.size())}},
      {},
      {}};
  for (Attribute& a : provenance(scenario, facts)) root.attributes.push_back(std::move(a));
  for (const ContentsPart add_part : parts) add_part(root, {scenario, world, recorders});
  for (FileGroup& group :
       std::array{population_group(start), secretaries_group(world), scenario_group(scenario, facts)})
    root.groups.push_back(std::move(group));
  return completed(std::move(root), scenario);
}

}  // namespace linli
