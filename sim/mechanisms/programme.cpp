#include "mechanisms/programme.hpp"

#include "core/samplers.hpp"

#include <algorithm>

namespace linli {

std::array<double, lever_count> Programme::Params::standard_levels()
{
  std::array<double, lever_count> supplied = nothing().level;
  for (const LeverInfo& info : lever_table()) {
    if (info.supply) supplied[static_cast<std::size_t>(info.lever)] = info.supply->level;
  }
  return supplied;
}

std::array<double, lever_count> Programme::Params::standard_spreads()
{
  std::array<double, lever_count> spreads{};
  for (const LeverInfo& info : lever_table()) {
    if (info.supply) spreads[static_cast<std::size_t>(info.lever)] = info.supply->spread;
  }
  return spreads;
}

Programme::Params Programme::Params::nothing()
{
  Params params{.level = {}, .spread = {}};
  for (const LeverInfo& info : lever_table())
    params.level[static_cast<std::size_t>(info.lever)] = info.idle();
  return params;
}

Declaration Programme::declaration()
{
  Declaration d{.name = "programme",
                .en = "What organisations offer, and how well they do it",
                .zh = "组织供给",
                .equation = "lever_a = level max(0, 1 + spread z_a); sessions and festivals in their weeks",
                .report = "recommendations 2 to 4; K13, B2",
                .reads = {"area.number"},
                .writes = {}};
  for (const std::string& name : lever_names()) d.writes.push_back("lever." + name);
  return d;
}

bool Programme::due(Lever lever, std::int64_t week, std::uint16_t area_number) const
{
  if (lever == Lever::session)
    return params_.session_every > 0 && (week + area_number) % params_.session_every == 0;
  if (lever == Lever::festival) {
    const std::int64_t since = week - params_.festival_first;
    return params_.festival_every > 0 && since >= 0 && since % params_.festival_every == 0;
  }
  return true;
}

void Programme::act(World& world, const Moment& moment) const
{
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const AreaId area{a};
    const std::uint16_t number = world.people.areas.number[area];
    for (std::size_t k = 0; k < lever_count; ++k) {
      if (!due(static_cast<Lever>(k), moment.week, number)) continue;
      double amount = params_.level[k];
      if (params_.spread[k] > 0) {
        Draws draws(moment.luck, Stream::programme, static_cast<std::uint32_t>(k), number);
        amount *= std::max(0.0, 1 + params_.spread[k] * sample_normal(draws));
      }
      world.levers.apply(static_cast<Lever>(k), area, static_cast<float>(amount));
    }
  }
}

std::vector<Field> Programme::Params::describe()
{
  using P = Programme::Params;
  std::vector<Field> fields;
  for (std::size_t k = 0; k < lever_count; ++k) {
    const LeverInfo& lever = lever_table()[k];
    const Supply s = lever.supply.value_or(Supply{lever.idle(), 0, lever.range, "[?]"});
    fields.push_back(element<&P::level>(k, {.name = lever.name,
                                            .unit = lever.unit,
                                            .valid = lever.range,
                                            .plausible = s.plausible,
                                            .en = lever.en,
                                            .zh = lever.zh,
                                            .source = s.source,
                                            .evidence = s.evidence}));
  }
  fields.push_back(numbers<&P::spread>(
      lever_names(), {.name = "spread",
                      .unit = units::share(),
                      .valid = {0, 2},
                      .plausible = {0, 0.5},
                      .en = "Standard deviation of each over areas, as a share of its level",
                      .zh = "居民区间差异",
                      .source = "[?]",
                      .evidence = "B2, G7"}));
  fields.push_back(
      integer<&P::session_every>({.name = "session_every",
                                  .unit = units::weeks(),
                                  .valid = {0, 520},
                                  .plausible = {4, 52},
                                  .en = "Weeks between two sessions of the deliberation platform; 0 = none",
                                  .zh = "议事会间隔",
                                  .source = "[?]"}));
  fields.push_back(integer<&P::festival_first>(
      {.name = "festival_first",
       .unit = units::weeks(),
       .valid = {0, 100000},
       .en = "Week of the first neighbour festival, counted from 0, the first of the burn-in",
       .zh = "首次邻里节（预热期首周为0）",
       .source = "[?]"}));
  fields.push_back(integer<&P::festival_every>({.name = "festival_every",
                                                .unit = units::weeks(),
                                                .valid = {0, 520},
                                                .en = "Weeks between two neighbour festivals; 0 = none",
                                                .zh = "邻里节间隔",
                                                .source = "[?]"}));
  return fields;
}

}  // namespace linli
