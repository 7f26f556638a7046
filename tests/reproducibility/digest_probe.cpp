/// A small program without files to write and command line: says how it was built, runs a scenario and prints
/// digests of the state, as `linli digest` does, and of all series.  builds_test.py builds it with other
/// compilers and options and compares.
#include "core/digest.hpp"
#include "core/errors.hpp"
#include "engine/assemble.hpp"
#include "engine/simulation.hpp"
#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <exception>
#include <string>

namespace {

using namespace linli;

#if defined(__clang__)
constexpr const char* compiler = "clang++ " __clang_version__;
#else
constexpr const char* compiler = "g++ " __VERSION__;
#endif
#if defined(__OPTIMIZE__)
constexpr const char* optimised = "optimised";
#else
constexpr const char* optimised = "not optimised";
#endif
#if defined(__AVX512F__)
constexpr const char* instructions = "AVX-512";
#elif defined(__AVX2__)
constexpr const char* instructions = "AVX2";
#elif defined(__AVX__)
constexpr const char* instructions = "AVX";
#else
constexpr const char* instructions = "baseline";
#endif

std::string digest_of_series(const Recording& recording)
{
  Digest digest;
  for (std::size_t k = 0; k < recording.observables().size(); ++k) {
    for (const Grouping g : {Grouping::area, Grouping::subdistrict, Grouping::age_band, Grouping::district}) {
      if (!recording.has(k, g)) continue;
      const std::vector<float> series = recording.series(k, g);
      digest.add(series.data(), series.size() * sizeof(float));
    }
  }
  return digest.text();
}

void probe(const std::string& file, int threads)
{
  constexpr std::int64_t every = 10;  // weeks
  const Scenario scenario = read_scenario(file);
  const Workers workers(threads);
  const Week week = make_week(scenario);
  Assembled start = assemble(scenario, week, workers);
  Simulation simulation(std::move(start.world), week, scenario.run.luck(), workers);
  Recording recording(all_observables(), simulation.world());
  fmt::print("weeks {:>5}  {}\n", 0, digest_of(simulation.world()));
  while (simulation.weeks() < scenario.run.all_weeks()) {
    simulation.step(&recording);
    if (simulation.weeks() % every == 0 || simulation.weeks() == scenario.run.all_weeks())
      fmt::print("weeks {:>5}  {}\n", simulation.weeks(), digest_of(simulation.world()));
  }
  fmt::print("series      {}\n", digest_of_series(recording));
}

}  // namespace

int main(int argc, char** argv)
{
  if (argc != 3) {
    fmt::print(stderr, "usage: linli_digest_probe SCENARIO THREADS\n");
    return 2;
  }
  try {
    fmt::print("built by {}, {}, {} instructions\n", compiler, optimised, instructions);
    probe(argv[1], std::stoi(argv[2]));
    return 0;
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}\n", e.what());
    return 1;
  }
}
