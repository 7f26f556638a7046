#pragma once
/// What is compared: arms, or the points of one arm.
#include "compare/run_table.hpp"
#include "study/plan.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// An arm, of which a value is the mean over all points; or a point.
struct Candidate {
  std::string name;
  std::size_t arm = 0;
  std::optional<std::size_t> point{};  ///< nothing of an arm
};

/// Of which world and point numbers are; nothing means all of them: worlds by their weight, points all the same.
struct Scope {
  std::optional<std::size_t> world{};
  std::optional<std::size_t> point{};

  bool operator==(const Scope&) const = default;
};

struct Candidates {
  std::vector<Candidate> all{};
  std::optional<std::size_t> reference{};  ///< its number among them; without one nothing is compared
};

/// Arms, where several are policies; else the points of the one arm, if the study names a reference point; else that arm.
/// Arms of honesty are not among them.
Candidates candidates_of(const Plan& plan);

/// "habit.rate 0.1, trust.met 0.2"; the name of a table's row.
std::string point_name(const Plan& plan, std::size_t point);

/// Which number of a run is taken.
enum class Number { value, total };

/// [replicate] What a candidate has in a scope.  NaN where a run of the scope is missing.
std::vector<double> replicates_of(const Plan& plan, const RunTable& table, std::size_t column,
                                  const Candidate& candidate, const Scope& scope, Number number);

}  // namespace linli
