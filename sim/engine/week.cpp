#include "engine/week.hpp"

namespace linli {

Week make_week(const Scenario& scenario)
{
  Week week;
  // 1. Policy sets its levers, looking at last week's world.
  week.policy<Programme>(scenario.of<Programme>());
  // 2. Claims of many areas on few providers and places are settled before any area is touched (none so far).
  // 3. Residents look around: who of the people they know took part lately.
  week.local<Exposure>(scenario.of<Exposure>());
  // 4. Every adult decides, on what was seen last week.
  week.local<Participation>(scenario.of<Participation>());
  // 5. Views change after deeds: next week's decisions see this week's experience.
  week.local<Acquaintances>(scenario.of<Acquaintances>());
  week.local<Belonging>(scenario.of<Belonging>());
  week.local<Habit>(scenario.of<Habit>());
  // The engine then notes what others will see next week, and observes.
  return week;
}

void prepare(World& world, const Week& week, const Luck& luck, const Workers& workers)
{
  for (const Step& step : week.steps()) {
    if (step.make_room) step.make_room(world);
  }
  derive(world, week, luck, workers);
  workers.for_each(world.areas(), [&](std::size_t a) {
    for (const Step& step : week.steps()) {
      if (step.begin) step.begin(world, AreaId{a}, luck);
    }
  });
}

void derive(World& world, const Week& week, const Luck& luck, const Workers& workers)
{
  workers.for_each(world.areas(), [&](std::size_t a) {
    for (const Step& step : week.steps()) {
      if (step.derive) step.derive(world, AreaId{a}, luck);
    }
  });
}

}  // namespace linli
