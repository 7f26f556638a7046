#include "world/levers.hpp"

#include <utility>

namespace linli {
namespace {

/// A lever that is 0 when no policy acts, and to which policies add.
LeverInfo added(Lever lever, const char* name, Unit unit, Range range, const char* en, const char* zh,
                const char* read_by)
{
  return {lever, name, std::move(unit), 0.0F, Combine::add, range, en, zh, read_by};
}

}  // namespace

std::vector<LeverInfo> committee_levers()
{
  return {
      added(Lever::task_pruning, "task_pruning", units::share(), {0, 1},
            "Share of the passed-down items that is taken off the list", "下派事项精简", "workload"),
      added(Lever::admission_list, "admission_list", units::share(), {0, 1},
            "How strictly new items are kept off the list (准入制)", "事项准入制", "workload"),
      added(Lever::ledger_reduction, "ledger_reduction", units::share(), {0, 1},
            "Share of ledgers and forms that is done away with", "台账精简", "workload"),
      added(Lever::campaign_integration, "campaign_integration", units::share(), {0, 1},
            "How far one effort serves several campaigns at once", "专项行动整合", "workload"),
      added(Lever::extra_staff, "extra_staff", units::people(), {0, 20}, "Staff added to an area for a time",
            "增配人员", "workload"),
      added(Lever::delegation, "delegation", units::share(), {0, 1},
            "Coaching to pass work on, added to the skill of coordinating in the own share of work",
            "授权分工辅导", "workload"),
      added(Lever::secretary_hours, "secretary_hours", units::hours(), {0, 48},
            "Hours a week that policies ask of the secretary", "书记投入工时", "workload"),
      added(Lever::staff_hours, "staff_hours", units::hours(), {0, 400},
            "Hours a week that policies ask of the staff", "工作人员投入工时", "workload"),
      added(Lever::training_party, "training_party", units::hours(), {0, 20},
            "Hours a week at the Party school: spirit and qualities", "党性和素养培训", "leadership"),
      added(Lever::training_practice, "training_practice", units::hours(), {0, 20},
            "Hours a week at the Party school: practice", "实务和实战培训", "leadership"),
      added(Lever::hard_posting, "hard_posting", units::share(), {0, 1},
            "How far secretaries are sent to hard tasks to learn (选派锻炼)", "硬任务锻炼", "leadership"),
      added(Lever::career_ladder, "career_ladder", units::share(), {0, 1},
            "How far a way up is open to secretaries", "职业发展通道", "leadership"),
      added(Lever::mentoring, "mentoring", units::share(), {0, 1},
            "How far places with veteran secretaries are used", "老书记带教", "mentoring"),
      added(Lever::reward, "reward", units::share(), {0, 1},
            "Reward and recognition of secretaries and staff", "激励保障", "strain"),
      added(Lever::assessment_merging, "assessment_merging", units::share(), {0, 1},
            "How far separate inspections are merged", "考评整合", "workload"),
      added(Lever::self_assessment, "self_assessment", units::share(), {0, 1},
            "Weight added to self-assessment", "自评权重", "assessment"),
      added(Lever::third_party, "third_party", units::share(), {0, 1},
            "Weight added to the professional agency's assessment", "第三方评估权重", "assessment"),
      added(Lever::satisfaction_weight, "satisfaction_weight", units::share(), {0, 1},
            "Weight of residents' satisfaction added within it", "满意度权重", "assessment"),
      added(Lever::poll_openness, "poll_openness", units::share(), {0, 1},
            "Share of a satisfaction poll that is drawn from all adults", "测评抽样开放度", "assessment"),
      added(Lever::appraisal_link, "appraisal_link", units::share(), {0, 1},
            "How much more the assessment counts for the secretary's own appraisal", "考评与任用挂钩",
            "assessment"),
      added(Lever::feedback, "feedback", units::share(), {0, 1},
            "How fast the use of leading hours follows what residents rate worst, a quarter", "反馈改进",
            "assessment"),
      added(Lever::reserve, "reserve", units::share(), {0, 2}, "Reserve added, people for every area",
            "后备人才库", "succession"),
      added(Lever::batch_train, "batch_train", units::share(), {0, 1},
            "How well the reserve is trained (选育培养)", "选育培养", "succession"),
      added(Lever::recruit, "recruit", units::share(), {0, 1},
            "Chance that somebody younger is recruited where the reserve is empty (引进充实)", "引进充实",
            "succession"),
      added(Lever::adjust, "adjust", units::share(), {0, 1},
            "Share of posts a year in which the one assessed lowest is replaced (调整优化)", "调整优化",
            "succession"),
      added(Lever::rotate, "rotate", units::share(), {0, 1},
            "Share of posts a year that change places with another area (交流提升)", "交流提升",
            "succession"),
      added(Lever::age_limit, "age_limit", units::share(), {0, 1},
            "Chance that a rehired secretary above the limit of age is not reappointed at the end of a term",
            "届龄不再任用", "succession"),
  };
}

}  // namespace linli
