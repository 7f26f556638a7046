#pragma once
/// Levers: what policy may set and mechanisms read.  Policy never touches residents.
#include "core/column.hpp"
#include "core/ids.hpp"
#include "core/units.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace linli {

enum class Lever : std::size_t {
  offers_activity,
  offers_volunteering,
  offers_team,
  session,
  festival,
  openness,
  action,
  calls,
  calls_head,
  calls_backbone,
  appeal,
  team_power,
  responsiveness,
  quality,
  quality_subdistrict,
  quality_higher,
  results,
  results_good,
  value_leading,
  register_drive,
  credit,
  door_visits,
  task_pruning,
  admission_list,
  ledger_reduction,
  campaign_integration,
  extra_staff,
  delegation,
  secretary_hours,
  staff_hours,
  training_party,
  training_practice,
  hard_posting,
  career_ladder,
  mentoring,
  reward,
  assessment_merging,
  self_assessment,
  third_party,
  satisfaction_weight,
  poll_openness,
  appraisal_link,
  feedback,
  reserve,
  batch_train,
  recruit,
  adjust,
  rotate,
  age_limit,
};
constexpr std::size_t lever_count = 49;

/// How several policies that set the same lever go together.
enum class Combine { add, multiply, largest };

/// One row of the table of levers.
struct LeverInfo {
  Lever lever;
  std::string name;
  Unit unit;
  float neutral;  ///< value when no policy acts
  Combine combine;
  Range range;  ///< a value that policies together drive out of it is brought back to its end
  std::string en;
  std::string zh;
  std::string read_by;  ///< the mechanism whose equation reads it
};
const std::vector<LeverInfo>& lever_table();
/// Its last rows: the levers on secretaries, staff and their work.
std::vector<LeverInfo> committee_levers();
/// Names of all levers, in the order of the enumeration.
std::vector<std::string> lever_names();

/// The value of every lever in every area, this week.
struct Levers {
  std::array<Column<float, AreaId>, lever_count> values;

  float operator()(Lever lever, AreaId area) const { return values[static_cast<std::size_t>(lever)][area]; }

  /// Hours a week that policies ask of the secretary: for themselves and for training.
  double secretary_hours_asked(AreaId area) const;

  /// Sets every lever to its neutral value: the first thing that happens in a week.
  void reset(std::size_t areas);
  /// Lets one more policy act on a lever, by the rule of its row.
  void apply(Lever lever, AreaId area, float amount);
  /// Multiplies a lever, for those who carry out what it asks for.
  void scale(Lever lever, AreaId area, float factor);

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    for (std::size_t k = 0; k < lever_count; ++k)
      f(("lever." + lever_table()[k].name).c_str(), self.values[k]);
  }
};

}  // namespace linli
