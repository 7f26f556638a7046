#include "world/levers.hpp"

#include <algorithm>

namespace linli {

namespace {

/// What reaches residents: offers, calls, the quality of what is done.
std::vector<LeverInfo> supply_levers()
{
  return {
      {Lever::offers_activity,
       "offers_activity",
       units::per_week(),
       0.0F,
       Combine::add,
       {0, 50},
       "Organised activities that an adult could come to",
       "社区活动机会",
       "participation"},
      {Lever::offers_volunteering,
       "offers_volunteering",
       units::per_week(),
       0.0F,
       Combine::add,
       {0, 50},
       "Calls for volunteers that an adult could answer",
       "志愿服务机会",
       "participation"},
      {Lever::offers_team,
       "offers_team",
       units::per_week(),
       0.0F,
       Combine::add,
       {0, 50},
       "Meetings of resident teams open to an adult",
       "群众团队活动机会",
       "participation"},
      {Lever::session,
       "session",
       units::none(),
       0.0F,
       Combine::add,
       {0, 10},
       "Sessions of the deliberation platform",
       "议事协商会",
       "participation"},
      {Lever::festival,
       "festival",
       units::per_week(),
       0.0F,
       Combine::add,
       {0, 50},
       "Neighbour festivals, to which whole building groups are invited",
       "邻里节",
       "participation"},
      {Lever::openness,
       "openness",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "How openly sessions are announced",
       "公开性",
       "participation"},
      {Lever::action,
       "action",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Chance that what a session resolved is carried out",
       "行动性",
       "efficacy"},
      {Lever::calls,
       "calls",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Share of adults whom the committee itself calls on at the door in a week",
       "居委会上门比例",
       "mobilisation"},
      {Lever::calls_head,
       "calls_head",
       units::per_week(),
       0.0F,
       Combine::add,
       {0, 50},
       "Calls that a head of a building group makes at neighbours' doors",
       "楼组长上门次数",
       "mobilisation"},
      {Lever::calls_backbone,
       "calls_backbone",
       units::per_week(),
       0.0F,
       Combine::add,
       {0, 50},
       "Calls that a member of the backbone makes at neighbours' doors",
       "骨干上门次数",
       "mobilisation"},
      {Lever::appeal,
       "appeal",
       units::log_odds(),
       0.0F,
       Combine::largest,
       {0, 5},
       "Effect of a fresh face-to-face appeal on an intention",
       "当面动员效果",
       "participation"},
      {Lever::team_power,
       "team_power",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Leading power that goes into finding and keeping heads and backbone",
       "队伍建设力",
       "self_governance"},
      {Lever::responsiveness,
       "responsiveness",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Chance that what a resident brings to the committee is handled well",
       "居委会回应度",
       "trust"},
      {Lever::quality,
       "quality",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Quality of the place and its services as lived through",
       "社区品质",
       "satisfaction"},
      {Lever::quality_subdistrict,
       "quality_subdistrict",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Quality of what the subdistrict does",
       "街镇工作品质",
       "satisfaction"},
      {Lever::quality_higher,
       "quality_higher",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Quality of what higher levels do",
       "上级工作品质",
       "satisfaction"},
      {Lever::results,
       "results",
       units::per_week(),
       0.0F,
       Combine::add,
       {0, 10},
       "Projects finished in the area, for better or worse",
       "项目完成数",
       "efficacy"},
      {Lever::results_good,
       "results_good",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Chance that a finished project is a success",
       "项目成功率",
       "efficacy"},
      {Lever::value_leading,
       "value_leading",
       units::per_week(),
       0.0F,
       Combine::add,
       {0, 1},
       "Rate at which value leading brings belonging closer to its full height",
       "价值引领",
       "belonging"},
      {Lever::register_drive,
       "register_drive",
       units::per_week(),
       0.0F,
       Combine::add,
       {0, 1},
       "Chance in a week that a drive registers somebody who knows the committee",
       "志愿者登记动员",
       "volunteer_register"},
      {Lever::credit,
       "credit",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Weight of credit records as a reason to register and to serve",
       "信用激励",
       "volunteer_register"},
      {Lever::door_visits,
       "door_visits",
       units::share(),
       0.0F,
       Combine::add,
       {0, 1},
       "Share of doors that callers manage to visit before an election",
       "选举上门覆盖",
       "election"},
  };
}

}  // namespace

const std::vector<LeverInfo>& lever_table()
{
  static const std::vector<LeverInfo> table = [] {
    std::vector<LeverInfo> rows = supply_levers();
    for (LeverInfo& row : committee_levers()) rows.push_back(std::move(row));
    return rows;
  }();
  return table;
}

std::vector<std::string> lever_names()
{
  std::vector<std::string> names;
  for (const LeverInfo& info : lever_table()) names.push_back(info.name);
  return names;
}

void Levers::reset(std::size_t areas)
{
  for (const LeverInfo& info : lever_table())
    values[static_cast<std::size_t>(info.lever)].assign(areas, info.neutral);
}

void Levers::apply(Lever lever, AreaId area, float amount)
{
  float& value = values[static_cast<std::size_t>(lever)][area];
  const LeverInfo& info = lever_table()[static_cast<std::size_t>(lever)];
  switch (info.combine) {
    case Combine::add:
      value += amount;
      break;
    case Combine::multiply:
      value *= amount;
      break;
    case Combine::largest:
      value = std::max(value, amount);
      break;
  }
  value = std::clamp(value, static_cast<float>(info.range.low), static_cast<float>(info.range.high));
}

void Levers::scale(Lever lever, AreaId area, float factor)
{
  float& value = values[static_cast<std::size_t>(lever)][area];
  const Range& range = lever_table()[static_cast<std::size_t>(lever)].range;
  value = std::clamp(value * factor, static_cast<float>(range.low), static_cast<float>(range.high));
}

}  // namespace linli
