#include "output/contents/provenance.hpp"

#include "core/build_info.hpp"
#include "core/text.hpp"
#include "core/week_text.hpp"
#include "population/scale_note.hpp"

#include <array>
#include <ctime>
#include <fstream>
#include <sys/utsname.h>

namespace linli {
namespace {

std::string processor_name()
{
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);) {
    const std::size_t colon = line.find(": ");
    if (line.rfind("model name", 0) == 0 && colon != std::string::npos) return line.substr(colon + 2);
  }
  return "unknown processor";
}

/// A path may be any bytes, a result only UTF-8.
std::string printable(std::string path)
{
  while (const auto byte = invalid_utf8(path)) path[*byte] = '?';
  return path;
}

/// "never", or where a run was stopped and went on: "after week -1 (2017-12-25), after week 7 (2018-02-19)".
std::string continued(const Scenario& scenario, const RunFacts& facts)
{
  std::string out;
  for (const std::int64_t weeks : facts.continued_at)
    out += (out.empty() ? "" : ", ") + after_text(scenario.run.calendar(), weeks);
  return out.empty() ? "never" : out;
}

/// "never", or what a run that went on under another scenario changed, and when.
std::string branched(const RunFacts& facts)
{
  std::string out;
  for (const std::string& change : facts.branched) out += (out.empty() ? "" : "; ") + change;
  return out.empty() ? "never" : out;
}

std::string machine()
{
  utsname name{};
  if (uname(&name) != 0) return processor_name();
  return processor_name() + ", " + name.sysname + " " + name.release + " " + name.machine;
}

}  // namespace

std::string utc_now()
{
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text.data(), length};
}

Attributes provenance(const Scenario& scenario, const RunFacts& facts)
{
  const BuildInfo& build = build_info();
  return {{"status", facts.status},
          {"scenario_name", scenario.naming.name},
          {"scenario_file", printable(scenario.file)},
          {"seed", scenario.run.seed},
          {"replicate", scenario.run.replicate},
          {"scale_note",
           scenario.population.scale < 1 ? scale_note(scenario.population.scale) : "all are simulated"},
          {"linli_version", build.version},
          {"commit", build.commit},
          {"model_sources", build.model},
          {"uncommitted_changes", std::int64_t{build.dirty ? 1 : 0}},
          {"compiler", build.compiler},
          {"compiler_flags", build.flags},
          {"build_type", build.build_type},
          {"architecture", build.architecture},
          {"libraries", build.libraries},
          {"machine", machine()},
          {"threads", static_cast<std::int64_t>(facts.threads)},
          {"started", facts.started},
          {"continued", continued(scenario, facts)},
          {"branched", branched(facts)},
          {"setup_seconds", facts.setup_seconds},
          {"weeks_seconds", facts.weeks_seconds},
          {"state_digest", facts.state_digest}};
}

}  // namespace linli
