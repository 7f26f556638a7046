#include "mechanisms/committee/staffing.hpp"

#include "core/math.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

constexpr std::uint32_t turn_every = 4;  // weeks
constexpr int turns_a_year = 13;
constexpr std::uint32_t most_places = 64;  // of one area, by which addresses are told apart

}  // namespace

Declaration Staffing::declaration()
{
  return {.name = "staffing",
          .en = "Leave, turnover and skill of the committees' staff",
          .zh = "居委会工作人员",
          .equation =
              "on leave: leave + leave_burnt b/3; leaves: (quit + quit_burnt b/3)(1 - reward_keeps "
              "reward) a year; skill <- skill + learn (grown - skill)",
          .report = "problems 1, 2; S11, S16, E3, K10",
          .reads = {"area.number", "area.first_staff", "staff.vacant", "staff.hired", "staff.skill",
                    "staff.on_leave", "staff.burnout", "lever.reward"},
          .writes = {"staff.vacant", "staff.hired", "staff.skill", "staff.on_leave"}};
}

void Staffing::make_room(World& world) const
{
  StaffState& staff = world.staff;
  if (staff.of_area.parents() != world.areas()) {
    staff = {};
    std::size_t places = 0;
    for (std::size_t a = 0; a < world.areas(); ++a) {
      const double wanted = people_of_whole(world, AreaId{a}) / params_.residents;
      places += static_cast<std::size_t>(
          std::clamp(std::rint(wanted), params_.least, static_cast<double>(most_places)));
      staff.of_area.close(StaffId{places});
    }
  }
  give_rows(staff.vacant, staff.size());
  give_rows(staff.hired, staff.size());
  give_rows(staff.skill, staff.size());
  give_rows(staff.on_leave, staff.size());
  give_rows(staff.strain.burnout, staff.size());
}

std::uint32_t Staffing::address(const World& world, AreaId area, StaffId id)
{
  return world.people.areas.number[area] * most_places + id.value - world.staff.of(area).first.value;
}

std::uint32_t Staffing::address(const World& world, StaffId id)
{
  return address(world, world.staff.of_area.parent_of(id), id);
}

/// Those there before the run; who comes during it begins in `act`, in the week in which they come.
void Staffing::begin(World& world, StaffId id, const Luck& luck) const
{
  if (world.staff.hired[id] > 0) return;
  Draws draws(luck, Stream::staff_start, 0, address(world, id));
  const double skill = params_.start + params_.start_sd * sample_normal(draws);
  world.staff.skill[id] = static_cast<float>(std::clamp(skill, 0.0, 1.0));
}

double Staffing::absent(int burnout) const
{
  return std::min(1.0, params_.leave + params_.leave_burnt * burnout / 3);
}

double Staffing::leaving(int burnout, double reward) const
{
  const double a_year =
      (params_.quit + params_.quit_burnt * burnout / 3) * (1 - params_.reward_keeps * reward);
  return 1 - pow(1 - std::min(a_year, 1 - 1e-9), 1.0 / turns_a_year);
}

void Staffing::act(World& world, AreaId area, const Moment& moment) const
{
  StaffState& staff = world.staff;
  const auto reward = static_cast<double>(world.levers(Lever::reward, area));
  for (const StaffId id : staff.of(area)) {
    if (staff.vacant[id] > 0) {
      staff.vacant[id] = static_cast<std::uint16_t>(std::min(staff.vacant[id] + 1, 65535));
    } else {
      float& skill = staff.skill[id];
      skill += static_cast<float>(params_.learn) * (static_cast<float>(params_.grown) - skill);
    }
    const std::uint32_t who = address(world, area, id);
    if ((who + moment.address()) % turn_every != 0) continue;
    Draws luck(moment.luck, Stream::staff_turns, moment.address(), who);
    const double of_staying = luck.uniform();
    const double of_leave = luck.uniform();
    if (staff.vacant[id] > 0) {
      if (of_staying >= params_.refill) continue;
      staff.vacant[id] = 0;
      staff.hired[id] = static_cast<std::uint16_t>(moment.week + 1);
      staff.on_leave[id] = 0;
      staff.skill[id] = static_cast<float>(params_.novice);
    } else if (of_staying < leaving(staff.strain.burnout[id], reward)) {
      staff.vacant[id] = 1;
      staff.on_leave[id] = 0;
    } else {
      staff.on_leave[id] = of_leave < absent(staff.strain.burnout[id]) ? 1 : 0;
    }
  }
}

}  // namespace linli
