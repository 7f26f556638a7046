#include "engine/week.hpp"

#include "core/errors.hpp"
#include "engine/intervention_step.hpp"

#include <algorithm>

namespace linli {

std::vector<Step>::const_iterator Week::find(std::string_view name) const
{
  const auto found = std::ranges::find_if(steps_, [&](const Step& s) { return s.declaration.name == name; });
  expects(found != steps_.end(), "a step of the week: " + std::string(name));
  return found;
}

void Week::insert_before(std::string_view name, Step step)
{
  steps_.insert(find(name), std::move(step));
}

void Week::insert_after(std::string_view name, Step step)
{
  steps_.insert(find(name) + 1, std::move(step));
}

Week make_week(const Scenario& scenario)
{
  Week week;
  // The study begins with the secretaries of the report: until then they neither go nor learn.
  week.let_study_begin(scenario.run.burn_in);
  // 1. Policy sets its levers, looking at last week's world.
  week.policy<Programme>(scenario.of<Programme>());
  add_interventions(week, scenario);
  // 2. What several areas share is settled before any area is touched.
  week.settle<Comparison>(scenario.of<Comparison>());
  week.settle<RestOfArea>(scenario.of<RestOfArea>());
  week.settle<Succession>(scenario.of<Succession>());
  week.settle<Mentoring>(scenario.of<Mentoring>());
  // 3. Trouble comes before work: what arises this week is worked on this week, by the staff that is there.
  week.local<MinorIssues>(scenario.of<MinorIssues>());
  week.local<Staffing>(scenario.of<Staffing>());
  week.local<Workload>(scenario.of<Workload>());
  // 4. Leading is what is left of the secretary's week; the levers say what comes of it.
  week.local<LeadershipSkills>(scenario.of<LeadershipSkills>());
  week.local<LeadershipEffect>(scenario.of<LeadershipEffect>());
  week.local<Strain>(scenario.of<Strain>());
  // 5. Residents look around: who of the people they know took part lately.
  week.local<Exposure>(scenario.of<Exposure>());
  // 6. Heads and backbone go from door to door before people decide.
  week.local<Mobilisation>(scenario.of<Mobilisation>());
  // 7. Every adult decides, on what was seen last week; elections when due.
  week.local<Participation>(scenario.of<Participation>());
  week.local<Election>(scenario.of<Election>());
  // 8. Building groups find and lose heads and backbone among those who took part.
  week.local<SelfGovernance>(scenario.of<SelfGovernance>());
  week.local<VolunteerRegister>(scenario.of<VolunteerRegister>());
  // 9. Views change after deeds: next week's decisions see this week's experience.
  week.local<Acquaintances>(scenario.of<Acquaintances>());
  week.local<Belonging>(scenario.of<Belonging>());
  week.local<Trust>(scenario.of<Trust>());
  week.local<Efficacy>(scenario.of<Efficacy>());
  week.local<Satisfaction>(scenario.of<Satisfaction>());
  week.local<NeighbourTrust>(scenario.of<NeighbourTrust>());
  week.local<Habit>(scenario.of<Habit>());
  // 10. Acts outside the committee's channels follow from views.
  week.local<CivicActs>(scenario.of<CivicActs>());
  // 11. At the end of a quarter areas are assessed; next quarter's hours follow what counts and what was heard.
  week.local<Assessment>(scenario.of<Assessment>());
  // 12. Some move away; those who take their place begin when the week is over.
  week.local<Moves>(scenario.of<Moves>());
  // The engine then notes what others will see next week, and observes.
  return week;
}

}  // namespace linli
