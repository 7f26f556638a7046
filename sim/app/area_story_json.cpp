#include "app/area_story.hpp"
#include "app/json.hpp"

#include <nlohmann/json.hpp>

namespace linli {
namespace {

/// A week counted from 1 as one of the study; null if it was before the run.
Json since(const AreaStory& story, std::int64_t counted_from_one)
{
  return counted_from_one == 0 ? Json() : Json(story.of_study(counted_from_one - 1));
}

Json secretary(const AreaStory& story, const SecretaryTrace& s)
{
  Json skill;
  for (std::size_t k = 0; k < skills; ++k) skill[skill_labels[k]] = plain(s.skill[k]);
  return {{"in_office", s.vacant == 0},
          {"weeks_vacant", s.vacant},
          {"appointed", since(story, s.appointed)},
          {"age", s.age},
          {"sex", sex_labels()[static_cast<std::size_t>(s.sex)]},
          {"employment", employment_labels()[static_cast<std::size_t>(s.employment)]},
          {"college", s.college},
          {"skill", skill},
          {"exhaustion", plain(s.exhaustion)},
          {"burnout", s.burnout},
          {"reputation", plain(s.reputation)},
          {"mentored", s.mentored}};
}

Json staff(const AreaStory& story, const std::vector<StaffTrace>& places)
{
  Json out = Json::array();
  for (const StaffTrace& s : places) {
    out.push_back({{"state", s.vacant > 0 ? "vacant"
                             : s.on_leave ? "on leave"
                                          : "at work"},
                   {"weeks_vacant", s.vacant},
                   {"hired", since(story, s.hired)},
                   {"skill", plain(s.skill)},
                   {"exhaustion", plain(s.exhaustion)},
                   {"burnout", s.burnout}});
  }
  return out;
}

Json came_in(const Workload::Arrivals& in)
{
  return {{"pressure", in.pressure},
          {"items", plain(in.items)},
          {"regrown", plain(in.regrown)},
          {"tasks", in.tasks},
          {"task_hours", in.passed_down},
          {"inspections", in.inspections},
          {"inspection_hours", in.inspection_hours},
          {"campaigns", in.campaigns},
          {"campaign_hours", in.campaign_hours},
          {"troubles", in.troubles},
          {"trouble_hours", in.trouble_hours},
          {"self_governing_groups", in.self_governing},
          {"hours_saved_by_groups", in.saved}};
}

Json business(const AreaWeekTrace& w)
{
  Json out;
  for (std::size_t k = 0; k < businesses; ++k) {
    out[business_labels[k]] = {
        {"waited", plain(w.waiting[k])}, {"came_in", plain(w.plan.arrivals.hours[k])},
        {"due", w.plan.due[k]},          {"own_share", w.plan.secretary ? w.plan.own[k] : 0.0},
        {"done", w.outcome.done[k]},     {"lapsed", w.outcome.lapsed[k]},
        {"waits", w.outcome.waiting[k]}};
  }
  return out;
}

Json hours(const AreaWeekTrace& w)
{
  const Workload::Plan& p = w.plan;
  const Workload::Outcome& o = w.outcome;
  return {{"urgent_claims",
           {{"due", p.urgent},
            {"own_share", p.secretary ? p.own_urgent : 0.0},
            {"done", p.urgent - o.urgent_missed},
            {"missed", o.urgent_missed}}},
          {"load", o.load},
          {"perfunctory", o.perfunctory},
          {"overstepping", o.overstepping},
          {"staff_capacity", p.staff_capacity},
          {"staff_worked", o.staff},
          {"staff_load", o.staff_load},
          {"secretary_due_in_person", o.own_due},
          {"secretary_routine", o.routine},
          {"secretary_asked", o.asked},
          {"secretary_leading", o.leading},
          {"secretary_load", o.own_load},
          {"coordinating", p.coordinating}};
}

Json leading(const AreaWeekTrace& w)
{
  Json functions;
  for (std::size_t f = 0; f < leadership_functions; ++f) {
    functions[leadership_function_labels[f]] = {{"share", plain(w.share[f])},
                                                {"hours", w.leading.hours * static_cast<double>(w.share[f])},
                                                {"power", w.leading.power[f]},
                                                {"reach", w.leading.reach[f]}};
  }
  return {{"hours", w.leading.hours},
          {"functions", functions},
          {"properly", w.leading.properly},
          {"left_alone", w.leading.left_alone}};
}

Json levers(const AreaWeekTrace& w)
{
  Json out;
  for (const LeverInfo& info : lever_table()) {
    const LeverTrace& l = w.levers[static_cast<std::size_t>(info.lever)];
    out[info.name] = {{"unit", std::string(info.unit.label)},
                      {"programme", plain(l.programme)},
                      {"with_interventions", plain(l.interventions)},
                      {"in_force", plain(l.in_force)}};
  }
  return out;
}

Json week(const AreaStory& story, const AreaWeekTrace& w)
{
  Json interventions;
  for (const ActingIntervention& i : w.interventions) interventions[i.name] = plain(i.strength);
  return {{"week", story.of_study(w.week)},
          {"date", to_string(story.run.calendar().date_of(w.week))},
          {"secretary", secretary(story, w.secretary)},
          {"staff", staff(story, w.staff)},
          {"came_in", came_in(w.plan.arrivals)},
          {"business", business(w)},
          {"hours", hours(w)},
          {"leading", leading(w)},
          {"levers", levers(w)},
          {"interventions", w.interventions.empty() ? Json::object() : interventions}};
}

}  // namespace

std::string json_of(const AreaStory& story)
{
  Json weeks = Json::array();
  for (const AreaWeekTrace& w : story.weeks) weeks.push_back(week(story, w));
  const AreaProfile& a = story.area;
  const Json document{{"scenario", story.scenario},
                      {"seed", story.run.seed},
                      {"replicate", story.run.replicate},
                      {"area",
                       {{"number", a.number},
                        {"subdistrict", a.subdistrict},
                        {"residents", a.residents},
                        {"adults", a.adults},
                        {"building_groups", a.groups},
                        {"simulated_share", plain(a.simulated)},
                        {"staff_places", a.staff}}},
                      {"weeks", weeks}};
  return document.dump(2) + "\n";
}

}  // namespace linli
