#include "engine/assemble.hpp"

#include "engine/intervention_places.hpp"
#include "engine/set_up.hpp"
#include "scenario/data_files.hpp"
#include "scenario/problem_with.hpp"
#include "scenario/shipped.hpp"
#include "scenario/text_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace linli {

namespace {

/// A file of the scenario's, of which the parameter at `path` gives the name; notes if there is none.
std::string data_file(const Scenario& scenario, const std::string& path, const std::string& name,
                      std::vector<Problem>& missing)
{
  const std::string file = locate_data(scenario.file, name);
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return file;
  const std::string shipped = shipped_folder().string();
  const std::string also =
      shipped.empty() ? "no shipped data was found above the program" : "and in " + shipped;
  missing.push_back(problem_with(scenario, path, fmt::format("there is no file {}", name),
                                 "looked for in the folder of the scenario, in those above it, " + also,
                                 nearest_file(file)));
  return file;
}

}  // namespace

DistrictData read_district_data(const Scenario& scenario)
{
  const PopulationParams& names = scenario.population;
  std::vector<Problem> missing;
  const std::string margins = data_file(scenario, "population.margins", names.margins, missing);
  const std::string roster = data_file(scenario, "population.secretaries", names.secretaries, missing);
  if (!missing.empty()) throw Error(Exit::io, missing);
  DistrictData out;
  out.margins = read_margins(margins);
  out.roster = read_secretaries(roster, out.margins);
  return out;
}

District populate(const Scenario& scenario, DistrictData data, const Workers& workers)
{
  District out{std::move(data.margins), std::move(data.roster), {}, {}, {}};
  Population whole = synthesize(out.margins, out.roster, scenario.housing, scenario.population,
                                scenario.run.luck().seed, workers);
  out.fit = compare(whole, out.margins, scenario.population.scale);
  out.secretaries_fit = compare(whole.secretaries, whole.posts, whole.subdistricts, out.roster);
  const bool all = scenario.population.subdistricts.empty() && scenario.population.areas.empty();
  try {
    out.population = all ? std::move(whole) : select(whole, scenario.population);
  } catch (const Error& error) {
    throw_placed(scenario, error);
  }
  return out;
}

District make_district(const Scenario& scenario, const Workers& workers)
{
  District out = populate(scenario, read_district_data(scenario), workers);
  const PlaceNames names = names_of(out.margins);
  std::vector<Problem> problems = place_faults(scenario, {&names, &out.population});
  if (problems.empty()) return out;
  for (const std::vector<Problem>& misfits : {fit_faults(out.fit), exactness_faults(out.secretaries_fit)})
    problems.insert(problems.end(), misfits.begin(), misfits.end());
  refuse(by_place(scenario, std::move(problems)));
  return out;
}

World prepared(Population population, Ties ties, const Week& week, const Luck& luck, const Workers& workers)
{
  World world;
  world.people = std::move(population);
  world.ties = std::move(ties);
  world.levers.reset(world.areas());
  prepare(world, week, luck, workers);
  world.seen.last_week.resize(world.size());
  world.seen.next.resize(world.size());
  workers.for_each(world.areas(), [&](std::size_t a) {
    world.seen.note(world.residents, world.people.areas.residents[AreaId{a}]);
  });
  world.seen.turn();
  return world;
}

Assembled assemble(const Scenario& scenario, const Week& week, const Workers& workers)
{
  District district = make_district(scenario, workers);
  require_fit(district.fit);
  require_exact(district.secretaries_fit);
  Assembled out{std::move(district.fit), std::move(district.secretaries_fit), {}, {}};
  for (const Margin& m : district.margins.margins) {
    out.margin_status.insert(out.margin_status.end(), m.counts.size(),
                             status_labels()[static_cast<std::size_t>(m.status)]);
  }
  Ties ties = generate_ties(district.population, scenario.network, scenario.run.luck().seed, workers);
  out.world = prepared(std::move(district.population), std::move(ties), week, scenario.run.luck(), workers);
  return out;
}

}  // namespace linli
