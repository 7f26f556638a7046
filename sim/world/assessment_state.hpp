#pragma once
/// How areas are assessed.
#include "core/column.hpp"
#include "core/ids.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace linli {

/// Who assesses an area: itself, its street or town, a professional agency.
enum class Assessor : std::size_t { self, street, agency };
constexpr std::size_t assessors = 3;
constexpr std::array<const char*, assessors> assessor_labels{"self", "street", "agency"};
constexpr std::array<const char*, assessors> assessor_labels_zh{"自评", "街镇评估", "专业机构评估"};

/// The latest assessment of each area, and what it counts for.
struct AssessmentState {
  std::array<Column<float, AreaId>, assessors> score;  ///< [0, 1]
  Column<float, AreaId> total;                         ///< weighted, [0, 1]
  Column<float, AreaId>
      tasks;  ///< how far what is scored are tasks passed down, times the link to the appraisal
  Column<float, AreaId> residents;     ///< the same of what residents live through
  Column<std::uint16_t, AreaId> week;  ///< of the run, counted from 1; 0 = not assessed so far

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    for (std::size_t k = 0; k < assessors; ++k)
      f((std::string("assessment.") + assessor_labels[k]).c_str(), self.score[k]);
    f("assessment.total", self.total);
    f("assessment.tasks", self.tasks);
    f("assessment.residents", self.residents);
    f("assessment.week", self.week);
  }
};

}  // namespace linli
