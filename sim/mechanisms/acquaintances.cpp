#include "mechanisms/acquaintances.hpp"

#include "core/samplers.hpp"

#include <algorithm>

namespace linli {

Declaration Acquaintances::declaration()
{
  return {.name = "acquaintances",
          .en = "Active acquaintances",
          .zh = "邻里交往",
          .equation = "n <- n + gain took_part - fade (n - n_usual), 0 <= n <= list",
          .report = "recommendation 2; K2, B6, P8",
          .reads = {"area.first_resident", "resident.took_part", "resident.acquaintances",
                    "resident.acquaintances_usual", "tie.first"},
          .writes = {"resident.acquaintances"}};
}

void Acquaintances::make_room(World& world) const
{
  world.residents.acquaintances_usual.assign(world.size(), 0.0F);
  world.residents.acquaintances.assign(world.size(), 0.0F);
}

void Acquaintances::derive(World& world, AreaId area, const Luck& luck) const
{
  ResidentState& r = world.residents;
  const double scale = params_.usual_mean / params_.usual_shape;
  for (const ResidentId id : world.people.areas.residents[area]) {
    if (!world.people.residents.adult(id)) continue;
    Draws draws(luck, Stream::acquaintances_usual, 0, world.people.residents.key[id]);
    const double usual = scale * sample_gamma(draws, params_.usual_shape);
    r.acquaintances_usual[id] =
        static_cast<float>(std::min(usual, static_cast<double>(world.ties.degree(id))));
  }
}

void Acquaintances::begin(World& world, AreaId area, const Luck&) const
{
  for (const ResidentId id : world.people.areas.residents[area])
    world.residents.acquaintances[id] = world.residents.acquaintances_usual[id];
}

void Acquaintances::act(World& world, AreaId area, const Moment&) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  const auto gain = static_cast<float>(params_.gain);
  const auto fade = static_cast<float>(params_.fade);
  const std::uint32_t* first_tie = world.ties.of.first().data() + everybody.first.value;
  const std::uint8_t* took_part = world.residents.took_part.from(everybody.first);
  const float* usual = world.residents.acquaintances_usual.from(everybody.first);
  float* n = world.residents.acquaintances.from(everybody.first);
  for (std::size_t k = 0; k < everybody.size(); ++k) {
    const float list = static_cast<float>(static_cast<std::int32_t>(first_tie[k + 1] - first_tie[k]));
    const float next = n[k] + gain * static_cast<float>(took_part[k]) - fade * (n[k] - usual[k]);
    n[k] = next < list ? next : list;
  }
}

std::vector<Field> Acquaintances::Params::describe()
{
  using P = Acquaintances::Params;
  return {
      number<&P::gain>({.name = "gain",
                        .unit = units::people(),
                        .valid = {0, 10},
                        .plausible = {0.1, 1.5},
                        .en = "Acquaintances made at an activity",
                        .zh = "每次活动新增熟人",
                        .source = "[?]",
                        .evidence = "K2"}),
      number<&P::fade>({.name = "fade",
                        .unit = units::per_week(),
                        .valid = {0, 1},
                        .plausible = {0.005, 0.05},
                        .en = "Rate at which acquaintances fade toward the usual number",
                        .zh = "熟人淡忘率",
                        .source = "[?]",
                        .evidence = "K2"}),
      number<&P::usual_mean>({.name = "usual_mean",
                              .unit = units::people(),
                              .valid = {0, 60},
                              .plausible = {3, 8},
                              .en = "Usual number of active acquaintances, mean over adults",
                              .zh = "平均熟人数",
                              .source = "[?]",
                              .evidence = "K2"}),
      number<&P::usual_shape>(
          {.name = "usual_shape",
           .valid = {0.2, 100},
           .plausible = {1, 5},
           .en = "Shape of its gamma distribution; small means that many know hardly anybody",
           .zh = "熟人数分布形状",
           .source = "[?]",
           .evidence = "K2, P1"}),
  };
}

}  // namespace linli
