#include "engine/problem_at.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

namespace linli {

Problem problem_at(const Scenario& scenario, const std::vector<std::string>& paths, std::string problem,
                   std::string why, std::string hint)
{
  Problem out{.file = scenario.file,
              .path = paths.front(),
              .problem = std::move(problem),
              .why = std::move(why),
              .hint = std::move(hint)};
  for (const std::string& path : paths) {
    const auto written = scenario.origins.find(path);
    if (written == scenario.origins.end()) continue;
    out.file = written->second.source;
    out.line = written->second.line;
    out.path = path;
    break;
  }
  return out;
}

Problem unknown_name(const Scenario& scenario, const std::vector<std::string>& paths, const std::string& what,
                     const std::string& name, const std::vector<std::string>& known)
{
  const std::optional<std::string> near = nearest_name(name, known);
  return problem_at(scenario, paths, fmt::format("there is no {} called {}", what, name),
                    near ? "" : "known are " + listed(known), near ? "did you mean " + *near + "?" : "");
}

}  // namespace linli
