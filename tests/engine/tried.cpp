#include "tried.hpp"

#include "support/lively.hpp"
#include "support/tiny_world.hpp"
#include "test_mechanisms.hpp"

namespace linli::test {
namespace {

constexpr std::int64_t usual = 8;         // a festival, an election, sessions in half of the areas
constexpr std::int64_t anniversary = 48;  // of the secretary of area 4, who is a year older

Moment moment_of(const Step& step, std::uint32_t replicate)
{
  return {step.declaration.name == "succession" ? anniversary : usual, {11, replicate}};
}

Tried tried(const char* name, Influence influence, std::int64_t session_every, std::int64_t follow_up)
{
  Scenario scenario = lively(influence, 0.3);  // areas of several compounds, these of several groups
  scenario.population.areas = {3, 4, 5, 40, 41};
  scenario.of<Programme>().session_every = session_every;
  scenario.of<Efficacy>().follow_up = follow_up;
  scenario.of<Succession>().batches_every = 24;
  scenario.of<Workload>().campaign_start.fill(usual);
  if (influence == Influence::threshold) {
    scenario.of<Mentoring>().term = 3;
    scenario.of<Succession>().stay = 0;
  }
  if (influence == Influence::sigmoid) {  // so seldom that age decides how many elections somebody has seen
    scenario.of<Election>().first = usual;
    scenario.of<Election>().every = 156;
  }
  Week week = make_week(scenario);
  week.policy<Festival>({.offers = 4, .every = 8});
  week.settle<Places>({});
  week.local<Rumour>({});
  week.local<Outings>({});
  World world = after(district(scenario, week), week, 5, 2);
  // In some areas a post is vacant, in others somebody is new; so are places of the staff.
  const bool first_is_vacant = influence == Influence::threshold;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const AreaId area{a};
    world.posts.vacant[area] = a == 3 || (a == 0 && first_is_vacant) ? 3 : 0;
    const bool is_new = a == 4 || (a == 1 && influence == Influence::sigmoid);
    const SecretaryId who = secretary_of(world, area);
    world.people.secretaries.appointed[who] = is_new ? static_cast<std::uint16_t>(usual + 1) : 0;
    world.people.secretaries.sex[who] = Sex::male;
    if (world.posts.vacant[area] > 0) {  // who left is told from who comes
      world.people.secretaries.origin[who] = 200;
      world.people.secretaries.employment[who] = Employment::other;
      world.people.secretaries.employment_then[who] = Employment::other;
    }
    world.secretaries.mentored[who] = a == 2 ? 0 : 1;
    world.secretaries.strain.burnout[who] = static_cast<std::uint8_t>(a % 3);
    world.posts.asked_hours[area] = 1;     // less than was asked for
    world.posts.leading_hours[area] += 2;  // more than is usual, where all have no more than the floor
    const StaffId first = world.staff.of(area).first;
    world.staff.vacant[StaffId{first.value + 4}] = first_is_vacant ? 3 : 0;
    world.staff.vacant[StaffId{first.value + 1}] = 0;
    world.staff.hired[StaffId{first.value + 1}] = static_cast<std::uint16_t>(usual + 1);
  }
  if (first_is_vacant) {
    world.reserves.people[SubdistrictId{0}] = 0.5F;
    const SecretaryId retires = secretary_of(world, AreaId{1});  // and goes
    world.people.secretaries.age[retires] = 59;
    world.people.secretaries.employment[retires] = Employment::other;
  }
  world.reserves.prepared[SubdistrictId{1}] = 0.9F;
  return {name, week, std::move(world)};
}

}  // namespace

// The last week was number 4, and the area in the middle has number 4: it had a session then, or two weeks before.
const std::vector<Tried>& all_tried()
{
  static const std::vector<Tried> all{tried("linear", Influence::linear, 2, 0),
                                      tried("threshold", Influence::threshold, 3, 3),
                                      tried("sigmoid", Influence::sigmoid, 2, 0)};
  return all;
}

World found_by(const Step& step, World world)
{
  if (step.phase == Phase::policy) world.levers.reset(world.areas());
  return world;
}

World acted(const Step& step, World world, std::uint32_t first, std::uint32_t last, std::uint32_t replicate)
{
  world = found_by(step, std::move(world));
  for (std::uint32_t place = first; place < last; ++place) step.act(world, place, moment_of(step, replicate));
  return world;
}

World acted_everywhere(const Step& step, const World& world)
{
  const std::size_t places = step.phase == Phase::policy   ? 1
                             : step.phase == Phase::settle ? world.people.subdistricts.size()
                                                           : world.areas();
  return acted(step, world, 0, static_cast<std::uint32_t>(places));
}

}  // namespace linli::test
