#include "mechanisms/residents/habit.hpp"

#include "mechanisms/residents/personal.hpp"

namespace linli {

Declaration Habit::declaration()
{
  Declaration d{
      .name = "habit",
      .en = "Habit of taking part",
      .zh = "参与习惯",
      .equation =
          "H_k <- (1 - rate_k) H_k + rate_k took_part_k; H_election <- H_election + s (1 - H_election)",
      .report = "problem 3; B21, K12, K14, G5",
      .reads = {"area.first_resident", "resident.took_part", "lever.session"},
      .writes = {}};
  for (const std::string& channel : channel_labels()) {
    d.reads.push_back("resident.habit_" + channel);
    d.writes.push_back("resident.habit_" + channel);
  }
  return d;
}

void Habit::make_room(World& world) const
{
  for (auto& column : world.residents.habit.columns) give_rows(column, world.size());
  for (auto& column : world.residents.disposition.columns) give_rows(column, world.size());
}

void Habit::begin(World& world, HouseholdId household, const Luck&) const
{
  const bool newcomers = arrival_of(world, household) > 0;
  for (const ResidentId id : world.people.households.residents[household]) {
    const bool starts = !newcomers && world.people.residents.adult(id);
    for (std::size_t k = 0; k < weekly_channels; ++k) {
      const double usual = starts ? rate_before(world, id, all_channels[k], params_.start[k]) : 0.0;
      world.residents.habit.columns[k][id] = static_cast<float>(usual);
    }
  }
}

void Habit::act(World& world, AreaId area, const Moment&) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  const std::uint8_t* took_part = world.residents.took_part.from(everybody.first);
  for (std::size_t c = 0; c < weekly_channels; ++c) {
    const bool session_channel = all_channels[c] == Channel::deliberation;
    if (session_channel && world.levers(Lever::session, area) <= 0) continue;
    const auto rate = static_cast<float>(session_channel ? params_.rate_session : params_.rate);
    float* habit = world.residents.habit.columns[c].from(everybody.first);
    for (std::size_t k = 0; k < everybody.size(); ++k)
      habit[k] = (1.0F - rate) * habit[k] + rate * static_cast<float>((took_part[k] >> c) & 1);
  }
  if (world.levers(Lever::session, area) <= 0) return;
  const auto spill_over = static_cast<float>(params_.spill_over);
  float* voting = world.residents.habit[Channel::election].from(everybody.first);
  for (std::size_t k = 0; k < everybody.size(); ++k) {
    const bool was_there = (took_part[k] & bit_of(Channel::deliberation)) != 0;
    voting[k] += was_there ? spill_over * (1.0F - voting[k]) : 0.0F;
  }
}

std::vector<Field> Habit::Params::describe()
{
  using P = Habit::Params;
  return {
      number<&P::rate>({.name = "rate",
                        .unit = units::per_week(),
                        .valid = {0, 1},
                        .plausible = {0.02, 0.1},
                        .en = "Rate at which habit follows what was done",
                        .zh = "习惯形成率",
                        .source = "[?]",
                        .evidence = "B21"}),
      number<&P::rate_session>({.name = "rate_session",
                                .unit = units::share(),
                                .valid = {0, 1},
                                .plausible = {0.1, 0.5},
                                .en = "The same for deliberation, per session",
                                .zh = "议事习惯形成率",
                                .source = "[?]",
                                .evidence = "B21"}),
      number<&P::spill_over>({.name = "spill_over",
                              .unit = units::share(),
                              .valid = {0, 1},
                              .plausible = {0, 0.4},
                              .en = "Part of the missing habit of voting that a session attended adds",
                              .zh = "议事对投票习惯的带动",
                              .source = "[L] Johnson, Carlson & Reynolds 2021; size [?]",
                              .evidence = "K14, G5"}),
      numbers<&P::start>(channel_labels(weekly_channels),
                         {.name = "start",
                          .unit = units::per_week(),
                          .valid = {0, 1000},
                          .en = "Offers (of deliberation: for every session) from which habits had come "
                                "before the run; usually as "
                                "`participation.start`",
                          .zh = "初始习惯所对应的邀约",
                          .source = "[?]",
                          .acts = Acts::set_up}),
  };
}

}  // namespace linli
