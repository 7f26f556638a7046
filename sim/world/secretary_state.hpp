#pragma once
/// Secretaries: what those who hold a post are able to, how they are and what they lean to.
#include "core/column.hpp"
#include "core/ids.hpp"
#include "world/strains.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace linli {

/// What a secretary is good at.
enum class Skill : std::size_t { mobilising, coordinating, planning, professional };
constexpr std::size_t skills = 4;
constexpr std::array<const char*, skills> skill_labels{"mobilising", "coordinating", "planning",
                                                       "professional"};
constexpr std::array<const char*, skills> skill_labels_zh{"动员能力", "协调能力", "谋划能力", "专业能力"};

/// What the hours left for leading are used for.
enum class LeadershipFunction : std::size_t {
  listening,
  mobilising,
  brokering,
  deliberating,
  projects,
  teams
};
constexpr std::size_t leadership_functions = 6;
constexpr std::array<const char*, leadership_functions> leadership_function_labels{
    "listening", "mobilising", "brokering", "deliberating", "projects", "teams"};
constexpr std::array<const char*, leadership_functions> leadership_function_labels_zh{
    "调研走访", "动员", "对接资源", "协商议事", "项目", "队伍建设"};

/// What changes about secretaries; who they are stands in `Population::secretaries`.  It goes along when two change
/// places.
struct SecretaryState {
  std::array<Column<float, SecretaryId>, skills> skill;   ///< [0, 1]
  std::array<Column<float, SecretaryId>, skills> talent;  ///< the level that a skill falls back to, [0, 1]
  Column<std::uint8_t, SecretaryId> mentored;             ///< 1 while a veteran secretary guides this one
  Strains<SecretaryId> strain;
  std::array<Column<float, SecretaryId>, leadership_functions>
      orientation;  ///< own leaning, shares of leading hours
  std::array<Column<float, SecretaryId>, leadership_functions> share;  ///< of leading hours, in force

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    for (std::size_t k = 0; k < skills; ++k) {
      f((std::string("secretary.") + skill_labels[k]).c_str(), self.skill[k]);
      f((std::string("secretary.talent_") + skill_labels[k]).c_str(), self.talent[k]);
    }
    f("secretary.mentored", self.mentored);
    Strains<SecretaryId>::for_each_column("secretary", self.strain, f);
    for (std::size_t k = 0; k < leadership_functions; ++k) {
      const std::string name = leadership_function_labels[k];
      f(("secretary.orientation_" + name).c_str(), self.orientation[k]);
      f(("secretary.share_" + name).c_str(), self.share[k]);
    }
  }
};

}  // namespace linli
