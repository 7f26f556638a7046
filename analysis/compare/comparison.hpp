#pragma once
/// What `linli compare` tells of a study.
#include "compare/asked.hpp"
#include "compare/candidates.hpp"
#include "compare/differences.hpp"
#include "compare/factor_effects.hpp"
#include "compare/honesty.hpp"
#include "compare/residents.hpp"
#include "compare/run_table.hpp"
#include "study/study_directory.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// What the rule of stopping said when it looked last.
struct Look {
  std::size_t replicates = 0;  ///< leading ones that it used
  std::string verdict{};
  std::string leader{};
};

/// How much of a study is there.
struct Completeness {
  std::size_t replicates = 0;          ///< that are compared
  std::size_t complete = 0;            ///< of these: all runs are there
  std::size_t runs = 0;                ///< planned for these replicates
  std::size_t missing = 0;             ///< of these
  std::vector<std::string> lacking{};  ///< "replicate 3 lacks relief", "replicates 7 to 9 lack all runs"
};

struct StudyComparison {
  Asked asked;
  RunTable table;
  Candidates candidates{};
  std::optional<Look> look{};
  Completeness completeness{};
  std::vector<ArmDifference> differences{};
  std::vector<Ratio> ratios{};
  std::vector<Standing> standings{};
  std::vector<WorldRegrets> regrets{};
  std::vector<std::size_t> pareto{};  ///< candidates
  FactorEffects effects{};
  Honesty honesty{};
  std::optional<ResidentsCompared> residents{};

  const Plan& plan() const { return asked.plan; }
};

/// Whether it is asked who took part where.
enum class WithResidents { no, yes };

/// Reads the plan, the last look and every result that is there.  Throws `Error(io)` if there is no study or something
/// cannot be read, `Error(usage)` if something is asked for that is not there.
StudyComparison compare(const StudyDirectory& directory, const CompareOptions& options,
                        WithResidents residents = WithResidents::no);

/// "people and luck vary; 18 of 20 replicates are complete (…)": the first line of whatever is told.
std::string first_line(const StudyComparison& comparison);

}  // namespace linli
