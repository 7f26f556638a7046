#pragma once
/// What a comparison is asked to tell: which outcomes, over which weeks, of whom apart.
#include "compare/window.hpp"
#include "study/plan.hpp"

#include <string>
#include <vector>

namespace linli {

/// As people ask for it.
struct CompareOptions {
  std::vector<std::string> outcomes{};  ///< names; none: all of the study
  std::vector<std::string> by{};        ///< groupings; none: those of each outcome
  std::string window{};                 ///< "last 52 weeks", "week 0..week 51"; empty: that of each outcome
};

/// Whether a grouping is one that an outcome of the study asks for, or one that is asked for of all outcomes, and left out of
/// those that have no such groups.
enum class GroupingsAre { of_outcomes, wherever_they_are };

/// The plan with these outcomes only and with these windows, and what else they need: the outcomes that ratios are of.
struct Asked {
  Plan plan;                            ///< all its outcomes, with their windows as asked
  std::vector<std::string> outcomes{};  ///< names of those that are told, in the order of the plan
  GroupingsAre groupings = GroupingsAre::of_outcomes;

  bool tells(const std::string& outcome) const;
};

/// Throws `Error(usage)`, all faults at once, each with the nearest right thing.
Asked asked_of(const Plan& plan, const CompareOptions& options);

/// Throws `Error(usage)` if the text is no window, or one outside the run.
Window read_window(const std::string& text, const Plan& plan);

}  // namespace linli
