#pragma once
/// Levers: what policy may set and mechanisms read.  Policy never touches residents.
///
/// To add one: a name at the end of `Lever` and a row in lever_table.cpp.  The rest follows from that row: its parameter
/// of the programme, its key in interventions, its series `lever.NAME`, its column, its line in the tables.  Who reads
/// it follows from what mechanisms declare.
#include "core/column.hpp"
#include "core/ids.hpp"
#include "core/units.hpp"
#include "world/declaration.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// New ones at the end: the number of a lever is part of the address of its differences between areas.
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
  count_,
};
constexpr auto lever_count = static_cast<std::size_t>(Lever::count_);

/// How several policies that set the same lever go together.
enum class Combine { add, multiply, largest };

/// What the programme supplies of a lever unless a scenario says otherwise.
struct Supply {
  double level;     ///< in the lever's unit
  double spread;    ///< standard deviation over areas, as a share of the level
  Range plausible;  ///< of the level
  std::string source;
  std::string evidence{};
};

/// One row of the table of levers.
struct LeverInfo {
  Lever lever;
  std::string name;
  Unit unit;
  Range range;  ///< a value that policies together drive out of it is brought back to its end
  std::string en;
  std::string zh;
  std::optional<Supply> supply{};  ///< none: nothing of it, until a scenario or an intervention asks for some
  Combine combine = Combine::add;
  float neutral = 0;  ///< value when no policy acts

  /// The amount that leaves the lever as it is when a policy applies it.
  double idle() const { return combine == Combine::multiply ? 1 : 0; }
};

/// All levers, in the order of the enumeration.
const std::vector<LeverInfo>& lever_table();
const LeverInfo& info_of(Lever lever);
/// Names of all levers, in the order of the enumeration.
std::vector<std::string> lever_names();
/// The name of its column and series: `lever.appeal`.
std::string column_of(Lever lever);

/// Those of these mechanisms whose equations read a lever: they declare that they read it and do not pass it on changed.
std::vector<std::string> readers_of(Lever lever, const std::vector<Declaration>& mechanisms);

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
