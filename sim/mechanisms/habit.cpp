#include "mechanisms/habit.hpp"

namespace linli {

Declaration Habit::declaration()
{
  return {.name = "habit",
          .en = "Habit of taking part",
          .zh = "参与习惯",
          .equation = "H <- (1 - rate) H + rate took_part",
          .report = "problem 3; B21, K12",
          .reads = {"area.first_resident", "resident.took_part", "resident.habit"},
          .writes = {"resident.habit"}};
}

void Habit::make_room(World& world) const
{
  world.residents.habit.assign(world.size(), 0.0F);
}

void Habit::begin(World& world, AreaId area, const Luck&) const
{
  for (const ResidentId id : world.people.areas.residents[area]) {
    if (world.people.residents.adult(id)) world.residents.habit[id] = static_cast<float>(params_.start);
  }
}

void Habit::act(World& world, AreaId area, const Moment&) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  const auto rate = static_cast<float>(params_.rate);
  const std::uint8_t* took_part = world.residents.took_part.from(everybody.first);
  float* habit = world.residents.habit.from(everybody.first);
  for (std::size_t k = 0; k < everybody.size(); ++k) {
    habit[k] = (1.0F - rate) * habit[k] + rate * static_cast<float>(took_part[k]);
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
      number<&P::start>({.name = "start",
                         .unit = units::share(),
                         .valid = {0, 1},
                         .en = "Habit of every adult before the run; the burn-in forgets it",
                         .zh = "初始习惯",
                         .source = "[?]"}),
  };
}

}  // namespace linli
