#pragma once
/// A study while it is read: what is known so far, and what is wrong.
#include "scenario/read_scenario.hpp"
#include "scenario/strict.hpp"
#include "study/node_at.hpp"
#include "study/parameters.hpp"
#include "study/study.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// The parts of a study file are read one after the other; each part finds what those before it have read.  Every fault goes
/// to `faults`, those of scenarios to `problems`.
struct StudyDraft {
  StudyDraft(const std::string& name, const YamlDocument& read, const MechanismParams& known)
      : document(read), mechanisms(known), faults(name), top(read.root, "", faults)
  {
    study.file = name;
  }

  const YamlDocument& document;
  const MechanismParams& mechanisms;
  Study study{};
  Faults faults;
  StrictMap top;
  ReadScenario base{};                            ///< with what is set for all arms
  std::map<std::string, Parameter> parameters{};  ///< of the base
  std::vector<Problem> problems{};
  bool design_read = true;                 ///< whether it is known which design is meant
  std::set<std::string> faulty_factors{};  ///< of which some value could not be read, by path

  /// The value of a top-level key that may be missing.
  std::optional<NodeAt> find(std::string_view key);
  /// Whether it is known from when to when all arms run.
  bool run_known() const { return base.doubts.are_sound("run", {"start", "burn_in", "weeks"}); }
};

/// The scenario that a value names, as it is to be opened: a file named from the folder of the study, or a shipped one.
std::optional<std::string> scenario_named_at(const NodeAt& at, const StudyDraft& draft);
/// Another file that a value names, from the folder of the study.
std::optional<std::string> file_named_at(const NodeAt& at, const StudyDraft& draft);

/// `study`, `description`, `base` and `set`; then reads the base.
void read_base(StudyDraft& draft);
/// `{en: …, zh: …}`: what people call something.
StudyLabel read_label(const NodeAt& at);
/// `arms`; a study without has one that is its base.
void read_arms(StudyDraft& draft);
/// `factors`.
void read_factors(StudyDraft& draft);
/// The parameters of a map such as `{range: plausible, leave_out: […]}`, but for those in `taken`.
std::vector<StudyFactor> assumed_parameters(StrictMap& map, const NodeAt& at, const StudyDraft& draft,
                                            const std::vector<StudyFactor>& taken);
/// Why a parameter is the same in all runs, if it has to be.
std::optional<Fault> not_to_vary(const Parameter& parameter);
/// The table in a file that a value names; its faults are told with its own lines.
ValueTable table_named_at(const NodeAt& at, RowsAre rows, StudyDraft& draft);
/// `design`.
void read_design(StudyDraft& draft);
/// `reference`.
void read_reference(StudyDraft& draft);
/// `outcomes`.
void read_outcomes(StudyDraft& draft);
/// `replicates`, `precision` and `vary`.
void read_replicates(StudyDraft& draft);
/// `worlds`.
void read_worlds(StudyDraft& draft);
/// `honesty`, `panels` and `budget`.
void read_extras(StudyDraft& draft);

/// What the parts together cannot mean.
void tell_study_contradictions(StudyDraft& draft);
/// Faults of the scenarios of arms, arms that are equal in effect, and what cannot change in the middle of a run.
void tell_arm_faults(StudyDraft& draft);

}  // namespace linli
