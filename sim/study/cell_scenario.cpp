#include "study/cell_scenario.hpp"

#include "core/build_info.hpp"
#include "core/digest.hpp"
#include "core/errors.hpp"
#include "study/run_text.hpp"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>

namespace linli {
namespace {

constexpr auto zero = "zero_strength";
constexpr double some_appeal = 0.5;

void add_values(std::vector<Overlay>& out, const Study& study, const std::vector<std::string>& paths,
                const std::vector<std::string>& values, TextPosition place)
{
  for (std::size_t k = 0; k < values.size(); ++k)
    out.push_back(value_at(paths[k], values[k], study.file, place));
}

std::vector<Overlay> values_of(const Study& study, const Plan& plan, const PlannedCell& cell)
{
  std::vector<Overlay> out;
  const TextPosition of_worlds = study.worlds && !study.worlds->parameters.empty()
                                     ? study.worlds->parameters.front().place
                                     : TextPosition{};
  add_values(out, study, plan.world_paths, plan.worlds[cell.world].values, of_worlds);
  std::vector<std::string> paths;
  for (const PlannedFactor& factor : plan.factors) paths.push_back(factor.path);
  add_values(out, study, paths, plan.points[cell.point].values, study.design.place);
  return out;
}

/// What arms do, without any strength: from its first week on the reference must not notice.
void add_strengthless(Stages& reference, const Study& study, const std::vector<Overlay>& values)
{
  std::map<std::string, InterventionParams> added;
  for (const StudyArm& arm : study.arms) {
    for (const auto& stage : arm_scenario(study, arm, values)) {
      for (const auto& [name, intervention] : stage.scenario.interventions) {
        if (!reference.back().scenario.interventions.contains(name)) added[name + "_" + zero] = intervention;
      }
    }
  }
  if (added.empty()) added[zero][Lever::appeal] = some_appeal;
  for (auto& [name, intervention] : added) intervention.strength = 0;
  for (auto& stage : reference) stage.scenario.interventions.insert(added.begin(), added.end());
}

/// The line of a number in the text of a run, replaced.
void replace_number(std::string& text, std::string_view path, std::int64_t number)
{
  const std::string begin = fmt::format("\n{} ", path);
  const std::size_t at = text.find(begin);
  ensures(at != std::string::npos, "the luck in the text of a run");
  const std::size_t from = at + begin.size();
  text.replace(from, text.find('\n', from) - from, std::to_string(number));
}

Address digested(const std::string& text)
{
  return *address_of(digest_of(text.data(), text.size()));
}

std::string text_of(const Stages& stages, const std::string& apart)
{
  std::vector<ChangeOnTheWay> changes;
  for (std::size_t k = 1; k < stages.size(); ++k) {
    const auto more = changes_on_the_way(stages[k - 1].scenario, stages[k].scenario, stages[k].from);
    changes.insert(changes.end(), more.begin(), more.end());
  }
  Scenario first = stages.front().scenario;
  std::string text = run_text(first.sections(), ground_of(first, std::move(changes)));
  if (!apart.empty()) text += fmt::format("apart {}\n", apart);
  return text;
}

}  // namespace

Stages cell_stages(const Study& study, const Plan& plan, const PlannedCell& cell)
{
  const std::vector<Overlay> values = values_of(study, plan, cell);
  const PlannedArm& arm = plan.arms.at(cell.arm);
  const std::size_t of = arm.role == ArmRole::policy ? cell.arm : plan.reference_arm.value_or(std::size_t{0});
  Stages stages = arm_scenario(study, study.arms.at(of), values);
  if (arm.role == ArmRole::strengthless) add_strengthless(stages, study, values);
  return stages;
}

void set_replicate(Stages& stages, Vary vary, std::int64_t replicate)
{
  for (auto& stage : stages) {
    RunParams& run = stage.scenario.run;
    (vary == Vary::luck ? run.replicate : run.seed) += replicate;
  }
}

Address address_of(const Stages& stages, const std::string& apart)
{
  return digested(text_of(stages, apart));
}

std::vector<Address> addresses_of(Stages stages, Vary vary, std::int64_t count, const std::string& apart)
{
  std::string text = text_of(stages, apart);
  const RunParams first = stages.front().scenario.run;
  std::vector<Address> out;
  for (std::int64_t replicate = 0; replicate < count; ++replicate) {
    if (vary == Vary::luck) {
      replace_number(text, "run.replicate", first.replicate + replicate);
    } else {
      replace_number(text, "run.seed", first.seed + replicate);
    }
    out.push_back(digested(text));
  }
  return out;
}

std::string apart_of(const PlannedArm& arm)
{
  return arm.role == ArmRole::same ? "honesty" : "";
}

}  // namespace linli
