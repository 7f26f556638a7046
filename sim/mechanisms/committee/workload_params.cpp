#include "mechanisms/committee/workload.hpp"

#include <iterator>

namespace linli {

namespace {

using P = Workload::Params;

std::vector<Field> from_above()
{
  return {
      number<&P::passing_down>({.name = "passing_down",
                                .valid = {0, 10},
                                .plausible = {0.5, 2},
                                .en = "Factor on all that is passed down: tasks, inspections, campaigns",
                                .zh = "工作下移强度",
                                .source = "[R] problem 2; size [?]",
                                .evidence = "P14"}),
      number<&P::adding_on>({.name = "adding_on",
                             .unit = units::share(),
                             .valid = {0, 1},
                             .plausible = {0, 0.3},
                             .en = "What each of two levels adds to it (层层加码)",
                             .zh = "层层加码",
                             .source = "[R]; size [?]",
                             .evidence = "P14"}),
      number<&P::items>({.name = "items",
                         .valid = {0, 2000},
                         .plausible = {27, 736},
                         .en = "Items on the list of what is passed down in a year",
                         .zh = "下派事项数",
                         .source = "[S6] Hongkou 2014",
                         .evidence = "K8"}),
      number<&P::recurrence>({.name = "recurrence",
                              .valid = {0, 52},
                              .plausible = {6, 20},
                              .en = "How often each item recurs in a year",
                              .zh = "事项年频次",
                              .source = "[S11] 5.1 tasks a day over 146 items",
                              .evidence = "S11"}),
      number<&P::item_hours>({.name = "item_hours",
                              .unit = units::hours(),
                              .valid = {0, 1000},
                              .plausible = {1.5, 4},
                              .en = "Hours that one task takes",
                              .zh = "每件工时",
                              .source = "[?]",
                              .evidence = "S11"}),
      number<&P::paper>({.name = "paper",
                         .unit = units::share(),
                         .valid = {0, 1},
                         .plausible = {0.2, 0.8},
                         .en = "Part of its hours that goes with an item taken off the list",
                         .zh = "精简的实际减负率",
                         .source = "[?]",
                         .evidence = "P14"}),
      number<&P::ledgers>({.name = "ledgers",
                           .unit = units::share(),
                           .valid = {0, 1},
                           .plausible = {0.1, 0.5},
                           .en = "Part of a task's hours that is ledgers and forms",
                           .zh = "台账工时占比",
                           .source = "[?]",
                           .evidence = "S7, S8, K9"}),
      number<&P::half_life>({.name = "half_life",
                             .unit = units::weeks(),
                             .valid = {1, 100000},
                             .plausible = {75, 300},
                             .en = "Weeks until half of what was pruned has crept back",
                             .zh = "减负反弹半衰期",
                             .source = "[?]",
                             .evidence = "P14"}),
      numbers<&P::share>(business_labels,
                         {.name = "share",
                          .unit = units::share(),
                          .valid = {0, 1},
                          .en = "How what is passed down divides among the four kinds of business",
                          .zh = "下派工作构成",
                          .source = "[S9] nearly half assists government; size [?]",
                          .evidence = "S9"}),
  };
}

/// Urgent work: inspections and campaigns.
std::vector<Field> urgent_claims()
{
  return {
      number<&P::inspections>({.name = "inspections",
                               .valid = {0, 1000},
                               .plausible = {10, 60},
                               .en = "Inspections in a year",
                               .zh = "年检查次数",
                               .source = "[?]",
                               .evidence = "S22"}),
      number<&P::inspection_hours>({.name = "inspection_hours",
                                    .unit = units::hours(),
                                    .valid = {0, 1000},
                                    .plausible = {6, 20},
                                    .en = "Hours that one takes",
                                    .zh = "每次检查工时",
                                    .source = "[?]"}),
      number<&P::merging>({.name = "merging",
                           .unit = units::share(),
                           .valid = {0, 1},
                           .plausible = {0.3, 0.8},
                           .en = "Part of the inspections that merging them fully does away with",
                           .zh = "考评整合减少率",
                           .source = "[?]",
                           .evidence = "P14"}),
      numbers<&P::campaign_start>(
          {"safety", "illegal_building", "civilised_city", "civilisation_index", "star_rating"},
          {.name = "campaign_start",
           .valid = {0, 52},
           .en = "Week of the year in which each campaign begins",
           .zh = "专项行动起始周",
           .source = "[R] names; dates [?]"}),
      numbers<&P::campaign_weeks>(
          {"safety", "illegal_building", "civilised_city", "civilisation_index", "star_rating"},
          {.name = "campaign_weeks",
           .valid = {0, 52},
           .en = "How many weeks each lasts",
           .zh = "专项行动周数",
           .source = "[?]"}),
      numbers<&P::campaign_hours>(
          {"safety", "illegal_building", "civilised_city", "civilisation_index", "star_rating"},
          {.name = "campaign_hours",
           .unit = units::hours(),
           .valid = {0, 1000},
           .en = "Hours a week that each takes",
           .zh = "专项行动周工时",
           .source = "[?]"}),
  };
}

std::vector<Field> of_the_area()
{
  return {
      numbers<&P::standing>(business_labels, {.name = "standing",
                                              .unit = units::hours(),
                                              .valid = {0, 1000},
                                              .en = "Standing work of each kind, in a week",
                                              .zh = "常规工作",
                                              .source = "[?]"}),
      number<&P::trouble_hours>({.name = "trouble_hours",
                                 .unit = units::hours(),
                                 .valid = {0, 100},
                                 .plausible = {1, 3},
                                 .en = "Hours that a small trouble takes which reaches the committee",
                                 .zh = "每件琐事工时",
                                 .source = "[?]"}),
      number<&P::group_saves>(
          {.name = "group_saves",
           .unit = units::hours(),
           .valid = {0, 10},
           .plausible = {0, 0.3},
           .en = "Hours a week that a self-governing group saves the committee: rounds, notices",
           .zh = "自治楼组节省工时",
           .source = "[?]"}),
      number<&P::held_troubles>(
          {.name = "held_troubles",
           .unit = units::share(),
           .valid = {0, 1},
           .en = "How far the hours that small troubles take are held at their mean of the "
                 "year before; 0: not at all",
           .zh = "琐事工时固定程度",
           .source = "for studies"}),
  };
}

}  // namespace

std::vector<Field> Workload::Params::describe()
{
  std::vector<Field> fields;
  for (auto part : {from_above(), of_the_area(), urgent_claims(), describe_who_works()})
    fields.insert(fields.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  return fields;
}

}  // namespace linli
