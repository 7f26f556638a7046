#include "scenario/scenario_names.hpp"
#include "scenario/text_file.hpp"
#include "study/draft.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace linli {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(const StudyDraft& draft)
{
  return fs::path(draft.study.file).parent_path();
}

void read_set(StudyDraft& draft)
{
  const std::optional<NodeAt> set = draft.find("set");
  if (!set) return;
  for (const YamlEntry& entry : set->entries("a block of paths", "set: {population.scale: 0.1}"))
    draft.study.set.push_back({draft.study.file, entry.key, entry.value});
}

}  // namespace

std::optional<NodeAt> StudyDraft::find(std::string_view key)
{
  const YamlNode* const node = top.optional(key);
  if (node == nullptr) return std::nullopt;
  return NodeAt(*node, std::string(key), faults);
}

std::optional<std::string> scenario_named_at(const NodeAt& at, const StudyDraft& draft)
{
  const std::optional<std::string> name = at.text("baseline");
  if (!name) return std::nullopt;
  FoundScenario found = find_scenario(folder_of(draft), *name);
  if (found.fault) {
    at.refuse(*std::move(found.fault));
    return std::nullopt;
  }
  try {
    read_text_file(found.file, 1);
    return found.file;
  } catch (const Error& error) {
    const Problem& told = error.problems().front();
    Fault fault{shown(*name) + " cannot be read", told.why, told.hint};
    std::error_code ignored;
    if (!fs::exists(found.file, ignored)) fault.hint = scenario_hint(found.file, *name);
    if (fault.hint.empty()) fault.hint = "files are looked for from the folder of the study";
    at.refuse(std::move(fault));
    return std::nullopt;
  }
}

std::optional<std::string> file_named_at(const NodeAt& at, const StudyDraft& draft)
{
  const std::optional<std::string> name = at.text("points.csv");
  if (!name) return std::nullopt;
  const fs::path file = (folder_of(draft) / *name).lexically_normal();
  std::error_code ignored;
  if (fs::is_regular_file(file, ignored)) return file.string();
  std::string hint = nearest_file(file, *name);
  if (hint.empty()) hint = "files are looked for from the folder of the study";
  at.refuse({"there is no file " + shown(*name), {}, std::move(hint)});
  return std::nullopt;
}

ValueTable table_named_at(const NodeAt& at, RowsAre rows, StudyDraft& draft)
{
  const std::optional<std::string> file = file_named_at(at, draft);
  if (!file || draft.parameters.empty()) return {};
  constexpr std::size_t largest = std::size_t{64} << 20U;
  Faults faults(*file);
  std::map<std::string, Parameter> known = draft.parameters;
  std::erase_if(known, [](const auto& one) { return not_to_vary(one.second).has_value(); });
  ValueTable table = parse_value_table(read_text_file(*file, largest), rows, known, faults);
  const std::vector<StudyFactor>& factors = draft.study.factors;
  for (const std::string& path : table.paths) {
    const auto is_it = [&](const StudyFactor& one) { return one.path == path; };
    if (std::any_of(factors.begin(), factors.end(), is_it))
      at.refuse({shown(path) + " is a factor too", "the table gives it other values", "remove one"});
  }
  for (Problem& problem : faults.problems()) draft.problems.push_back(std::move(problem));
  return table;
}

void read_base(StudyDraft& draft)
{
  Study& study = draft.study;
  study.name = draft.top.text("study");
  if (const auto text = draft.find("description"))
    study.description = text->text("what it is for").value_or("");
  if (const auto label = draft.find("label")) study.label = read_label(*label);
  read_set(draft);
  draft.base.doubts.everywhere = true;
  const std::optional<NodeAt> base = draft.find("base");
  if (!base) {
    draft.top.fault("", {"`base` is missing", "arms and factors change a scenario",
                         "write for example `base: baseline`"});
    return;
  }
  const std::optional<std::string> file = scenario_named_at(*base, draft);
  if (!file) return;
  study.base = *file;
  draft.base =
      try_scenario(study.base, read_text_file(study.base, largest_yaml + 1), draft.mechanisms, {}, study.set);
  draft.parameters = parameters_of(draft.base.scenario.sections());
}

}  // namespace linli
