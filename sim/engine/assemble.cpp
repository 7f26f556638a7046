#include "engine/assemble.hpp"

#include "engine/intervention_places.hpp"
#include "scenario/data_files.hpp"

namespace linli {

District make_district(const Scenario& scenario, const Workers& workers)
{
  District out;
  out.margins = read_margins(locate_data(scenario.file, scenario.population.margins));
  out.roster = read_secretaries(locate_data(scenario.file, scenario.population.secretaries), out.margins);
  Population whole = synthesize(out.margins, out.roster, scenario.housing, scenario.population,
                                scenario.run.luck().seed, workers);
  require_known_places(scenario, whole);
  out.fit = compare(whole, out.margins, scenario.population.scale);
  out.secretaries_fit = compare(whole.secretaries, whole.subdistricts, out.roster);
  const bool all = scenario.population.subdistricts.empty() && scenario.population.areas.empty();
  out.population = all ? std::move(whole) : select(whole, scenario.population);
  require_reached_places(scenario, out.population);
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
