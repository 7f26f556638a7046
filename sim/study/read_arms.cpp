#include "core/week_text.hpp"
#include "scenario/names.hpp"
#include "study/draft.hpp"

#include <fmt/format.h>

#include <utility>

namespace linli {
namespace {

constexpr auto example = "arms: {as_now: {}, relief: {set: {programme.task_pruning: 0.8}}}";

void read_changes(StrictMap& map, const NodeAt& at, StudyArm& arm, const StudyDraft& draft)
{
  const auto find = [&](const char* key) -> std::optional<NodeAt> {
    const YamlNode* const node = map.optional(key);
    if (node == nullptr) return std::nullopt;
    return NodeAt(*node, at.path() + "." + key, at.faults());
  };
  if (const auto scenario = find("scenario")) arm.scenario = scenario_named_at(*scenario, draft).value_or("");
  if (const auto overlay = find("overlay")) {
    overlay->entries("a block of keys", "overlay: {programme: {appeal: 0.45}}");
    if (overlay->is_map()) arm.over.push_back({draft.study.file, std::nullopt, overlay->node()});
  }
  if (const auto set = find("set")) {
    for (const YamlEntry& entry : set->entries("a block of paths", "set: {programme.appeal: 0.45}"))
      arm.over.push_back({draft.study.file, entry.key, entry.value});
  }
  if (const auto label = find("label")) arm.label = read_label(*label);
  const auto from = find("from");
  if (!from) return;
  arm.from = from->moment();
  if (!map.optional("scenario") && arm.over.empty()) {
    from->refuse({"the arm changes nothing", "`from` says in which week its changes begin",
                  "give it a `set`, `overlay` or `scenario`, or remove `from`"});
  }
}

void read_arm(const YamlEntry& entry, const NodeAt& arms, StudyDraft& draft)
{
  const NodeAt at = arms.below(entry);
  StudyArm arm{.name = entry.key.text, .place = place_of(entry.key)};
  if (std::optional<Fault> fault = unfit_name(arm.name)) arms.inside(entry.key).refuse(*std::move(fault));
  if (entry.value.nothing()) {
    at.refuse({"a block of keys is expected here, found nothing",
               {},
               fmt::format("write `{}: {{}}` for an arm that changes nothing", arm.name)});
  } else {
    StrictMap map(entry.value, at.path(), draft.faults);
    read_changes(map, at, arm, draft);
    map.done();
  }
  draft.study.arms.push_back(std::move(arm));
}

}  // namespace

void read_arms(StudyDraft& draft)
{
  const std::optional<NodeAt> arms = draft.find("arms");
  if (!arms) {
    draft.study.arms.push_back({.name = "base"});
    return;
  }
  for (const YamlEntry& entry : arms->entries("a block of names", example)) read_arm(entry, *arms, draft);
}

}  // namespace linli
