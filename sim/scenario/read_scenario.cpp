#include "scenario/read_scenario.hpp"

#include "scenario/chain.hpp"
#include "scenario/data_files.hpp"
#include "scenario/problem_with.hpp"
#include "scenario/reader.hpp"
#include "scenario/text_file.hpp"
#include "scenario/writer.hpp"
#include "scenario/yaml_document.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <variant>

namespace linli {
namespace {

namespace fs = std::filesystem;

/// A path as seen from the folder of the scenario: data files are looked for from there.
std::string from_folder_of(const std::string& scenario_file, const std::string& path)
{
  std::error_code error;
  const fs::path folder = fs::absolute(scenario_file, error).parent_path();
  const fs::path seen = fs::proximate(fs::absolute(path, error), folder, error);
  return error ? path : seen.string();
}

/// The name of a data file for a scenario: the same as elsewhere if it means the same file there.
std::string name_from(const std::string& scenario_file, const std::string& name, const std::string& file)
{
  std::error_code error;
  const bool same = fs::equivalent(locate_data(scenario_file, name), file, error);
  return same && !error ? name : from_folder_of(scenario_file, file);
}

/// A data file is named from the folder of the file that names it, on the command line from the working folder
/// if it is there.
void place_data_files(std::vector<Layer>& layers, const std::string& file)
{
  for (Layer& layer : layers) {
    if (layer.document.file == file) continue;
    layer.place_file = [&layer, file](const std::string& name) {
      if (name.empty() || fs::path(name).is_absolute()) return name;
      std::error_code ignored;
      if (!layer.option.empty()) return fs::exists(name, ignored) ? from_folder_of(file, name) : name;
      return name_from(file, name, locate_data(layer.document.file, name));
    };
  }
}

/// The name of a data file that nobody wrote is looked up from the scenario, then from what it extends.
void place_default_files(const std::vector<Section>& sections, const Scenario& scenario)
{
  std::error_code ignored;
  for (const Section& section : sections) {
    section.for_each_object([&](const std::string& path, void* object) {
      for (const Field& field : section.fields) {
        if (field.kind != Kind::file || scenario.origins.contains(path_below(path, field.name))) continue;
        const std::string name = std::get<std::string>(field.get(object));
        const auto found = std::find_if(
            scenario.texts.rbegin(), scenario.texts.rend(),
            [&](const ScenarioText& text) { return fs::exists(locate_beside(text.file, name), ignored); });
        if (found == scenario.texts.rend() || found == scenario.texts.rbegin()) continue;
        field.set(object, Value{name_from(scenario.file, name, locate_beside(found->file, name))});
      }
    });
  }
}

/// The value at `path` could not be read, nor what it may have meant instead.
void doubt(const std::string& path, Doubts& doubts)
{
  doubts.unread.insert(path);
  doubts.faulty.insert(path);
  if (const std::size_t dot = path.rfind('.'); dot != std::string::npos)
    doubts.incomplete.insert(path.substr(0, dot));
}

/// What other files lay over those of the scenario.
void add_layers_of(const std::vector<Overlay>& over, const std::vector<Section>& sections,
                   std::vector<Layer>& layers, ReadScenario& out)
{
  for (const Overlay& overlay : over) {
    std::variant<Layer, Problem> read = layer_of(overlay, sections);
    if (Layer* layer = std::get_if<Layer>(&read)) {
      layers.push_back(std::move(*layer));
    } else {
      out.problems.push_back(std::get<Problem>(std::move(read)));
      doubt(overlay.path->text, out.doubts);
    }
  }
}

/// The options of the command line, after the files.  What one may have meant that cannot be read is in doubt.
void add_layers_of(const std::vector<Assignment>& changes, const std::vector<Section>& sections,
                   std::vector<Layer>& layers, ReadScenario& out)
{
  int place = 0;
  for (const Assignment& change : changes) {
    ++place;
    std::variant<Layer, std::vector<Problem>> read = layer_of(change, sections);
    if (Layer* layer = std::get_if<Layer>(&read)) {
      layer->option_place = place;
      layers.push_back(std::move(*layer));
      continue;
    }
    for (Problem& problem : std::get<std::vector<Problem>>(read)) {
      problem.option = place;
      out.problems.push_back(std::move(problem));
    }
    doubt(change.path, out.doubts);
  }
}

bool has_faults(const Layer& layer)
{
  return !layer.faults.empty();
}

}  // namespace

ReadScenario try_scenario(const std::string& file, const std::string& text, const MechanismParams& mechanisms,
                          const std::vector<Assignment>& changes, const std::vector<Overlay>& over)
{
  ReadScenario out;
  Scenario& scenario = out.scenario;
  scenario.mechanisms = mechanisms;
  scenario.file = file;
  const std::vector<Section> sections = scenario.sections();
  FileChain chain = read_chain(file, text);
  scenario.texts = chain.texts;
  out.problems = chain.malformed;
  // A file that is not there, or no YAML, may have given any value.
  out.doubts.everywhere = !chain.malformed.empty() || std::ranges::any_of(chain.layers, has_faults);

  std::vector<Layer> layers = std::move(chain.layers);
  add_layers_of(over, sections, layers, out);
  add_layers_of(changes, sections, layers, out);
  place_data_files(layers, file);
  if (!layers.empty()) {
    LayersRead read = read_layers(layers, sections, {"extends"}, std::move(out.doubts));
    scenario.origins = std::move(read.origins);
    out.doubts = std::move(read.doubts);
  }
  for (const Layer& layer : layers) {
    for (Problem& problem : layer.problems()) out.problems.push_back(std::move(problem));
  }
  out.problems = by_place(scenario, std::move(out.problems));
  place_default_files(sections, scenario);
  return out;
}

ReadScenario try_scenario_file(const std::string& file, const MechanismParams& mechanisms,
                               const std::vector<Assignment>& changes)
{
  return try_scenario(file, read_text_file(file, largest_yaml + 1), mechanisms, changes);
}

Scenario parse_scenario(const std::string& file, const std::string& text, const MechanismParams& mechanisms,
                        const std::vector<Assignment>& changes)
{
  ReadScenario read = try_scenario(file, text, mechanisms, changes);
  refuse(read.problems);
  return std::move(read.scenario);
}

Scenario read_scenario(const std::string& file, const MechanismParams& mechanisms,
                       const std::vector<Assignment>& changes)
{
  return parse_scenario(file, read_text_file(file, largest_yaml + 1), mechanisms, changes);
}

std::string resolved_yaml(const Scenario& scenario)
{
  Scenario copy = scenario;  // sections point into what they describe
  return effective_yaml(copy.sections());
}

std::string annotated_yaml(const Scenario& scenario)
{
  Scenario copy = scenario;
  return effective_yaml(copy.sections(), scenario.origins);
}

std::string as_written(const Scenario& scenario)
{
  if (scenario.texts.size() == 1) return scenario.texts.front().text;
  const fs::path folder = fs::path(scenario.file).parent_path();
  std::string out;
  for (const auto& [file, text] : scenario.texts) {
    if (!out.empty()) out += out.back() == '\n' ? "---\n" : "\n---\n";
    out += "# " + fs::path(file).lexically_proximate(folder).string() + "\n" + text;
  }
  return out;
}

}  // namespace linli
