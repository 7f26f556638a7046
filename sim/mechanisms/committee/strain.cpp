#include "mechanisms/committee/strain.hpp"

#include "core/math.hpp"
#include "core/samplers.hpp"
#include "mechanisms/committee/staffing.hpp"

#include <algorithm>

namespace linli {
namespace {

constexpr std::uint32_t of_secretary = 1U << 31;  // an address that no place of the staff has

double skill_of(const World& world, AreaId area, Skill which)
{
  const SecretaryId who = secretary_of(world, area);
  return static_cast<double>(world.secretaries.skill[static_cast<std::size_t>(which)][who]);
}

}  // namespace

Declaration Strain::declaration()
{
  Declaration d{
      .name = "strain",
      .en = "Exhaustion and burnout of secretaries and staff",
      .zh = "职业倦怠",
      .equation =
          "X <- X + rate (s(k0 + k1 (load - 1) - k2 (support - 1/2) - k3 (control - 1/2) + "
          "u) - X); burnout counts what is past its cut-off",
      .report = "problem 2; K10, K15, S12, S17, S19, P15",
      .reads = {"area.number", "area.first_staff", "staff.vacant", "staff.hired", "staff.skill",
                "work.staff_load", "work.perfunctory", "work.urgent", "post.secretary", "post.vacant",
                "post.load", "secretary.origin", "secretary.appointed", "secretary.mentored", "lever.reward",
                "lever.delegation", "lever.task_pruning", "work.regrown"},
      .writes = {}};
  for (const char* business : business_labels) d.reads.push_back(std::string("work.done_") + business);
  for (const char* skill : skill_labels) d.reads.push_back(std::string("secretary.") + skill);
  for (const char* of : {"staff.", "secretary."}) {
    for (const char* what : {"exhaustion", "cynicism", "accomplishment", "temper"}) {
      d.reads.push_back(std::string(of) + what);
      d.writes.push_back(std::string(of) + what);
    }
    d.writes.push_back(std::string(of) + "burnout");
  }
  return d;
}

void Strain::make_room(World& world) const
{
  const auto give = [](auto& strain, std::size_t rows) {
    for (auto* column : {&strain.exhaustion, &strain.cynicism, &strain.accomplishment, &strain.temper})
      give_rows(*column, rows);
    give_rows(strain.burnout, rows);
  };
  give(world.staff.strain, world.staff.size());
  const std::size_t secretaries = world.people.secretaries.size();
  give(world.secretaries.strain, secretaries);
  for (auto& skill : world.secretaries.skill) give_rows(skill, secretaries, 0.5F);
  give_rows(world.secretaries.mentored, secretaries);
  give_rows(world.staff.vacant, world.staff.size());
  give_rows(world.staff.hired, world.staff.size());
  give_rows(world.staff.skill, world.staff.size());
  give_rows(world.posts.vacant, world.areas());
  give_rows(world.posts.load, world.areas());
  for (auto* column :
       {&world.work.staff_load, &world.work.perfunctory, &world.work.urgent, &world.work.regrown})
    give_rows(*column, world.areas());
  for (auto& done : world.work.done) give_rows(done, world.areas());
}

Strain::State Strain::settles(const Workplace& place, double temper, double skill, double at) const
{
  const double support = place.support - 0.5;
  State to;
  to.exhaustion =
      logistic(params_.exhaustion + params_.load * (std::min(place.load, params_.heaviest) - 1) -
               params_.support_matters * support - params_.control_matters * (place.control - 0.5) + temper);
  to.cynicism = logistic(params_.cynicism + params_.cynicism_exhaustion * (at - 0.5) -
                         params_.cynicism_support * support + params_.cynicism_temper * temper);
  to.accomplishment = logistic(params_.accomplishment + params_.accomplishment_skill * (skill - 0.5) -
                               params_.accomplishment_perfunctory * place.perfunctory -
                               params_.accomplishment_exhaustion * (at - 0.5));
  return to;
}

int Strain::burnout(const State& state) const
{
  return (state.exhaustion > params_.exhausted ? 1 : 0) + (state.cynicism > params_.cynical ? 1 : 0) +
         (state.accomplishment < params_.unaccomplished ? 1 : 0);
}

float Strain::temper(std::uint32_t week, std::uint32_t address, const Luck& luck) const
{
  Draws draws(luck, Stream::temper, week, address);
  return static_cast<float>(params_.temper_sd * sample_normal(draws));
}

/// Somebody new: as their temper lets them be in usual circumstances.
template <class I>
void Strain::arrive(Strains<I>& strain, I id) const
{
  const Workplace usual{1.0, params_.support, params_.control, 0.0};
  const State start = settles(usual, static_cast<double>(strain.temper[id]), 0.5, 0.5);
  strain.exhaustion[id] = static_cast<float>(start.exhaustion);
  strain.cynicism[id] = static_cast<float>(start.cynicism);
  strain.accomplishment[id] = static_cast<float>(start.accomplishment);
  strain.burnout[id] = static_cast<std::uint8_t>(burnout(start));
}

template <class I>
void Strain::live(Strains<I>& strain, I id, const Workplace& place, double skill) const
{
  const State to = settles(place, static_cast<double>(strain.temper[id]), skill,
                           static_cast<double>(strain.exhaustion[id]));
  const auto step = [&](float& x, double target) {
    x += static_cast<float>(params_.rate * (target - static_cast<double>(x)));
    return static_cast<double>(x);
  };
  const State now{step(strain.exhaustion[id], to.exhaustion), step(strain.cynicism[id], to.cynicism),
                  step(strain.accomplishment[id], to.accomplishment)};
  strain.burnout[id] = static_cast<std::uint8_t>(burnout(now));
}

void Strain::derive(World& world, SecretaryId id, const Luck& luck) const
{
  const Secretaries& who = world.people.secretaries;
  world.secretaries.strain.temper[id] = temper(who.appointed[id], of_secretary + who.origin[id], luck);
}

void Strain::derive(World& world, StaffId id, const Luck& luck) const
{
  const float own = temper(world.staff.hired[id], Staffing::address(world, id), luck);
  world.staff.strain.temper[id] =
      own + (world.staff.hired[id] == 0 ? static_cast<float>(params_.stayed) : 0.0F);
}

/// Those there before the run; who comes during it begins in `act`, in the week in which they come.
void Strain::begin(World& world, SecretaryId id, const Luck&) const
{
  if (world.people.secretaries.appointed[id] == 0) arrive(world.secretaries.strain, id);
}

void Strain::begin(World& world, StaffId id, const Luck&) const
{
  if (world.staff.hired[id] == 0) arrive(world.staff.strain, id);
}

Strain::Workplace Strain::place(const World& world, AreaId area) const
{
  const WorkState& work = world.work;
  const auto lever = [&](Lever which) { return static_cast<double>(world.levers(which, area)); };
  double done = 0;
  for (const auto& column : work.done) done += static_cast<double>(column[area]);
  const auto urgent = static_cast<double>(work.urgent[area]);
  const double pressure = urgent / std::max(urgent + done, 1.0);
  const double relief = lever(Lever::task_pruning) * (1 - static_cast<double>(work.regrown[area]));
  return {.load = static_cast<double>(work.staff_load[area]),
          .support = params_.support + params_.support_reward * lever(Lever::reward),
          .control = params_.control + params_.control_relief * relief +
                     params_.control_delegation * lever(Lever::delegation) -
                     params_.control_pressure * pressure,
          .perfunctory = static_cast<double>(work.perfunctory[area])};
}

void Strain::act(World& world, AreaId area, const Moment& moment) const
{
  const auto now = static_cast<std::uint16_t>(moment.week + 1);
  const Workplace common = place(world, area);
  Workplace of_staff = common;
  of_staff.support += params_.support_coordinating * (skill_of(world, area, Skill::coordinating) - 0.5);
  StaffState& staff = world.staff;
  for (const StaffId id : staff.of(area)) {
    if (staff.hired[id] == now) {
      staff.strain.temper[id] = temper(now, Staffing::address(world, area, id), moment.luck);
      arrive(staff.strain, id);
    }
    staff.strain.burnout[id] = 0;  // of nobody, where the place is vacant
    if (staff.vacant[id] == 0) live(staff.strain, id, of_staff, static_cast<double>(staff.skill[id]));
  }
  SecretaryState& s = world.secretaries;
  const SecretaryId id = secretary_of(world, area);
  if (world.people.secretaries.appointed[id] == now) {
    derive(world, id, moment.luck);
    arrive(s.strain, id);
  }
  s.strain.burnout[id] = 0;
  if (world.posts.vacant[area] > 0) return;
  Workplace of_post = common;
  of_post.load = static_cast<double>(world.posts.load[area]);
  of_post.support += params_.support_mentor * s.mentored[id];
  double skill = 0;
  for (const auto& column : s.skill) skill += static_cast<double>(column[id]) / skills;
  live(s.strain, id, of_post, skill);
}

}  // namespace linli
