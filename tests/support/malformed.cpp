#include "support/malformed.hpp"

#include "engine/scenario_faults.hpp"
#include "support/places.hpp"

#include <algorithm>
#include <regex>

namespace linli::test {

namespace fs = std::filesystem;

std::vector<Field> SampleKinds::Params::describe()
{
  using P = SampleKinds::Params;
  return {boolean<&P::active>({.name = "active"}),
          choice<&P::shape>({"flat", "linear", "logistic"}, {.name = "shape"}),
          integer<&P::crowd>({.name = "crowd", .unit = units::people()})};
}

Declaration SampleKinds::declaration()
{
  Declaration declaration;
  declaration.name = "sample";
  declaration.en = "Kinds of parameters that the shipped model does not have";
  return declaration;
}

MechanismParams mechanisms_with_sample()
{
  MechanismParams all = MechanismParams::standard();
  all.add<SampleKinds>();
  return all;
}

fs::path malformed_folder()
{
  return source_dir() + "/tests/scenario/malformed";
}

std::vector<fs::path> malformed_scenarios()
{
  std::vector<fs::path> scenarios;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(malformed_folder())) {
    if (entry.path().extension() == ".yaml") scenarios.push_back(entry.path());
  }
  std::sort(scenarios.begin(), scenarios.end());
  return scenarios;
}

std::string told_about(const fs::path& scenario)
{
  const fs::path before = fs::current_path();
  fs::current_path(scenario.parent_path());
  std::string told;
  try {
    require_faultless(try_scenario_file(scenario.filename().string(), mechanisms_with_sample()),
                      Against::data);
  } catch (const Error& error) {
    // Where shipped data lie depends on the checkout.
    const std::regex folder("those above it, [^)]*\\)");
    told = std::regex_replace(std::string(error.what()), folder, "those above it, …)") + "\n";
  }
  fs::current_path(before);
  return told;
}

}  // namespace linli::test
