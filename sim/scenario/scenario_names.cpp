#include "scenario/scenario_names.hpp"

#include "scenario/shipped.hpp"
#include "scenario/text_file.hpp"

#include <fmt/format.h>

#include <system_error>
#include <vector>

namespace linli {
namespace {

namespace fs = std::filesystem;

bool is_name(const fs::path& name)
{
  return !name.has_parent_path() && !name.has_extension();
}

}  // namespace

FoundScenario find_scenario(const fs::path& folder, const fs::path& name)
{
  const fs::path here = (folder / name).lexically_normal();
  std::error_code ignored;
  if (!is_name(name) || fs::is_regular_file(here, ignored)) return {here.string(), {}};
  const std::vector<fs::path> shipped = shipped_scenarios(name.string());
  if (shipped.empty()) return {here.string(), {}};
  const fs::path local = here.string() + ".yaml";
  const bool other = fs::exists(local, ignored) && !fs::equivalent(local, shipped.front(), ignored);
  if (shipped.size() == 1 && !other) return {shipped.front().string(), {}};
  const fs::path first = other ? local : shipped[1];
  return {{},
          Fault{shown(name.string()) + " can be two files",
                fmt::format("{} and the shipped {}", first.string(), shipped.front().string()),
                other ? fmt::format(
                            "write `{}.yaml` for the file of this folder; to have the shipped one rename it",
                            name.string())
                      : "write the path of one"}};
}

std::string scenario_hint(const fs::path& file, const fs::path& name)
{
  std::string near = nearest_file(file, name);
  if (!near.empty() || !is_name(name)) return near;
  const std::vector<std::string> shipped = shipped_names();
  const std::string one = meant(name.string(), shipped);
  return one.empty() && !shipped.empty()
             ? "write the name of a file with its ending, or of a shipped scenario, such as `baseline`"
             : one;
}

}  // namespace linli
