#include "scenario/output_params.hpp"

#include "population/breakdowns.hpp"

namespace linli {

std::vector<Field> PanelParams::describe()
{
  using P = PanelParams;
  return {
      names<&P::columns>(
          {.name = "columns", .en = "Columns of residents to save; `all` means all", .zh = "居民变量"}),
      number<&P::share>({.name = "share",
                         .unit = units::share(),
                         .valid = {0, 1},
                         .en = "Part of the residents that is drawn once and followed; 1 is everybody",
                         .zh = "抽样比例"}),
      moments<&P::weeks>({.name = "weeks",
                          .en = "Weeks to save: `week 12` of the study, `week -4` of the burn-in, or a date",
                          .zh = "记录时点"}),
      integer<&P::every>({.name = "every",
                          .unit = units::weeks(),
                          .valid = {0, 5200},
                          .en = "Weeks between further ones, from week 0 of the study on; 0 weeks adds none",
                          .zh = "记录间隔"}),
      boolean<&P::adults_only>({.name = "adults_only", .en = "Leave out children", .zh = "仅成年人"}),
  };
}

std::vector<Contradiction> PanelParams::contradictions() const
{
  std::vector<Contradiction> found;
  if (weeks.empty() && every == 0) {
    found.push_back({{"every", "weeks"},
                     "the panel has no week",
                     "nothing would be saved",
                     "give it for example `every: 52 weeks` or `weeks: [week 0, week 52]`"});
  }
  if (share == 0)
    found.push_back(
        {{"share"}, "the panel follows nobody", "nothing would be saved", "give a share above 0"});
  if (columns.empty()) {
    found.push_back(
        {{"columns"}, "the panel has no column", "nothing would be saved", "name at least one column"});
  }
  return found;
}

std::vector<Field> OutputParams::describe()
{
  using P = OutputParams;
  return {
      names<&P::series>(
          {.name = "series",
           .en = "Series to save, by name; `all` means all but the levers, which are named: `lever.appeal`",
           .zh = "时间序列"}),
      choices<&P::groups>(grouping_names(),
                          {.name = "groups", .en = "By what series are told apart", .zh = "分组"}),
      names<&P::events>({.name = "events",
                         .en = "Kinds of events to save, each in a table; `all` means all, `[]` none",
                         .zh = "事件记录"}),
  };
}

}  // namespace linli
