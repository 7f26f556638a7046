#pragma once
/// A small scenario with a field of every kind, for tests of the readers and the writer.
#include "core/describe.hpp"
#include "core/errors.hpp"
#include "scenario/reader.hpp"
#include "scenario/yaml_document.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace linli::sample {

struct Run {
  std::string name = "sample";
  std::string description{};
  std::int64_t seed = 1;
  Date start{0};

  bool operator==(const Run&) const = default;
};

enum class Shape { flat, linear, logistic };

struct Exposure {
  double half_life = 8;
  double slope = 0.5;
  double rate = 0.35;
  bool active = true;
  Shape shape = Shape::linear;
  std::array<double, 3> weights{0.2, 0.3, 0.5};

  bool operator==(const Exposure&) const = default;
};

struct Participation {
  std::int64_t duration = 208;
  int crowd = 40;
  std::vector<std::string> groups{"choir", "sport"};
  std::vector<std::int64_t> sizes{5, 10};

  bool operator==(const Participation&) const = default;
};

struct Scenario {
  Run run{};
  Exposure exposure{};
  Participation participation{};

  bool operator==(const Scenario&) const = default;
};

/// The description of `scenario`, bound to it.
inline std::vector<Section> sections_of(Scenario& scenario)
{
  const Section run{
      "",
      "",
      "",
      {text<&Run::name>({.name = "name"}), text<&Run::description>({.name = "description"}),
       integer<&Run::seed>({.name = "seed", .valid = {.low = 0}}), date<&Run::start>({.name = "start"})},
      &scenario.run};
  const Section exposure{
      "exposure",
      "What residents hear",
      "",
      {number<&Exposure::half_life>({.name = "half_life",
                                     .unit = units::weeks(),
                                     .valid = {0.1, 520},
                                     .en = "time after which half is forgotten"}),
       number<&Exposure::slope>({.name = "slope", .valid = {-10, 10}}),
       number<&Exposure::rate>({.name = "rate", .unit = units::per_week(), .valid = {0, 7}}),
       boolean<&Exposure::active>({.name = "active"}),
       choice<&Exposure::shape>({"flat", "linear", "logistic"}, {.name = "shape"}),
       numbers<&Exposure::weights>({"young", "adult", "elderly"}, {.name = "weights", .valid = {0, 1}})},
      &scenario.exposure};
  const Section participation{
      "participation",
      "Who takes part",
      "",
      {integer<&Participation::duration>({.name = "duration", .unit = units::weeks(), .valid = {0, 2000}}),
       integer<&Participation::crowd>({.name = "crowd", .unit = units::people()}),
       names<&Participation::groups>({.name = "groups"}),
       integers<&Participation::sizes>({.name = "sizes", .valid = {1, 100}})},
      &scenario.participation};
  return {run, exposure, participation};
}

/// Reads `text` as the file `s.yaml` into `scenario`; the faults as a user sees them, one a line, "" for
/// none.
inline std::string read_into(Scenario& scenario, const std::string& text)
{
  try {
    std::vector<Section> sections = sections_of(scenario);
    std::string out;
    for (const Problem& problem : read_sections(parse_yaml("s.yaml", text), sections, {"instruments"})) {
      out += (out.empty() ? "" : "\n") + problem.text();
    }
    return out;
  } catch (const Error& error) {
    return error.what();
  }
}

inline std::string faults_of(const std::string& text)
{
  Scenario scenario;
  return read_into(scenario, text);
}

}  // namespace linli::sample
