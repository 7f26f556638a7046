#include "core/errors.hpp"
#include "world/levers.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace linli {
namespace {

using Rows = std::vector<LeverInfo>;

LeverInfo row(Lever lever, const char* name, Unit unit, Range range, const char* en, const char* zh,
              std::optional<Supply> supply = std::nullopt, Combine combine = Combine::add, float neutral = 0)
{
  return {lever, name, std::move(unit), range, en, zh, std::move(supply), combine, neutral};
}

/// What reaches residents: offers, calls, an appeal.
Rows what_reaches_residents()
{
  return {
      row(Lever::offers_activity, "offers_activity", units::per_week(), {0, 50},
          "Organised activities that an adult could come to", "社区活动机会",
          Supply{0.12, 0.1, {0.1, 1.0}, "[?]", "P2"}),
      row(Lever::offers_volunteering, "offers_volunteering", units::per_week(), {0, 50},
          "Calls for volunteers that an adult could answer", "志愿服务机会",
          Supply{0.1, 0.1, {0.05, 0.5}, "[?]", "P2, A12"}),
      row(Lever::offers_team, "offers_team", units::per_week(), {0, 50},
          "Meetings of resident teams open to an adult", "群众团队活动机会",
          Supply{0.08, 0.1, {0.05, 0.5}, "[?]", "B12"}),
      row(Lever::session, "session", units::none(), {0, 10}, "Sessions of the deliberation platform",
          "议事协商会", Supply{1, 0, {0, 1}, "[?]"}),
      row(Lever::festival, "festival", units::per_week(), {0, 50},
          "Neighbour festivals, to which whole building groups are invited", "邻里节",
          Supply{1, 0, {0.5, 2}, "[?]"}),
      row(Lever::openness, "openness", units::share(), {0, 1}, "How openly sessions are announced", "公开性",
          Supply{0.2, 0, {0, 1}, "[?]", "A14"}),
      row(Lever::action, "action", units::share(), {0, 1},
          "Chance that what a session resolved is carried out", "行动性",
          Supply{0.4, 0, {0.2, 1}, "[?]", "K14"}),
      row(Lever::calls, "calls", units::share(), {0, 1},
          "Share of adults whom the committee itself calls on at the door in a week", "居委会上门比例",
          Supply{0.0, 0, {0, 0.02}, "[?]", "K13"}),
      row(Lever::calls_head, "calls_head", units::per_week(), {0, 50},
          "Calls that a head of a building group makes at neighbours' doors", "楼组长上门次数",
          Supply{4.5, 0, {1, 8}, "[?]", "K13"}),
      row(Lever::calls_backbone, "calls_backbone", units::per_week(), {0, 50},
          "Calls that a member of the backbone makes at neighbours' doors", "骨干上门次数",
          Supply{0.5, 0, {0, 3}, "[?]", "K13"}),
      row(Lever::appeal, "appeal", units::log_odds(), {0, 5},
          "Effect of a fresh face-to-face appeal on an intention", "当面动员效果",
          Supply{0.4, 0, {0.15, 0.45}, "[L] Nickerson 2008; size [?]", "K13, G1"}, Combine::largest),
      row(Lever::team_power, "team_power", units::share(), {0, 1},
          "Leading power that goes into finding and keeping heads and backbone", "队伍建设力",
          Supply{0.05, 0.1, {0, 1}, "[?]", "K16"}),
      row(Lever::value_leading, "value_leading", units::per_week(), {0, 1},
          "Rate at which value leading brings belonging closer to its full height", "价值引领",
          Supply{0, 0, {0, 0.001}, "[?]"}),
      row(Lever::register_drive, "register_drive", units::per_week(), {0, 1},
          "Chance in a week that a drive registers somebody who knows the committee", "志愿者登记动员",
          Supply{0.0003, 0, {0, 0.005}, "[?]", "K3"}),
      row(Lever::credit, "credit", units::share(), {0, 1},
          "Weight of credit records as a reason to register as a volunteer", "信用激励",
          Supply{0.3, 0, {0, 1}, "[?]", "A12"}),
      row(Lever::door_visits, "door_visits", units::share(), {0, 1},
          "Share of doors that callers manage to visit before an election", "选举上门覆盖",
          Supply{0.6, 0, {0.3, 0.9}, "[?]", "K1"}),
  };
}

/// What residents live through: answers, quality, projects.
Rows what_residents_live_through()
{
  return {
      row(Lever::responsiveness, "responsiveness", units::share(), {0, 1},
          "Chance that what a resident brings to the committee is handled well", "居委会回应度",
          Supply{0.45, 0.1, {0.3, 0.9}, "[?]", "B2"}),
      row(Lever::quality, "quality", units::share(), {0, 1},
          "Quality of the place and its services as lived through", "社区品质",
          Supply{0.6, 0.12, {0.3, 0.9}, "[?]", "B18"}),
      row(Lever::quality_subdistrict, "quality_subdistrict", units::share(), {0, 1},
          "Quality of what the subdistrict does", "街镇工作品质", Supply{0.6, 0, {0.3, 0.9}, "[?]", "A14"}),
      row(Lever::quality_higher, "quality_higher", units::share(), {0, 1}, "Quality of what higher levels do",
          "上级工作品质", Supply{0.65, 0, {0.3, 0.9}, "[?]", "A14"}),
      row(Lever::results, "results", units::per_week(), {0, 1},
          "Chance in a week that a project is finished in the area, for better or worse", "项目完成概率",
          Supply{0.03, 0, {0, 0.2}, "[?]", "P20"}),
      row(Lever::results_good, "results_good", units::share(), {0, 1},
          "Chance that a finished project is a success", "项目成功率",
          Supply{0.6, 0, {0.4, 0.95}, "[?]", "P20"}),
  };
}

/// The work passed down, and who does it.
Rows work_passed_down()
{
  return {
      row(Lever::task_pruning, "task_pruning", units::share(), {0, 1},
          "Share of the passed-down items that is taken off the list", "下派事项精简"),
      row(Lever::admission_list, "admission_list", units::share(), {0, 1},
          "How strictly new items are kept off the list (准入制)", "事项准入制"),
      row(Lever::ledger_reduction, "ledger_reduction", units::share(), {0, 1},
          "Share of ledgers and forms that is done away with", "台账精简"),
      row(Lever::campaign_integration, "campaign_integration", units::share(), {0, 1},
          "How far one effort serves several campaigns at once", "专项行动整合"),
      row(Lever::assessment_merging, "assessment_merging", units::share(), {0, 1},
          "How far separate inspections are merged", "考评整合"),
      row(Lever::extra_staff, "extra_staff", units::people(), {0, 20}, "Staff added to an area for a time",
          "增配人员"),
      row(Lever::delegation, "delegation", units::share(), {0, 1},
          "Coaching to pass work on, added to the skill of coordinating in the own share of work",
          "授权分工辅导"),
      row(Lever::secretary_hours, "secretary_hours", units::hours(), {0, 48},
          "Hours a week that policies ask of the secretary", "书记投入工时"),
      row(Lever::staff_hours, "staff_hours", units::hours(), {0, 400},
          "Hours a week that policies ask of the staff", "工作人员投入工时"),
  };
}

/// Secretaries: training, succession.
Rows secretaries()
{
  return {
      row(Lever::training_party, "training_party", units::hours(), {0, 20},
          "Hours a week at the Party school: spirit and qualities", "党性和素养培训"),
      row(Lever::training_practice, "training_practice", units::hours(), {0, 20},
          "Hours a week at the Party school: practice", "实务和实战培训"),
      row(Lever::hard_posting, "hard_posting", units::share(), {0, 1},
          "How far secretaries are sent to hard tasks to learn (选派锻炼)", "硬任务锻炼"),
      row(Lever::career_ladder, "career_ladder", units::share(), {0, 1},
          "How far a way up is open to secretaries", "职业发展通道"),
      row(Lever::mentoring, "mentoring", units::share(), {0, 1},
          "How far places with veteran secretaries are used", "老书记带教"),
      row(Lever::reward, "reward", units::share(), {0, 1}, "Reward and recognition of secretaries and staff",
          "激励保障"),
      row(Lever::reserve, "reserve", units::share(), {0, 2}, "Reserve added, people for every area",
          "后备人才库"),
      row(Lever::batch_train, "batch_train", units::share(), {0, 1},
          "How well the reserve is trained (选育培养)", "选育培养"),
      row(Lever::recruit, "recruit", units::share(), {0, 1},
          "Chance that somebody younger is recruited where the reserve is empty (引进充实)", "引进充实"),
      row(Lever::adjust, "adjust", units::share(), {0, 1},
          "Share of posts a year in which the one assessed lowest is replaced (调整优化)", "调整优化"),
      row(Lever::rotate, "rotate", units::share(), {0, 1},
          "Share of posts a year that change places with another area (交流提升)", "交流提升"),
      row(Lever::age_limit, "age_limit", units::share(), {0, 1},
          "Chance that a rehired secretary above the limit of age is not reappointed at the end of a term",
          "届龄不再任用"),
  };
}

/// How areas are assessed.
Rows assessing()
{
  return {
      row(Lever::self_assessment, "self_assessment", units::share(), {0, 1},
          "Weight added to self-assessment", "自评权重"),
      row(Lever::third_party, "third_party", units::share(), {0, 1},
          "Weight added to the professional agency's assessment", "第三方评估权重"),
      row(Lever::satisfaction_weight, "satisfaction_weight", units::share(), {0, 1},
          "Weight of residents' satisfaction added within it", "满意度权重"),
      row(Lever::poll_openness, "poll_openness", units::share(), {0, 1},
          "Share of a satisfaction poll that is drawn from all adults", "测评抽样开放度"),
      row(Lever::appraisal_link, "appraisal_link", units::share(), {0, 1},
          "How much more the assessment counts for the secretary's own appraisal", "考评与任用挂钩"),
      row(Lever::feedback, "feedback", units::share(), {0, 1},
          "How fast the use of leading hours follows what residents rate worst, a quarter", "反馈改进"),
  };
}

/// Every lever has one row; where it stands does not matter.
Rows in_order_of_the_enumeration()
{
  Rows rows;
  for (Rows part : {what_reaches_residents(), what_residents_live_through(), work_passed_down(),
                    secretaries(), assessing()})
    rows.insert(rows.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  std::ranges::sort(rows, {}, &LeverInfo::lever);
  ensures(rows.size() == lever_count, "one row for every lever");
  for (std::size_t k = 0; k < rows.size(); ++k)
    ensures(static_cast<std::size_t>(rows[k].lever) == k, "one row for every lever, none for two");
  return rows;
}

}  // namespace

const std::vector<LeverInfo>& lever_table()
{
  static const Rows table = in_order_of_the_enumeration();
  return table;
}

const LeverInfo& info_of(Lever lever)
{
  return lever_table()[static_cast<std::size_t>(lever)];
}

std::vector<std::string> lever_names()
{
  std::vector<std::string> names;
  for (const LeverInfo& info : lever_table()) names.push_back(info.name);
  return names;
}

std::string column_of(Lever lever)
{
  return "lever." + info_of(lever).name;
}

std::vector<std::string> readers_of(Lever lever, const std::vector<Declaration>& mechanisms)
{
  const std::string column = column_of(lever);
  const auto names_it = [&](const std::vector<std::string>& columns) {
    return std::ranges::find(columns, column) != columns.end();
  };
  std::vector<std::string> readers;
  for (const Declaration& d : mechanisms) {
    if (names_it(d.reads) && !names_it(d.writes)) readers.push_back(d.name);
  }
  return readers;
}

}  // namespace linli
