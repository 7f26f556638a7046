#include "scenario/portable.hpp"

#include "scenario/data_files.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/shipped.hpp"
#include "scenario/text_file.hpp"
#include "scenario/yaml_document.hpp"

#include <algorithm>
#include <functional>
#include <system_error>
#include <utility>

namespace linli {
namespace {

namespace fs = std::filesystem;

using Change = std::function<std::string(const std::string& path, const std::string& name)>;

/// Gives every parameter that names a data file the name that `change` makes of it.
void for_each_data_file(Scenario& scenario, const Change& change)
{
  const std::vector<Section> sections = scenario.sections();
  for (const Section& section : sections) {
    section.for_each_object([&](const std::string& path, void* object) {
      for (const Field& field : section.fields) {
        if (field.kind != Kind::file) continue;
        const std::string name = std::get<std::string>(field.get(object));
        field.set(object, Value{change(path_below(path, field.name), name)});
      }
    });
  }
}

/// The name of the shipped data file that has this text; empty if none has.
std::string shipped_name_of(const std::string& text)
{
  const fs::path shipped = shipped_folder();
  if (shipped.empty()) return {};
  std::vector<std::string> names;
  std::error_code ignored;
  for (auto it = fs::directory_iterator(shipped / "data", ignored); it != fs::directory_iterator();
       it.increment(ignored)) {
    if (it->path().extension() == ".yaml") names.push_back("data/" + it->path().filename().string());
  }
  std::ranges::sort(names);
  for (const std::string& name : names) {
    if (read_text_file((shipped / name).string(), largest_yaml) == text) return name;
  }
  return {};
}

/// `shipped` gives the name that a data file of a text goes by elsewhere; empty if it must go along.
Portable with_data(const std::string& file, const std::string& resolved, const DataTexts& data,
                   const fs::path& folder, const std::function<std::string(const std::string&)>& shipped)
{
  Portable out;
  Scenario scenario = parse_scenario(file, resolved);
  for_each_data_file(scenario, [&](const std::string& path, const std::string& name) {
    const auto text = data.find(path);
    if (text == data.end()) return name;
    std::string elsewhere = shipped(text->second);
    if (!elsewhere.empty()) return elsewhere;
    std::string own = (folder / (path.substr(path.rfind('.') + 1) + ".yaml")).string();
    out.files[own] = text->second;
    return own;
  });
  out.yaml = resolved_yaml(scenario);
  return out;
}

}  // namespace

DataTexts data_texts(const Scenario& scenario)
{
  DataTexts out;
  Scenario copy = scenario;  // sections point into what they describe
  for_each_data_file(copy, [&](const std::string& path, const std::string& name) {
    out[path] = read_text_file(locate_data(scenario.file, name), largest_yaml);
    return name;
  });
  return out;
}

Portable portable(const std::string& file, const std::string& resolved, const DataTexts& data,
                  const fs::path& folder)
{
  return with_data(file, resolved, data, folder, shipped_name_of);
}

Portable self_contained(const std::string& file, const std::string& resolved, const DataTexts& data,
                        const fs::path& folder)
{
  return with_data(file, resolved, data, folder, [](const std::string&) { return std::string(); });
}

}  // namespace linli
