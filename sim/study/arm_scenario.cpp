#include "study/arm_scenario.hpp"

#include "engine/observables.hpp"
#include "engine/scenario_faults.hpp"
#include "scenario/text_file.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace linli {
namespace {

constexpr auto panel_name = "study";

/// When a value begins: with the factor that it is of.
std::optional<When> start_of(const Study& study, const Overlay& value)
{
  for (const StudyFactor& factor : study.factors) {
    if (value.path && value.path->text == factor.path) return factor.from;
  }
  return std::nullopt;
}

/// Writes the stages of one arm.
class Stages {
 public:
  Stages(const Study& study, const StudyArm& arm, const std::vector<Overlay>& values,
         const MechanismParams& mechanisms)
      : study_(study), arm_(arm), values_(values), mechanisms_(mechanisms)
  {
  }

  std::vector<ArmStage<ReadScenario>> all()
  {
    std::vector<ArmStage<ReadScenario>> out;
    out.push_back({0, at(0)});
    calendar_ = out.front().scenario.scenario.run.calendar();
    std::set<std::int64_t> weeks;
    if (arm_.from) weeks.insert(calendar_->week_of(*arm_.from));
    for (const Overlay& value : values_) {
      if (const auto from = start_of(study_, value)) weeks.insert(calendar_->week_of(*from));
    }
    if (!weeks.empty() && *weeks.begin() <= 0) out.front().scenario = at(0);
    for (const std::int64_t week : weeks) {
      if (week > 0) out.push_back({week, at(week)});
    }
    return out;
  }

 private:
  bool begun(const std::optional<When>& from, std::int64_t week) const
  {
    return !from || (calendar_ && calendar_->week_of(*from) <= week);
  }

  ReadScenario at(std::int64_t week) const
  {
    const bool arm_begun = begun(arm_.from, week);
    const std::string& file = arm_begun && !arm_.scenario.empty() ? arm_.scenario : study_.base;
    std::vector<Overlay> over = study_.set;
    if (arm_begun) over.insert(over.end(), arm_.over.begin(), arm_.over.end());
    for (const Overlay& value : values_) {
      if (begun(start_of(study_, value), week)) over.push_back(value);
    }
    ReadScenario read = try_scenario(file, read_text_file(file, largest_yaml + 1), mechanisms_, {}, over);
    record_outcomes(read.scenario);
    return read;
  }

  /// Only what outcomes ask for, unless a file says which groups are recorded: there are many runs, and areas are most of
  /// what a result holds.
  void record_outcomes(Scenario& scenario) const
  {
    OutputParams& output = scenario.output;
    if (!scenario.origins.contains("output.groups")) output.groups.clear();
    const auto has = [](const std::vector<std::string>& names, const std::string& name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    const auto add = [&](std::vector<std::string>& names, const std::string& name) {
      if (!has(names, name)) names.push_back(name);
    };
    for (const StudyOutcome& outcome : study_.outcomes) {
      if (outcome.is_ratio() || outcome.series.empty()) continue;
      if (is_of_lever(outcome.series) || !has(output.series, "all")) add(output.series, outcome.series);
      for (const std::string& by : outcome.by) add(output.groups, by);
    }
    add(output.groups, "district");
    if (!has(output.series, "all")) {
      for (const char* what_it_takes : {"intervention_yuan", "secretary_hours_total"})
        add(output.series, what_it_takes);
    }
    if (study_.panels.empty()) return;
    PanelParams& panel = output.panels[panel_name];
    panel.weeks = study_.panels;
    for (const char* who : {"sex", "age_band", "education", "registration", "party"}) add(panel.columns, who);
    add(output.groups, "area");  // it says of each area in which subdistrict it lies
  }

  const Study& study_;
  const StudyArm& arm_;
  const std::vector<Overlay>& values_;
  const MechanismParams& mechanisms_;
  std::optional<Calendar> calendar_{};
};

}  // namespace

Overlay value_at(const std::string& path, const std::string& text, const std::string& file,
                 TextPosition place)
{
  YamlDocument document = parse_yaml(file, "value: " + text + "\n");
  ensures(document.root.entries.size() == 1, "one line of YAML is one value");
  YamlNode key;
  key.text = path;
  YamlNode value = std::move(document.root.entries.front().value);
  key.line = value.line = place.line;
  key.column = value.column = place.column;
  return {file, std::move(key), std::move(value)};
}

std::vector<ArmStage<ReadScenario>> try_arm_scenario(const Study& study, const StudyArm& arm,
                                                     const std::vector<Overlay>& values,
                                                     const MechanismParams& mechanisms)
{
  return Stages(study, arm, values, mechanisms).all();
}

std::vector<Problem> faults_of_stages(std::vector<ArmStage<ReadScenario>> stages)
{
  std::vector<Problem> out;
  std::set<std::string> told;
  for (ArmStage<ReadScenario>& stage : stages) {
    try {
      require_faultless(std::move(stage.scenario), Against::data);
    } catch (const Error& error) {
      for (const Problem& problem : error.problems()) {
        if (told.insert(problem.text()).second) out.push_back(problem);
      }
    }
  }
  return out;
}

std::vector<ArmStage<Scenario>> arm_scenario(const Study& study, const StudyArm& arm,
                                             const std::vector<Overlay>& values,
                                             const MechanismParams& mechanisms)
{
  std::vector<ArmStage<ReadScenario>> stages = try_arm_scenario(study, arm, values, mechanisms);
  std::vector<Problem> problems = faults_of_stages(stages);
  if (!problems.empty()) throw Error(Exit::scenario, std::move(problems));
  std::vector<ArmStage<Scenario>> out;
  for (ArmStage<ReadScenario>& stage : stages)
    out.push_back({stage.from, std::move(stage.scenario.scenario)});
  return out;
}

}  // namespace linli
