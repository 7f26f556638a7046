#include "interventions/intervention_params.hpp"

#include "population/attributes.hpp"

#include <iterator>

namespace linli {
namespace {

using P = InterventionParams;

constexpr Range run_length{0, 5200};

std::vector<Field> of_when()
{
  return {
      moment<&P::from>({.name = "from",
                        .en = "First week in which it acts: `week 12` of the study, or a date in that week",
                        .zh = "开始时间"}),
      moment<&P::until>({.name = "until",
                         .en = "First week in which it no longer acts; `week 5200` is the end of the run",
                         .zh = "结束时间"}),
      moments<&P::weeks>(
          {.name = "weeks", .en = "Weeks in which it starts, instead of `from` and `every`", .zh = "起始周"}),
      integer<&P::every>({.name = "every",
                          .unit = units::weeks(),
                          .valid = run_length,
                          .en = "Weeks from one start to the next, from `from` on; 0 weeks is one start only",
                          .zh = "重复间隔"}),
      integer<&P::lasts>({.name = "lasts",
                          .unit = units::weeks(),
                          .valid = run_length,
                          .en = "Weeks it lasts after each start; 0 weeks is until the end",
                          .zh = "持续时间"}),
  };
}

std::vector<Field> of_where()
{
  return {
      names<&P::subdistricts>({.name = "subdistricts",
                               .en = "Subdistricts in which it acts; none named is all",
                               .zh = "适用街镇"}),
      integers<&P::areas>({.name = "areas",
                           .valid = {1, 65535},
                           .en = "Numbers of the residential areas in which it acts; none named is all",
                           .zh = "适用居民区"}),
      choices<&P::regimes>(
          regime_labels(),
          {.name = "regimes",
           .en = "Property regimes; it acts where at least half of the households live under these",
           .zh = "适用住房类型"}),
      text<&P::rank_by>({.name = "rank_by",
                         .en = "Series by which areas are ranked, by last week's value",
                         .zh = "排序指标"}),
      number<&P::lowest>({.name = "lowest",
                          .unit = units::share(),
                          .valid = {0, 1},
                          .en = "Share of the areas in which it acts, those with the lowest values",
                          .zh = "最低比例"}),
      number<&P::highest>({.name = "highest",
                           .unit = units::share(),
                           .valid = {0, 1},
                           .en = "Share of the areas in which it acts, those with the highest values",
                           .zh = "最高比例"}),
      integer<&P::rerank_every>(
          {.name = "rerank_every",
           .unit = units::weeks(),
           .valid = run_length,
           .en = "Weeks from one ranking to the next; 0 weeks ranks once, at each start",
           .zh = "重新排序间隔"}),
      integer<&P::capacity>({.name = "capacity",
                             .valid = {0, 65535},
                             .en = "Areas in which it can act at the same time; 0 is no limit",
                             .zh = "容量"}),
  };
}

std::vector<Field> of_condition()
{
  return {
      conditions<&P::condition>(
          {.name = "condition",
           .en = "Where it acts: while series by area, last week's values, are below or above thresholds",
           .zh = "触发条件"}),
      conditions<&P::unless>({.name = "unless",
                              .en = "Where it does not act although the condition holds, written likewise",
                              .zh = "停止条件"}),
      integer<&P::delay>({.name = "delay",
                          .unit = units::weeks(),
                          .valid = run_length,
                          .en = "Weeks for which the condition must have held before it acts",
                          .zh = "触发延迟"}),
  };
}

std::vector<Field> of_effect()
{
  return {
      number<&P::strength>({.name = "strength",
                            .valid = {0, 100},
                            .plausible = {0, 2},
                            .en = "Factor on what it does; 0 leaves every result as without it",
                            .zh = "强度",
                            .source = "[?]"}),
      integer<&P::ramp>(
          {.name = "ramp",
           .unit = units::weeks(),
           .valid = run_length,
           .en = "Weeks after each start in an area until the strength is reached, in equal steps",
           .zh = "渐增期"}),
      numbers<&P::levers>(lever_names(), {.name = "levers",
                                          .valid = {-1000, 1000},
                                          .en = "What it does to levers at strength 1, by their names",
                                          .zh = "政策杠杆"}),
  };
}

std::vector<Field> of_price()
{
  constexpr Range most{0, 1e12};
  return {
      money<&P::cost_once>({.name = "cost_once",
                            .valid = most,
                            .en = "Money for every area, each time it starts there",
                            .zh = "一次性成本"}),
      money<&P::cost_weekly>({.name = "cost_weekly",
                              .valid = most,
                              .en = "Money for every area and week, at strength 1",
                              .zh = "每周成本"}),
      number<&P::secretary_hours>({.name = "secretary_hours",
                                   .unit = units::hours(),
                                   .valid = {0, 48},
                                   .en = "Hours a week it asks of the secretary, at strength 1",
                                   .zh = "书记工时"}),
      number<&P::staff_hours>({.name = "staff_hours",
                               .unit = units::hours(),
                               .valid = {0, 400},
                               .en = "Hours a week it asks of the committee's staff, at strength 1",
                               .zh = "社工工时"}),
  };
}

}  // namespace

std::vector<Threshold> InterventionParams::thresholds() const
{
  std::vector<Threshold> all = condition.list;
  all.insert(all.end(), unless.list.begin(), unless.list.end());
  return all;
}

std::array<double, lever_count> InterventionParams::neutral_amounts()
{
  std::array<double, lever_count> amounts{};
  for (const LeverInfo& info : lever_table()) amounts[static_cast<std::size_t>(info.lever)] = info.idle();
  return amounts;
}

std::vector<Field> InterventionParams::describe()
{
  std::vector<Field> fields;
  for (auto part : {of_when(), of_where(), of_condition(), of_effect(), of_price()})
    fields.insert(fields.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  return fields;
}

}  // namespace linli
