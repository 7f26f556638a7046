#include "scenario/changes.hpp"

#include "scenario/data_files.hpp"

#include <map>

namespace linli {
namespace {

std::map<std::string, Setting> by_path(Scenario scenario)
{
  const std::vector<Section> sections = scenario.sections();
  for (const Section& section : sections) {
    section.for_each_object([&](const std::string&, void* object) {
      for (const Field& field : section.fields) {
        if (field.kind != Kind::file) continue;
        field.set(object, Value{locate_data(scenario.file, std::get<std::string>(field.get(object)))});
      }
    });
  }
  std::map<std::string, Setting> out;
  for (Setting& setting : settings_of(sections, scenario.origins)) {
    const std::string path = setting.path;
    out.emplace(path, std::move(setting));
  }
  return out;
}

}  // namespace

std::vector<Change> changes_between(const Scenario& before, const Scenario& after)
{
  std::map<std::string, Change> all;
  for (auto& [path, setting] : by_path(before)) all[path] = {path, setting, {}};
  for (auto& [path, setting] : by_path(after)) {
    all[path].path = path;
    all[path].after = setting;
  }
  std::vector<Change> out;
  for (auto& [path, change] : all) {
    if (change.before && change.after && change.before->value == change.after->value) continue;
    const bool in_both = change.before && change.after;
    if (!in_both && (change.before ? change.before : change.after)->standard) continue;
    out.push_back(std::move(change));
  }
  return out;
}

}  // namespace linli
