#pragma once
/// The asked values of all runs of a study: the one thing that grows with the number of runs.
#include "compare/asked.hpp"
#include "statistics/better.hpp"
#include "study/study_directory.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// What a number of a run is.
enum class Measure {
  series,       ///< an outcome over its window
  numerator,    ///< of a ratio: this run's total, nothing taken away
  denominator,  ///< the same
  cost,         ///< what interventions cost in the weeks of the study, yuan
  secretary     ///< hours of the secretary's week in the first year of the study, or all of a shorter one
};

/// One number that every run has.
struct OutcomeColumn {
  Measure measure = Measure::series;
  std::string outcome{};  ///< its name; "cost" and "secretary_week" for those that no outcome names
  std::string group{};    ///< "district", or a grouping; "area" has quarters as its members
  std::string member{};   ///< empty of the district
  Window window{};
  std::string meaning{};     ///< of the series, in English
  std::string unit{};        ///< of the series, for people
  std::string total_unit{};  ///< what a total counts; empty if there is none
  Better better = Better::higher;

  bool of_district() const { return group == "district"; }
};

class RunTable {
 public:
  RunTable(std::size_t cells, std::size_t replicates);

  const std::vector<OutcomeColumn>& columns() const { return columns_; }
  std::size_t replicates() const { return replicates_; }
  /// Whether the result was there.
  bool there(std::size_t cell, std::size_t replicate) const { return there_.at(at(cell, replicate)) != 0; }
  /// NaN where the result is missing, or does not know it.
  double value(std::size_t column, std::size_t cell, std::size_t replicate) const;
  double total(std::size_t column, std::size_t cell, std::size_t replicate) const;
  /// The column of an outcome, of the whole district.
  std::optional<std::size_t> find(const std::string& outcome, Measure measure = Measure::series) const;

  void found(std::size_t cell, std::size_t replicate) { there_.at(at(cell, replicate)) = 1; }
  /// Adds the column if it is new.
  void put(const OutcomeColumn& column, std::size_t cell, std::size_t replicate, const WindowValue& measured);

 private:
  std::size_t at(std::size_t cell, std::size_t replicate) const { return cell * replicates_ + replicate; }

  std::size_t runs_;
  std::size_t replicates_;
  std::vector<char> there_;
  std::size_t last_ = 0;  // column that was put
  std::vector<OutcomeColumn> columns_{};
  std::vector<std::vector<double>> values_{};  // [column][run]
  std::vector<std::vector<double>> totals_{};  // the same
};

/// Reads the first `replicates` of every cell, one result after the other in the order of the plan.  Areas are split into
/// quarters by what they have in the run that is the reference in the year before the study (in the outcome's window, if the
/// burn-in is shorter); a run without one has no quarters.  Throws `Error(io)` if a
/// result cannot be read, `Error(usage)` if it lacks a series or group that is asked for.
RunTable read_runs(const Asked& asked, const StudyDirectory& directory, std::size_t replicates);

}  // namespace linli
