#include "engine/assemble.hpp"

#include "engine/intervention_places.hpp"
#include "engine/set_up.hpp"
#include "scenario/data_files.hpp"
#include "scenario/problem_with.hpp"
#include "scenario/shipped.hpp"
#include "scenario/text_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <system_error>

namespace linli {

namespace {

/// Reads data files as far as they can be read, and collects what is wrong with them.
class DataFiles {
 public:
  explicit DataFiles(const Scenario& scenario) : scenario_(scenario) {}

  /// What `reader` makes of the file of which the parameter at `path` gives the name; nothing if it has a fault.
  template <class Read>
  auto read(const std::string& path, const std::string& name, Read reader)
      -> std::optional<decltype(reader(name))>
  {
    const std::string file = locate_data(scenario_.file, name);
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
      note_missing(path, name, file);
      return std::nullopt;
    }
    try {
      return reader(file);
    } catch (const Error& error) {
      if (error.exit() != Exit::scenario && error.exit() != Exit::io) throw;
      if (error.exit() != Exit::io) code_ = Exit::scenario;
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
      return std::nullopt;
    }
  }
  /// Throws all faults, Error(io) if no file could be read of which there are any.
  void tell() const
  {
    if (!problems_.empty()) throw Error(code_, by_place(scenario_, problems_));
  }

 private:
  void note_missing(const std::string& path, const std::string& name, const std::string& file)
  {
    const std::string shipped = shipped_folder().string();
    const std::string also =
        shipped.empty() ? "no shipped data was found above the program" : "and in " + shipped;
    problems_.push_back(problem_with(scenario_, path, fmt::format("there is no file {}", name),
                                     "looked for in the folder of the scenario, in those above it, " + also,
                                     nearest_file(file)));
  }

  const Scenario& scenario_;
  std::vector<Problem> problems_{};
  Exit code_ = Exit::io;
};

}  // namespace

DistrictData read_district_data(const Scenario& scenario)
{
  const PopulationParams& names = scenario.population;
  DataFiles files(scenario);
  std::optional<Margins> margins = files.read("population.margins", names.margins, read_margins);
  std::optional<SecretaryRoster> roster =
      files.read("population.secretaries", names.secretaries, [&margins](const std::string& file) {
        return margins ? read_secretaries(file, *margins) : read_secretaries(file);
      });
  files.tell();
  return {*std::move(margins), *std::move(roster)};
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
