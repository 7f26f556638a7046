#include "compare/run_table.hpp"

#include "compare/area_quarters.hpp"
#include "compare/measure.hpp"
#include "core/calendar.hpp"
#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr auto secretary_series = "secretary_hours_total";

class RunReader {
 public:
  RunReader(const Asked& asked, const StudyDirectory& directory, std::size_t replicates)
      : asked_(asked), directory_(directory), table_(asked.plan.cells.size(), replicates)
  {
  }

  void read(std::size_t cell, std::size_t replicate)
  {
    const auto file = result_of(asked_.plan, directory_, cell, replicate);
    if (!file) return;
    const ResultFile result(*file);
    table_.found(cell, replicate);
    const auto put = [&](const OutcomeColumn& column, const WindowValue& value) {
      table_.put(column, cell, replicate, value);
    };
    for (const StudyOutcome& outcome : asked_.plan.outcomes) {
      if (!asked_.tells(outcome.name)) continue;
      if (outcome.is_ratio()) {
        put_ratio(result, outcome, put);
        continue;
      }
      put_group(result, outcome, "district", put);
      for (const std::string& group : outcome.by) {
        const bool lacks =
            asked_.groupings == GroupingsAre::wherever_they_are && !result.has_series(group, outcome.series);
        if (lacks) continue;
        told_.insert(group);
        if (group == "area") {
          put_quarters(result, outcome, cell, replicate, put);
        } else {
          put_group(result, outcome, group, put);
        }
      }
    }
    put_beside(result, put);
  }

  RunTable taken()
  {
    require_groupings();
    return std::move(table_);
  }

 private:
  /// What a series is, which is the same in all results.
  const OutcomeColumn& column_of(const ResultFile& result, const StudyOutcome& outcome,
                                 const std::string& group)
  {
    const auto known = described_.find({outcome.name, group});
    if (known != described_.end()) return known->second;
    const Series series = result.series(group, outcome.series);
    OutcomeColumn column{.measure = Measure::series,
                         .outcome = outcome.name,
                         .group = group,
                         .window = window_of(asked_.plan, outcome),
                         .meaning = series.meaning,
                         .unit = series.unit_label,
                         .total_unit = unit_of_total(series),
                         .better = better_of(outcome)};
    return described_.emplace(std::pair(outcome.name, group), std::move(column)).first->second;
  }

  template <class Put>
  void put_group(const ResultFile& result, const StudyOutcome& outcome, const std::string& group,
                 const Put& put)
  {
    OutcomeColumn column = column_of(result, outcome, group);
    for (const WindowValue& value : over_window(result, group, outcome.series, column.window)) {
      column.member = value.member;
      put(column, value);
    }
  }

  template <class Put>
  void put_quarters(const ResultFile& result, const StudyOutcome& outcome, std::size_t cell,
                    std::size_t replicate, const Put& put)
  {
    OutcomeColumn column = column_of(result, outcome, "area");
    const Quarters& quarters = quarters_for(outcome, cell, replicate);
    for (const WindowValue& value :
         by_quarter(over_window(result, "area", outcome.series, column.window), quarters)) {
      column.member = value.member;
      put(column, value);
    }
  }

  /// The year before the study, where there is one: areas sorted by the very weeks that are compared would differ by chance
  /// in the direction of their rank, as whoever was low by bad luck is less so under other luck (regression to the mean).
  Window sorting_window(const StudyOutcome& outcome) const
  {
    const bool has_year_before = asked_.plan.burn_in >= weeks_per_year;
    return has_year_before ? Window{-weeks_per_year, -1} : window_of(asked_.plan, outcome);
  }

  /// By the reference of the run, which its neighbours share: the last one of each outcome is kept.
  const Quarters& quarters_for(const StudyOutcome& outcome, std::size_t cell, std::size_t replicate)
  {
    const auto reference = reference_cell(asked_.plan, cell);
    Split& split = splits_[outcome.name];
    if (split.of == std::pair(reference, replicate)) return split.quarters;
    split = {std::pair(reference, replicate), {}};
    const auto file = reference ? result_of(asked_.plan, directory_, *reference, replicate) : std::nullopt;
    if (file)
      split.quarters =
          quarters_of(over_window(ResultFile(*file), "area", outcome.series, sorting_window(outcome)));
    return split.quarters;
  }

  template <class Put>
  void put_ratio(const ResultFile& result, const StudyOutcome& outcome, const Put& put)
  {
    for (std::size_t k = 0; k < 2; ++k) {
      const auto& term = outcome.ratio[k];
      const bool cost = term.of == StudyOutcome::Term::Of::cost;
      const std::string& named = cost ? outcome.ratio[1 - k].outcome : term.outcome;
      const StudyOutcome& windowed = *std::ranges::find(asked_.plan.outcomes, named, &StudyOutcome::name);
      OutcomeColumn column = column_of(result, windowed, "district");
      const WindowValue of_series = over_window(result, "district", windowed.series, column.window).front();
      const double total = cost ? cost_over(result, column.window) : of_series.total;
      column.measure = k == 0 ? Measure::numerator : Measure::denominator;
      column.outcome = outcome.name;
      column.unit = cost ? "yuan" : column.total_unit;
      column.total_unit = column.unit;
      column.better = better_of(outcome);
      put(column, WindowValue{"", total, total, 1});
    }
  }

  /// What policies cost is told whoever asks for what.
  template <class Put>
  void put_beside(const ResultFile& result, const Put& put) const
  {
    const Window study{0, asked_.plan.weeks - 1};
    const double yuan = cost_over(result, study);
    put(OutcomeColumn{Measure::cost, "cost", "district", "", study,
                      "What interventions cost; what an arm does by `set` costs nothing here", "yuan", "yuan",
                      Better::lower},
        WindowValue{"", yuan, yuan, 1});
    if (!result.has_series("district", secretary_series)) return;
    const Window year{0, std::min<std::int64_t>(weeks_per_year, asked_.plan.weeks) - 1};
    WindowValue hours = over_window(result, "district", secretary_series, year).front();
    put(OutcomeColumn{Measure::secretary, "secretary_week", "district", "", year,
                      "The secretary's hours of a week", "hours a week", "", Better::lower},
        hours);
  }

  void require_groupings() const
  {
    if (asked_.groupings != GroupingsAre::wherever_they_are || table_.columns().empty()) return;
    for (const StudyOutcome& outcome : asked_.plan.outcomes) {
      for (const std::string& group : outcome.by) {
        if (told_.contains(group)) continue;
        throw Error(Exit::usage, fmt::format("--by {}: the results have no such groups", group),
                    "or none with a series that is told",
                    "a study records the groups that `by` of an outcome names");
      }
    }
  }

  struct Split {
    std::pair<std::optional<std::size_t>, std::size_t> of{{}, std::numeric_limits<std::size_t>::max()};
    Quarters quarters{};
  };

  const Asked& asked_;
  const StudyDirectory& directory_;
  RunTable table_;
  std::map<std::string, Split> splits_{};                                     // by outcome
  std::map<std::pair<std::string, std::string>, OutcomeColumn> described_{};  // by outcome and group
  std::set<std::string> told_{};
};

bool same(const OutcomeColumn& a, const OutcomeColumn& b)
{
  return a.measure == b.measure && a.outcome == b.outcome && a.group == b.group && a.member == b.member;
}

}  // namespace

RunTable::RunTable(std::size_t cells, std::size_t replicates)
    : runs_(cells * replicates), replicates_(replicates), there_(runs_, 0)
{
}

double RunTable::value(std::size_t column, std::size_t cell, std::size_t replicate) const
{
  return values_.at(column).at(at(cell, replicate));
}

double RunTable::total(std::size_t column, std::size_t cell, std::size_t replicate) const
{
  return totals_.at(column).at(at(cell, replicate));
}

std::optional<std::size_t> RunTable::find(const std::string& outcome, Measure measure) const
{
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    const OutcomeColumn& one = columns_[k];
    if (one.of_district() && one.outcome == outcome && one.measure == measure) return k;
  }
  return {};
}

void RunTable::put(const OutcomeColumn& column, std::size_t cell, std::size_t replicate,
                   const WindowValue& measured)
{
  // Runs are put in one order: the column is nearly always the one behind the last.
  std::size_t k = last_ + 1 < columns_.size() && same(columns_[last_ + 1], column) ? last_ + 1 : 0;
  while (k < columns_.size() && !same(columns_[k], column)) ++k;
  last_ = k;
  if (k == columns_.size()) {
    columns_.push_back(column);
    values_.emplace_back(runs_, none);
    totals_.emplace_back(runs_, none);
  }
  values_[k].at(at(cell, replicate)) = measured.value;
  totals_[k].at(at(cell, replicate)) = measured.total;
}

RunTable read_runs(const Asked& asked, const StudyDirectory& directory, std::size_t replicates)
{
  RunReader reader(asked, directory, replicates);
  for (std::size_t replicate = 0; replicate < replicates; ++replicate)
    for (std::size_t cell = 0; cell < asked.plan.cells.size(); ++cell) reader.read(cell, replicate);
  return reader.taken();
}

}  // namespace linli
