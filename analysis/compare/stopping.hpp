#pragma once
/// Whether a study with a precision has replicates enough.
#include "statistics/sequential.hpp"
#include "study/plan.hpp"
#include "study/study_directory.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// Looks at the outcome of the precision, replicate after replicate, and decides by `best_arm` which policy is best.  In
/// several worlds an arm's value is the mean over them, by their weights.  Results are read once.
class Stopping {
 public:
  /// `plan` has a precision, and outlives this.
  Stopping(const Plan& plan, StudyDirectory directory);

  /// The leading `replicates` have ended; a run without a result has failed.
  Decision after(std::int64_t replicates);
  /// The arm, in the plan, of which a decision speaks.
  std::size_t arm_of(std::size_t candidate) const { return arms_.at(candidate); }

 private:
  double value(std::size_t arm, std::size_t replicate) const;

  const Plan& plan_;
  StudyDirectory directory_;
  StudyOutcome outcome_{};
  std::vector<std::size_t> arms_{};            ///< policies, by their number in the plan
  std::vector<std::vector<double>> values_{};  ///< [policy][replicate]
};

/// The smallest difference from the reference that all replicates of the plan will be able to tell, by what its leading
/// `replicates` show: of the first outcome that is no ratio.  Nothing if there is no reference, nothing to compare with it,
/// or too little to say.
struct Tellable {
  StudyOutcome outcome{};
  double difference = 0;        ///< in the unit of the outcome's series
  std::string unit{};           ///< of the series, for people
  bool is_share = false;        ///< so that differences are told in percentage points
  std::int64_t replicates = 0;  ///< with which it is told
};
std::optional<Tellable> smallest_tellable(const Plan& plan, const StudyDirectory& directory,
                                          std::int64_t replicates);

}  // namespace linli
