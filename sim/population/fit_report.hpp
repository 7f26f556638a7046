#pragma once
/// How well the synthetic district meets its margins.
#include "core/errors.hpp"
#include "population/margins.hpp"
#include "population/secretaries.hpp"
#include "population/tables.hpp"

#include <string>
#include <vector>

namespace linli {

/// One category of one margin.
struct FitRow {
  std::string margin;
  std::string category;
  double target = 0;
  double obtained = 0;

  double error() const { return obtained - target; }
};

struct FitReport {
  std::vector<FitRow> rows;

  /// How far a category may be off: 0.1 % of its target, or `least` persons or households where that is more:
  /// whole people cannot meet fractions, which shows in a scaled-down district.
  static double bound(const FitRow& row);
  static constexpr double relative_bound = 0.001;
  static constexpr double least = 16;
  /// Rows beyond their bound.
  std::vector<FitRow> misfits() const;
};

/// Counts every margin in the population; targets are scaled with it.
FitReport compare(const Population& population, const Margins& margins, double scale);

/// Counts the report's table in the secretaries; these must be exact.
FitReport compare(const Secretaries& secretaries, const Posts& posts, const Subdistricts& subdistricts,
                  const SecretaryRoster& roster);

/// Every margin that is missed beyond its bound.
std::vector<Problem> fit_faults(const FitReport& report);
/// Every number of the report's table that is not met: counts exactly, mean ages to 0.05.
std::vector<Problem> exactness_faults(const FitReport& secretaries);
/// Throw Error(scenario) with these.
void require_fit(const FitReport& report);
void require_exact(const FitReport& secretaries);

}  // namespace linli
