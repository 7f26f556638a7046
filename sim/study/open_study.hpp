#pragma once
/// A study begins, or goes on where it stopped.
#include "study/make_plan.hpp"
#include "study/study_directory.hpp"
#include "study/study_ledger.hpp"

#include <memory>
#include <string>
#include <vector>

namespace linli {

/// Whether results of another version of the model may be left aside and computed anew.
enum class OtherModel { refuse, compute_anew };

struct OpenedStudy {
  Plan plan{};
  std::unique_ptr<StudyLedger> ledger{};
  std::vector<std::string> told{};  ///< for people: what was kept aside, what has changed since last time
};

/// Takes the directory, which is made if it is missing, and the lock of the study or shard.  If the plan there is of the same
/// study, it counts; else a new one is written, and runs that both have need no second computing.  Throws Error(output_in_use)
/// if the directory holds something else, or another process has the lock; Error(usage) for a plan of another version of the
/// model, unless it may be computed anew; and what `make_plan` throws.
OpenedStudy open_study(const Study& study, const StudyDirectory& directory, const std::optional<Shard>& shard,
                       OtherModel other, const Planned& tell);

/// The plan of a directory.  Throws Error(io) if there is none.
Plan plan_in(const StudyDirectory& directory);

/// Writes a plan, its study's file beside it, and a line of the manifest that says so.
void freeze(const Plan& plan, const std::string& study_text, const StudyDirectory& directory,
            StudyLedger& ledger, LineKind kind);

}  // namespace linli
