#include "engine/simulation.hpp"

#include "engine/set_up.hpp"
#include "engine/watched.hpp"

namespace linli {

Ownership Ownership::of_everything(const World& world)
{
  Ownership all;
  for (std::size_t a = 0; a < world.areas(); ++a) all.areas.emplace_back(a);
  for (std::size_t s = 0; s < world.people.subdistricts.size(); ++s) all.subdistricts.emplace_back(s);
  return all;
}

Simulation::Simulation(World world, Week week, Luck luck, Workers workers, std::int64_t weeks)
    : world_(std::move(world)),
      week_(std::move(week)),
      luck_(luck),
      workers_(workers),
      ownership_(Ownership::of_everything(world_)),
      week_number_(weeks)
{
  begin_watching(world_, week_.watched(), weeks > 0 ? Past::known : Past::none);
}

void Simulation::step(Recorder* recorder)
{
  step(recorder != nullptr ? std::vector<Recorder*>{recorder} : std::vector<Recorder*>{});
}

void Simulation::step(const std::vector<Recorder*>& recorders)
{
  world_.events.forget();
  const Moment moment{week_number_, luck_, week_.study_begins()};
  policy(moment);
  settle(moment);
  workers_.for_each(ownership_.areas.size(),
                    [&](std::size_t k) { live(ownership_.areas[k], moment, recorders); });
  if (ownership_.exchange) ownership_.exchange(world_);
  world_.seen.turn();
  for (Recorder* recorder : recorders) recorder->close_week(world_, moment);
  ++week_number_;
}

/// Levers start from neutral every week; what policies want is put together in the order of the week.
void Simulation::policy(const Moment& moment)
{
  world_.levers.reset(world_.areas());
  for (const Step& step : week_.steps()) {
    if (step.phase == Phase::policy) step.act(world_, 0, moment);
  }
}

void Simulation::settle(const Moment& moment)
{
  for (const Step& step : week_.steps()) {
    if (step.phase != Phase::settle) continue;
    workers_.for_each(ownership_.subdistricts.size(),
                      [&](std::size_t k) { step.act(world_, ownership_.subdistricts[k].value, moment); });
  }
  if (ownership_.hear_settled) ownership_.hear_settled(world_);
}

/// Runs everything of one area while its memory is in the cache.
void Simulation::live(AreaId area, const Moment& moment, const std::vector<Recorder*>& recorders)
{
  for (const Step& step : week_.steps()) {
    if (step.phase == Phase::local) step.act(world_, area.value, moment);
  }
  welcome(world_, week_, area, moment);
  world_.seen.note(world_.residents, world_.people.areas.residents[area]);
  watch(world_, week_.watched(), area);
  for (Recorder* recorder : recorders) recorder->observe(world_, area);
}

}  // namespace linli
