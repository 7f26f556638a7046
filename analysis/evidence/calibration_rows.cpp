#include "evidence/calibration_rows.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace linli {
namespace {

constexpr double any = std::numeric_limits<double>::infinity();

}  // namespace

const std::vector<CalibrationRow>& calibration_rows()
{
  static const std::vector<CalibrationRow> table{
      {"turnout", "K1", "turnout in committee elections, of all adults", "居委会选举投票率（占全体成年人）",
       "share", 0.479, 0.439, 0.519},
      {"contact_weekly", "K2", "in contact with neighbours weekly or more often", "每周至少一次与邻居来往",
       "share", 0.57, 0.53, 0.61},
      {"contact_almost_never", "K2", "almost never in contact with neighbours", "几乎从不与邻居来往", "share",
       0.275, 0.235, 0.315},
      {"volunteers", "K3", "registered volunteers, of all residents", "注册志愿者（占全体居民）", "share",
       0.15, 0.13, 0.17},
      {"odds_belonging", "K11", "odds ratio of belonging over its range", "归属感的优势比（全距）", "1", 3.4,
       0.6 * 3.4, 1.6 * 3.4},
      {"odds_area_trust", "K11", "odds ratio of the area's mean trust over its range",
       "居民区平均信任的优势比（全距）", "1", 4.8, 0.6 * 4.8, 1.6 * 4.8},
      {"intention_behaviour", "K12",
       "correlation of willingness and having taken part in the year after (activities)",
       "参与意愿与此后一年实际参与的相关（社区活动）", "r", 0.53, 0.40, 0.60},
      {"call_on_who_opens", "K13", "effect of a call at the door on turnout of who opens",
       "上门动员对应门者投票率的作用", "share", 0.098, 0.05, 0.108},
      {"call_on_others", "K13", "part of that in others at home", "其中传给家中其他人的部分", "share", 0.60,
       0.40, 0.70},
      {"deliberation_on_turnout", "K14",
       "effect of deliberation in the two years before on turnout of voters who were there",
       "此前两年参加议事协商对投票率的作用", "share", 0.084, 0.04, 0.10},
      {"tasks_a_day", "K8", "tasks passed down to an area, a day", "每个居民区每天接到的下派任务", "1/day",
       5.1, 0.85 * 5.1, 1.15 * 5.1},
      {"items", "K8", "items on the list of an area", "每个居民区的下派事项数", "items", 146, 0.85 * 146,
       1.15 * 146},
      {"items_pruned", "K8", "the same after pruning as in Hongkou", "按虹口做法清理后的下派事项数", "items",
       27, 0.85 * 27, 1.15 * 27},
      {"hours_over_forms", "K9", "share of hours that goes with 88 % of forms, over that share",
       "减少 88 % 台账所减工时比例与该比例之比", "ratio", 0.5, 0, 0.5},
      {"staff_burnout", "K10", "staff with any burnout", "有倦怠的工作人员（轻度以上）", "share", 0.42, 0.37,
       0.47},
      {"load_exhaustion", "K15", "correlation of load and exhaustion over staff", "工作人员负荷与疲惫的相关",
       "r", 0.3, -any, 0.3},
      {"hours_over_items", "P14", "share of hours that goes with pruned items, over their share",
       "清理事项所减工时比例与事项比例之比", "ratio", 0.5, 0, 0.5},
      {"rehired_and_age", "P24", "correlation over subdistricts of rehired secretaries and mean age",
       "各街镇返聘书记比例与平均年龄的相关", "r", 0.3, 0.3, any},
      {"knows_committee", "P1", "adults who know somebody of the committee", "认识居委会干部的成年人",
       "share", 0.5, 0, 0.5},
      {"age_difference", "P1", "mean age of participants less that of adults",
       "参与者与全体成年人平均年龄之差", "years", 1, 1, any},
      {"willing_over_doing", "P2", "willingness over weekly behaviour, activities",
       "参与意愿与每周实际参与之比（社区活动）", "ratio", 3, 3, any},
      {"old_over_young", "P3", "yearly participation, 60 and more over 18 to 29",
       "一年内参与率之比：60 岁及以上比 18–29 岁", "ratio", 1.2, 1.2, any},
      {"local_over_migrant", "P3", "yearly participation, registered here over non-local",
       "一年内参与率之比：本街镇户籍比外省市户籍", "ratio", 1.1, 1.1, any},
      {"settled_over_new", "P3", "yearly participation, ten years here and more over fewer than three",
       "一年内参与率之比：居住满十年比不满三年", "ratio", 1.1, 1.1, any},
      {"women_heads", "P5", "women among heads of building groups", "楼组长中的女性", "share", 0.55, 0.55,
       any},
      {"women_heads_over_volunteers", "P5", "women among heads less among volunteers of the year",
       "楼组长与当年志愿者女性比例之差", "share", 0.02, 0.02, any},
      {"odds_over_sex", "P6", "smaller of the two odds ratios of K11 over that of sex",
       "K11 两个优势比中较小者与性别优势比之比", "ratio", 1.2, 1.2, any},
      {"acquaintances_over_trust", "P8", "log odds ratio, acquaintances over neighbour trust (middle half)",
       "熟人数与邻里信任的对数优势比之比（四分位距）", "ratio", 1, 1, any},
      {"call_against_announcement", "P18",
       "calls at the door against open announcement, effect on attendance",
       "上门动员与公开通知对到会的作用之比", "ratio", 1.2, 1.2, any},
      {"efficacy_seen", "P20", "efficacy of who sees most take part less who sees fewest",
       "身边参与最多者与最少者的效能感之差", "1", 0.005, 0.005, any},
      {"reachable_bias", "P21", "satisfaction and trust of the reachable less of all",
       "居委会联系得到的居民与全体居民评价之差", "1", 0.005, 0.005, any},
  };
  return table;
}

const CalibrationRow& calibration_row(std::string_view key)
{
  const auto found = std::ranges::find(calibration_rows(), key, &CalibrationRow::key);
  expects(found != calibration_rows().end(), "a row of the table");
  return *found;
}

double distance(const CalibrationRow& row, double value)
{
  const double room = value >= row.value ? row.high - row.value : row.value - row.low;
  if (room == any) return 0;
  if (room > 0) return std::abs(value - row.value) / room;
  return hit(row, value) ? 0.0 : 1 + std::abs(value / row.value - 1);
}

}  // namespace linli
