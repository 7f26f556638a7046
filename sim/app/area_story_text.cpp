#include "app/area_story.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

namespace linli {
namespace {

std::string header(const AreaStory& story)
{
  const AreaProfile& a = story.area;
  return fmt::format(
      "Area {} of {} (seed {}, replicate {})\n"
      "  in {}; {} residents, {} of them adults, in {} building groups; staff of {}\n"
      "  {}All hours are those of a week and of the whole area.\n",
      a.number, story.scenario, story.run.seed, story.run.replicate, a.subdistrict,
      grouped(static_cast<std::int64_t>(a.residents)), grouped(a.adults), a.groups, a.staff,
      a.simulated < 1 ? fmt::format("These groups are {:.1f} % of the area's.  ", 100 * a.simulated) : "");
}

std::string counted(double n, const char* what)
{
  return fmt::format("{:.0f} {}{}", n, what, n == 1 ? "" : "s");
}

std::string since(const AreaStory& story, std::int64_t counted_from_one)
{
  return counted_from_one == 0 ? "before the run"
                               : fmt::format("week {}", story.of_study(counted_from_one - 1));
}

std::string secretary(const AreaStory& story, const AreaWeekTrace& w)
{
  const SecretaryTrace& s = w.secretary;
  if (s.vacant > 0)
    return fmt::format("  secretary   nobody: the post has been vacant for {}\n", counted(s.vacant, "week"));
  std::string skill;
  for (std::size_t k = 0; k < skills; ++k) skill += fmt::format("  {} {:.2f}", skill_labels[k], s.skill[k]);
  return fmt::format(
      "  secretary   {}, {} years old, {}, {}; in office since {}{}\n"
      "              skills{}\n"
      "              exhaustion {:.2f}, burnout {} of 3, reputation {:.2f}\n",
      sex_labels()[static_cast<std::size_t>(s.sex)], s.age,
      employment_labels()[static_cast<std::size_t>(s.employment)], s.college ? "college" : "no college",
      since(story, s.appointed), s.mentored ? ", guided by a veteran" : "", skill, s.exhaustion, s.burnout,
      s.reputation);
}

std::string staff(const AreaStory& story, const AreaWeekTrace& w)
{
  std::string out = fmt::format("  {:<12}{:<22}{:>7}{:>13}{:>10}  {}\n", "staff", "", "skill", "exhaustion",
                                "burnout", "hired");
  for (std::size_t k = 0; k < w.staff.size(); ++k) {
    const StaffTrace& s = w.staff[k];
    if (s.vacant > 0) {
      out += fmt::format("    place {:<4}vacant for {}\n", k + 1, counted(s.vacant, "week"));
      continue;
    }
    out += fmt::format("    place {:<4}{:<22}{:>7.2f}{:>13.2f}{:>10}  {}\n", k + 1,
                       s.on_leave ? "on leave" : "at work", s.skill, s.exhaustion, s.burnout,
                       since(story, s.hired));
  }
  return out;
}

std::string came_in(const AreaWeekTrace& w)
{
  const Workload::Arrivals& in = w.plan.arrivals;
  return fmt::format(
      "  came in     {} of a list of {:.0f} items ({:.1f} hours), passed down with factor {:.2f}\n"
      "              {} ({:.1f} hours), {} ({:.1f} hours)\n"
      "              {:.1f} troubles brought to the committee ({:.1f} hours); {} saved {:.1f} hours\n",
      counted(in.tasks, "task"), in.items, in.passed_down, in.pressure, counted(in.inspections, "inspection"),
      in.inspection_hours, counted(static_cast<double>(in.campaigns), "campaign"), in.campaign_hours,
      in.troubles, in.trouble_hours, counted(in.self_governing, "self-governing group"), in.saved);
}

/// Hours of each kind of business, a row each.
std::string business(const AreaWeekTrace& w)
{
  const Workload::Plan& p = w.plan;
  const Workload::Outcome& o = w.outcome;
  std::string out = fmt::format("  {:<14}{:>9}{:>10}{:>9}{:>12}{:>9}{:>9}{:>9}{:>9}\n", "hours of", "waited",
                                "came in", "due", "own share", "staff's", "done", "lapsed", "waits");
  const double own = p.secretary ? p.own_urgent : 0.0;
  out += fmt::format("  {:<14}{:>9}{:>10.1f}{:>9.1f}{:>12.3f}{:>9.3f}{:>9.1f}{:>9.1f}{:>9}\n", "urgent", "",
                     p.urgent, p.urgent, own, 1 - own, p.urgent - o.urgent_missed, o.urgent_missed, "");
  for (std::size_t k = 0; k < businesses; ++k) {
    const double share = p.secretary ? p.own[k] : 0.0;
    out += fmt::format("  {:<14}{:>9.1f}{:>10.1f}{:>9.1f}{:>12.3f}{:>9.3f}{:>9.1f}{:>9.1f}{:>9.1f}\n",
                       business_labels[k], w.waiting[k], p.arrivals.hours[k], p.due[k], share, 1 - share,
                       o.done[k], o.lapsed[k], o.waiting[k]);
  }
  return out;
}

std::string hours(const AreaWeekTrace& w)
{
  const Workload::Plan& p = w.plan;
  const Workload::Outcome& o = w.outcome;
  return fmt::format(
      "  load        {:.3f} of secretary and staff together, perfunctory to {:.3f}; of the staff {:.3f}; "
      "overstepping {:.3f}\n"
      "  staff       worked {:.1f} of {:.1f} hours\n"
      "  secretary   routine {:.2f} of {:.2f} due in person, asked {:.2f} of {:.2f}, leading {:.2f}; "
      "load {:.3f}, coordinates {:.2f}\n",
      o.load, o.perfunctory, o.staff_load, o.overstepping, o.staff, p.staff_capacity, o.routine, o.own_due,
      o.asked, p.secretary ? p.asked : 0.0, o.leading, o.own_load, p.coordinating);
}

/// Hours to power, a row a function of leading.
std::string leading(const AreaWeekTrace& w)
{
  std::string out =
      fmt::format("  {:<14}{:>9}{:>10}{:>9}{:>9}\n", "leading", "share", "hours", "power", "reach");
  for (std::size_t f = 0; f < leadership_functions; ++f) {
    out += fmt::format("  {:<14}{:>9.3f}{:>10.3f}{:>9.3f}{:>9.3f}\n", leadership_function_labels[f],
                       w.share[f], w.leading.hours * static_cast<double>(w.share[f]), w.leading.power[f],
                       w.leading.reach[f]);
  }
  return out + fmt::format(
                   "  of answers and resolutions the committee makes × {:.3f}, of what groups do by "
                   "themselves × {:.3f}\n",
                   w.leading.properly, w.leading.left_alone);
}

/// Where levers come from, a row each that is not as without policy.
std::string levers(const AreaWeekTrace& w)
{
  std::string out = fmt::format("  {:<22}{:>11}{:>15}{:>11}{:>11}  {}\n", "lever", "programme",
                                "interventions", "leading", "in force", "unit");
  for (const LeverInfo& info : lever_table()) {
    const LeverTrace& l = w.levers[static_cast<std::size_t>(info.lever)];
    if (l.programme == info.neutral && l.interventions == info.neutral && l.in_force == info.neutral)
      continue;
    out +=
        fmt::format("  {:<22}{:>11.4g}{:>+15.4g}{:>+11.4g}{:>11.4g}  {}\n", info.name, l.programme,
                    l.interventions - l.programme, l.in_force - l.interventions, l.in_force, info.unit.label);
  }
  for (const ActingIntervention& i : w.interventions)
    out += fmt::format("  intervention {} acts here with strength {:.3g}\n", i.name, i.strength);
  return out;
}

}  // namespace

std::string text_of(const AreaStory& story)
{
  std::string out = header(story);
  for (const AreaWeekTrace& w : story.weeks) {
    out += fmt::format("\nWeek {} ({})\n", story.of_study(w.week),
                       to_string(story.run.calendar().date_of(w.week)));
    for (const std::string& part :
         {secretary(story, w), staff(story, w), came_in(w), business(w), hours(w), leading(w), levers(w)})
      out += part;
  }
  return out;
}

}  // namespace linli
