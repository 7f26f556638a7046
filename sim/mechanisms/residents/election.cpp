#include "mechanisms/residents/election.hpp"

#include "core/calendar.hpp"
#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>

namespace linli {

Declaration Election::declaration()
{
  return {.name = "election",
          .en = "Elections of the residents' committee",
          .zh = "居委会选举",
          .equation = "votes with probability r logistic(a + x'g + views + b_H H + b_N xi + m e (1 - c_H H))",
          .report = "problem 1; K1, K13, K14, A1, B6, G1, G2",
          .reads = {"area.first_building_group",
                    "building_group.first_household",
                    "household.first_resident",
                    "household.arrived",
                    "resident.key",
                    "resident.age",
                    "resident.age_band",
                    "resident.registration",
                    "resident.education",
                    "resident.activity",
                    "resident.party",
                    "resident.years_here",
                    "resident.propensity",
                    "resident.belonging",
                    "resident.trust",
                    "resident.efficacy",
                    "resident.knows_committee",
                    "resident.habit_election",
                    "resident.took_part",
                    "lever.door_visits",
                    "lever.appeal"},
          .writes = {
              "resident.voted",
              "resident.habit_election",
              "resident.took_part",
              "area.last_election",
          }};
}

void Election::make_room(World& world) const
{
  ResidentState& r = world.residents;
  give_rows(r.voted, world.size());
  give_rows(r.habit[Channel::election], world.size());
  give_rows(r.took_part, world.size());
  give_rows(r.knows_committee, world.size());
  for (auto* column : {&r.belonging, &r.trust, &r.efficacy}) give_rows(*column, world.size());
  give_rows(world.places.last_election, world.areas());
}

void Election::begin(World& world, HouseholdId household, const Luck& luck) const
{
  const std::int64_t weeks_since_last = params_.every - params_.first % params_.every;  // before the run
  for (const ResidentId id : world.people.households.residents[household]) {
    world.residents.voted[id] = 0;
    const bool here_before = arrival_of(world, household) == 0 && world.people.residents.adult(id);
    double habit = 0;
    if (here_before && may_vote(world, household, id, luck))
      habit = params_.start * most_habit(lived_through(world, id, weeks_since_last));
    world.residents.habit[Channel::election][id] = static_cast<float>(habit);
  }
}

int Election::lived_through(const World& world, ResidentId id, std::int64_t weeks_since_last) const
{
  const Residents& who = world.people.residents;
  const int years = std::min<int>(who.years_here[id], who.age[id] - adult_age);
  // Whoever has been here y years came between y and y + 1 years ago; an election just half a year before or after the
  // full year is counted for all of them.
  const double weeks =
      weeks_per_year * (static_cast<double>(years) + 0.5) - static_cast<double>(weeks_since_last);
  return weeks < 0 ? 0 : static_cast<int>(weeks / static_cast<double>(params_.every)) + 1;
}

double Election::most_habit(int elections) const
{
  return 1 - pow(1 - std::min(params_.rate, 1 - 1e-9), elections);
}

float Election::habit_after(float habit, bool voted, int elections) const
{
  const auto rate = static_cast<float>(params_.rate);
  if (!voted) return habit - rate * habit;
  return std::max(habit, std::min(habit + rate * (1.0F - habit), static_cast<float>(most_habit(elections))));
}

bool Election::may_vote(const World& world, HouseholdId household, ResidentId id, const Luck& luck) const
{
  const Residents& who = world.people.residents;
  if (who.registration[id] == Registration::here) return true;
  const RandomBlock words = random_block(luck, Stream::voters, arrival_of(world, household), who.key[id]);
  return who.years_here[id] >= 1 && static_cast<double>(uniform24(words[0])) < params_.on_request;
}

double Election::leaning(const World& world, ResidentId id) const
{
  const Residents& who = world.people.residents;
  const ResidentState& r = world.residents;
  const auto half = [](float x) { return static_cast<double>(x) - 0.5; };
  return params_.intercept + params_.age[who.band[id]] +
         params_.education[static_cast<std::size_t>(who.education[id])] +
         params_.party[static_cast<std::size_t>(who.party[id])] +
         params_.propensity * static_cast<double>(who.propensity[id]) +
         params_.belonging * half(r.belonging[id]) + params_.trust * half(r.trust[id]) +
         params_.efficacy * half(r.efficacy[id]) +
         params_.habit * static_cast<double>(r.habit[Channel::election][id]);
}

double Election::visit(double door_visits, bool known, bool branch) const
{
  const double share = std::clamp(door_visits, 1e-6, 1 - 1e-6);
  return log(share / (1 - share)) + params_.known_first * (known ? 0.5 : -0.5) +
         (branch ? params_.branch : 0.0);
}

double Election::chance(double leaning, double habit, double norm, double contact, bool visited, bool knows,
                        double appeal) const
{
  const double intention =
      logistic(leaning + params_.norm * norm + appeal * contact * (1 - params_.habituated * habit));
  const double reached =
      visited
          ? 1.0
          : logistic(params_.notice + (knows ? params_.notice_knows : 0.0) + params_.notice_habit * habit);
  return reached * intention;
}

}  // namespace linli
