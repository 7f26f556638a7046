#pragma once
/// Says what factors do to one response, by each of the designs.
#include "compare/factor_effects.hpp"
#include "compare/responses.hpp"
#include "statistics/factorial.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace linli {

/// Adds what it tells to `effects`; both outlive it.
class FactorTeller {
 public:
  FactorTeller(const Plan& plan, FactorEffects& effects) : plan_(plan), effects_(effects) {}

  /// Main effects and interactions of whole and fractional factorials.
  void factorial(const Response& response);
  /// Sobol' indices.  A row counts if all its runs are there in some replicate.
  void saltelli(const Response& response);
  /// Elementary effects, each the mean over the replicates that have it.
  void morris(const Response& response);
  /// Correlations and slopes over any other points.
  void scatter(const Response& response);

 private:
  const std::string& path(std::size_t factor) const;
  /// "2 against 1".
  std::string levels(std::size_t factor, std::size_t level) const;
  std::string group_name(std::size_t group) const;
  void add(const Response& response, Told told, const std::string& factor, const std::string& level,
           const Effect& effect);
  void note(const Response& response, const std::string& en, const std::string& zh);
  /// [group][trajectory]
  std::vector<std::vector<double>> effects_over_replicates(const Response& response) const;
  /// [point] Over the replicates that are there.
  std::vector<double> means_of_points(const Response& response) const;
  /// [point] Of a factor: its place in the range, or the number that a table writes; NaN if they are no numbers of one unit.
  std::vector<double> column_of(std::size_t factor) const;

  const Plan& plan_;
  FactorEffects& effects_;
};

}  // namespace linli
