#include "scenario/read_scenario.hpp"

#include "scenario/reader.hpp"
#include "scenario/text_file.hpp"
#include "scenario/writer.hpp"
#include "scenario/yaml_document.hpp"

namespace linli {

Scenario parse_scenario(const std::string& file, const std::string& text, const MechanismParams& mechanisms)
{
  Scenario scenario;
  scenario.mechanisms = mechanisms;
  scenario.file = file;
  scenario.as_written = text;
  const YamlDocument document = parse_yaml(file, text);
  std::vector<Section> sections = scenario.sections();
  std::vector<Problem> problems = read_sections(document, sections);
  if (problems.empty()) problems = contradictions(scenario);
  if (!problems.empty()) throw Error(Exit::scenario, problems);
  return scenario;
}

Scenario read_scenario(const std::string& file, const MechanismParams& mechanisms)
{
  return parse_scenario(file, read_text_file(file, largest_yaml + 1), mechanisms);
}

std::string resolved_yaml(const Scenario& scenario)
{
  Scenario copy = scenario;  // sections point into what they describe
  return effective_yaml(copy.sections());
}

}  // namespace linli
