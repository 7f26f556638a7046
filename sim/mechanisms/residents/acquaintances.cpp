#include "mechanisms/residents/acquaintances.hpp"

#include "core/calendar.hpp"
#include "core/math.hpp"
#include "core/samplers.hpp"
#include "mechanisms/residents/personal.hpp"

#include <algorithm>

namespace linli {
Declaration Acquaintances::declaration()
{
  return {.name = "acquaintances",
          .en = "Active acquaintances",
          .zh = "邻里交往",
          .equation = "n <- n + gain (1 + w festival) channels - fade (n - n_usual), 0 <= n <= list",
          .report = "recommendation 2; K2, B6, P8",
          .reads = {"area.first_resident", "resident.took_part", "resident.acquaintances",
                    "resident.acquaintances_usual", "tie.first", "resident.free_hours", "lever.festival"},
          .writes = {"resident.acquaintances", "resident.contact_frequency"}};
}

void Acquaintances::make_room(World& world) const
{
  give_rows(world.residents.acquaintances_usual, world.size());
  give_rows(world.residents.disposition[Channel::activity], world.size());
  give_rows(world.residents.acquaintances, world.size());
  give_rows(world.residents.contact_frequency, world.size());
}

void Acquaintances::derive(World& world, HouseholdId household, const Luck& luck) const
{
  ResidentState& r = world.residents;
  const double scale = params_.usual_mean / params_.usual_shape;
  for (const ResidentId id : world.people.households.residents[household]) {
    if (!world.people.residents.adult(id)) continue;
    Draws draws(luck, Stream::acquaintances_usual, arrival_of(world, household),
                world.people.residents.key[id]);
    const double usual = scale * sample_gamma(draws, params_.usual_shape);
    r.acquaintances_usual[id] =
        static_cast<float>(std::min(usual, static_cast<double>(world.ties.degree(id))));
  }
}

void Acquaintances::begin(World& world, HouseholdId household, const Luck&) const
{
  for (const ResidentId id : world.people.households.residents[household]) {
    world.residents.acquaintances[id] = 0;
    if (!world.people.residents.adult(id)) continue;
    const int weeks = weeks_per_year * world.people.residents.years_here[id];
    const double fade = std::clamp(params_.fade, 1e-9, 1 - 1e-9);
    const double grown = 1 - pow(1 - fade, weeks);
    const auto list = static_cast<double>(world.ties.degree(id));
    const double met = params_.gain / fade * rate_before(world, id, Channel::activity, params_.start);
    const double known = (static_cast<double>(world.residents.acquaintances_usual[id]) + met) * grown;
    world.residents.acquaintances[id] = static_cast<float>(std::min(known, list));
  }
}

void Acquaintances::act(World& world, AreaId area, const Moment&) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  const auto gain = static_cast<float>(params_.gain) *
                    (1.0F + static_cast<float>(params_.festival) * world.levers(Lever::festival, area));
  const auto fade = static_cast<float>(params_.fade);
  const std::uint32_t* first_tie = world.ties.of.first().data() + everybody.first.value;
  const std::uint8_t* took_part = world.residents.took_part.from(everybody.first);
  const float* usual = world.residents.acquaintances_usual.from(everybody.first);
  float* n = world.residents.acquaintances.from(everybody.first);
  for (std::size_t k = 0; k < everybody.size(); ++k) {
    const float list = static_cast<float>(static_cast<std::int32_t>(first_tie[k + 1] - first_tie[k]));
    const float next =
        n[k] + gain * static_cast<float>(weekly_channels_in(took_part[k])) - fade * (n[k] - usual[k]);
    n[k] = next < list ? next : list;
  }
  const auto contacts = static_cast<float>(params_.contacts / params_.usual_hours);
  const auto seldom = static_cast<float>(params_.seldom);
  const std::uint8_t* hours = world.people.residents.free_hours.from(everybody.first);
  ContactFrequency* frequency = world.residents.contact_frequency.from(everybody.first);
  for (std::size_t k = 0; k < everybody.size(); ++k) {
    const float rate = contacts * n[k] * static_cast<float>(hours[k]);
    frequency[k] = static_cast<ContactFrequency>((rate >= seldom ? 1 : 0) + (rate >= 1.0F ? 1 : 0));
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
                        .en = "Acquaintances made at an event",
                        .zh = "每次活动新增熟人",
                        .source = "[?]",
                        .evidence = "K2"}),
      number<&P::festival>({.name = "festival",
                            .valid = {0, 20},
                            .plausible = {0, 3},
                            .en = "What a neighbour festival adds to it, relative",
                            .zh = "邻里节交往增益",
                            .source = "[R] recommendation 2; size [?]"}),
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
           .plausible = {0.3, 3},
           .en = "Shape of its gamma distribution; small means that many know hardly anybody",
           .zh = "熟人数分布形状",
           .source = "[?]",
           .evidence = "K2, P1"}),
      number<&P::start>({.name = "start",
                         .unit = units::per_week(),
                         .valid = {0, 1000},
                         .en = "Offers of all channels that had reached an adult before the run; about the "
                               "sum of `participation.start`",
                         .zh = "预热前结识熟人的有效邀约",
                         .source = "[?]",
                         .acts = Acts::set_up}),
      number<&P::contacts>({.name = "contacts",
                            .unit = units::per_week(),
                            .valid = {0, 100},
                            .plausible = {0.1, 2},
                            .en = "Contacts with one active acquaintance, at `usual_hours` of free time",
                            .zh = "与每位熟人的来往频率",
                            .source = "[?]",
                            .evidence = "K2"}),
      number<&P::usual_hours>({.name = "usual_hours",
                               .unit = units::hours(),
                               .valid = {1, 168},
                               .plausible = {10, 20},
                               .en = "Free hours a week of the middle of adults",
                               .zh = "成年人通常空闲工时",
                               .source = "[?] median of the synthetic adults"}),
      number<&P::seldom>({.name = "seldom",
                          .unit = units::per_week(),
                          .valid = {0, 1},
                          .plausible = {0.05, 0.5},
                          .en = "Contacts below which somebody says almost never",
                          .zh = "几乎不来往的界限",
                          .source = "[?]",
                          .evidence = "K2"}),
  };
}

}  // namespace linli
