#include "mechanisms/programme.hpp"

#include "core/samplers.hpp"

#include <algorithm>

namespace linli {
namespace {

/// What there is without new policy.
struct Standard {
  Lever lever;
  double level;
  double spread;
  Range plausible;
  const char* source;
  const char* evidence;
};

const std::vector<Standard>& standards()
{
  static const std::vector<Standard> table{
      {Lever::offers_activity, 0.12, 0.1, {0.1, 1.0}, "[?]", "P2"},
      {Lever::offers_volunteering, 0.1, 0.1, {0.05, 0.5}, "[?]", "P2, A12"},
      {Lever::offers_team, 0.08, 0.1, {0.05, 0.5}, "[?]", "B12"},
      {Lever::session, 1, 0, {0, 1}, "[?]", ""},
      {Lever::festival, 1, 0, {0.5, 2}, "[?]", ""},
      {Lever::openness, 0.2, 0, {0, 1}, "[?]", "A14"},
      {Lever::action, 0.4, 0, {0.2, 1}, "[?]", "K14"},
      {Lever::calls, 0.0, 0, {0, 0.02}, "[?]", "K13"},
      {Lever::calls_head, 4.5, 0, {1, 8}, "[?]", "K13"},
      {Lever::calls_backbone, 0.5, 0, {0, 3}, "[?]", "K13"},
      {Lever::appeal, 0.4, 0, {0.15, 0.45}, "[L] Nickerson 2008; size [?]", "K13, G1"},
      {Lever::team_power, 0.05, 0.1, {0, 1}, "[?]", "K16"},
      {Lever::responsiveness, 0.45, 0.1, {0.3, 0.9}, "[?]", "B2"},
      {Lever::quality, 0.6, 0.12, {0.3, 0.9}, "[?]", "B18"},
      {Lever::quality_subdistrict, 0.6, 0, {0.3, 0.9}, "[?]", "A14"},
      {Lever::quality_higher, 0.65, 0, {0.3, 0.9}, "[?]", "A14"},
      {Lever::results, 0.03, 0, {0, 0.2}, "[?]", "P20"},
      {Lever::results_good, 0.6, 0, {0.4, 0.95}, "[?]", "P20"},
      {Lever::value_leading, 0, 0, {0, 0.001}, "[?]", ""},
      {Lever::register_drive, 0.0003, 0, {0, 0.005}, "[?]", "K3"},
      {Lever::credit, 0.3, 0, {0, 1}, "[?]", "A12"},
      {Lever::door_visits, 0.6, 0, {0.3, 0.9}, "[?]", "K1"},
      {Lever::task_pruning, 0, 0, {0, 1}, "[?]", ""},
      {Lever::admission_list, 0, 0, {0, 1}, "[?]", ""},
      {Lever::ledger_reduction, 0, 0, {0, 1}, "[?]", ""},
      {Lever::campaign_integration, 0, 0, {0, 1}, "[?]", ""},
      {Lever::extra_staff, 0, 0, {0, 20}, "[?]", ""},
      {Lever::delegation, 0, 0, {0, 1}, "[?]", ""},
      {Lever::secretary_hours, 0, 0, {0, 48}, "[?]", ""},
      {Lever::staff_hours, 0, 0, {0, 400}, "[?]", ""},
      {Lever::training_party, 0, 0, {0, 20}, "[?]", ""},
      {Lever::training_practice, 0, 0, {0, 20}, "[?]", ""},
      {Lever::hard_posting, 0, 0, {0, 1}, "[?]", ""},
      {Lever::career_ladder, 0, 0, {0, 1}, "[?]", ""},
      {Lever::mentoring, 0, 0, {0, 1}, "[?]", ""},
      {Lever::reward, 0, 0, {0, 1}, "[?]", ""},
      {Lever::assessment_merging, 0, 0, {0, 1}, "[?]", ""},
      {Lever::self_assessment, 0, 0, {0, 1}, "[?]", ""},
      {Lever::third_party, 0, 0, {0, 1}, "[?]", ""},
      {Lever::satisfaction_weight, 0, 0, {0, 1}, "[?]", ""},
      {Lever::poll_openness, 0, 0, {0, 1}, "[?]", ""},
      {Lever::appraisal_link, 0, 0, {0, 1}, "[?]", ""},
      {Lever::feedback, 0, 0, {0, 1}, "[?]", ""},
      {Lever::reserve, 0, 0, {0, 2}, "[?]", ""},
      {Lever::batch_train, 0, 0, {0, 1}, "[?]", ""},
      {Lever::recruit, 0, 0, {0, 1}, "[?]", ""},
      {Lever::adjust, 0, 0, {0, 1}, "[?]", ""},
      {Lever::rotate, 0, 0, {0, 1}, "[?]", ""},
      {Lever::age_limit, 0, 0, {0, 1}, "[?]", ""},
  };
  return table;
}

template <auto member>
std::array<double, lever_count> column_of_standards()
{
  std::array<double, lever_count> out{};
  for (const Standard& s : standards()) out[static_cast<std::size_t>(s.lever)] = s.*member;
  return out;
}

}  // namespace

std::array<double, lever_count> Programme::Params::standard_levels()
{
  return column_of_standards<&Standard::level>();
}

std::array<double, lever_count> Programme::Params::standard_spreads()
{
  return column_of_standards<&Standard::spread>();
}

Programme::Params Programme::Params::nothing()
{
  Params params;
  params.level.fill(0);
  params.spread.fill(0);
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
    const auto& s = *std::find_if(standards().begin(), standards().end(),
                                  [&](const Standard& row) { return row.lever == lever.lever; });
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
