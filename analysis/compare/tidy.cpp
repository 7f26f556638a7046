#include "compare/tidy.hpp"

#include "compare/measure.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::array heads{"arm",    "point",  "replicate", "world", "outcome", "group",
                           "member", "window", "value",     "total", "run"};

constexpr std::array<const char*, heads.size()> meanings{
    "arm",
    "point of the design",
    "replicate, from 1",
    "world",
    "outcome",
    "grouping",
    "member of the grouping",
    "weeks of the study",
    "value, in the unit of the series; NaN where missing",
    "total of the whole district; NaN where there is none",
    "address of the run"};

/// A ratio of one run, less what the reference has where it is of what is extra.
double ratio_of(const StudyComparison& comparison, const StudyOutcome& outcome, std::size_t cell,
                std::size_t replicate)
{
  using Of = StudyOutcome::Term::Of;
  const RunTable& table = comparison.table;
  const std::array columns{*table.find(outcome.name, Measure::numerator),
                           *table.find(outcome.name, Measure::denominator)};
  const bool against = outcome.ratio[0].of == Of::extra || outcome.ratio[1].of == Of::extra;
  const auto other = against ? reference_cell(comparison.plan(), cell) : std::nullopt;
  if (against && !other) return none;
  std::array<double, 2> terms{};
  for (std::size_t k = 0; k < 2; ++k) {
    terms.at(k) = table.total(columns.at(k), cell, replicate);
    if (against && outcome.ratio[k].of != Of::outcome)
      terms.at(k) -= table.total(columns.at(k), *other, replicate);
  }
  return terms[1] == 0 ? none : terms[0] / terms[1];
}

const StudyOutcome& outcome_of(const Plan& plan, const std::string& name)
{
  std::size_t k = 0;
  while (plan.outcomes.at(k).name != name) ++k;
  return plan.outcomes[k];
}

std::string csv_cell(const std::string& text)
{
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string csv_number(double value)
{
  return std::isnan(value) ? "" : fmt::format("{}", value);
}

/// The table by columns.
struct Collected {
  std::vector<std::vector<std::string>> texts;  // [head]; empty of numbers
  std::vector<std::int32_t> replicates{};
  std::vector<double> values{};
  std::vector<double> totals{};
};

Collected collected(const StudyComparison& comparison)
{
  const std::size_t factors = comparison.plan().factors.size();
  Collected all{std::vector<std::vector<std::string>>(heads.size() + factors)};
  for_each_row(comparison, [&](const TidyRow& row) {
    const std::string none_here;
    const std::array texts{&row.arm,     &row.point, &none_here,  &row.world,
                           &row.outcome, &row.group, &row.member, &row.window};
    for (std::size_t k = 0; k < texts.size(); ++k)
      if (texts.at(k) != &none_here) all.texts[k].push_back(*texts.at(k));
    all.texts[heads.size() - 1].push_back(row.run);
    for (std::size_t k = 0; k < factors; ++k) all.texts[heads.size() + k].push_back(row.factors[k]);
    all.replicates.push_back(static_cast<std::int32_t>(row.replicate));
    all.values.push_back(row.value);
    all.totals.push_back(row.total);
  });
  return all;
}

Attributes meaning(const char* text)
{
  return {{"long_name", text}};
}

}  // namespace

void for_each_row(const StudyComparison& comparison, const std::function<void(const TidyRow&)>& visit)
{
  const Plan& plan = comparison.plan();
  const RunTable& table = comparison.table;
  TidyRow row;
  for (std::size_t cell = 0; cell < plan.cells.size(); ++cell) {
    const PlannedCell& at = plan.cells[cell];
    const PlannedPoint& point = plan.points.at(at.point);
    row.arm = plan.arms.at(at.arm).name;
    row.point = !point.name.empty() || plan.points.size() == 1 ? point.name : fmt::format("{}", at.point + 1);
    row.world = plan.worlds.at(at.world).name;
    row.factors = point.values;
    row.factors.resize(plan.factors.size());
    for (std::size_t replicate = 0; replicate < table.replicates(); ++replicate) {
      row.replicate = replicate + 1;
      row.run = replicate < at.runs.size() ? at.runs[replicate].text() : "";
      for (std::size_t k = 0; k < table.columns().size(); ++k) {
        const OutcomeColumn& column = table.columns()[k];
        if (column.measure == Measure::denominator) continue;
        const bool ratio = column.measure == Measure::numerator;
        row.outcome = column.outcome;
        row.group = column.group;
        row.member = column.member;
        row.window = ratio ? "" : fmt::format("week {}..week {}", column.window.first, column.window.last);
        row.value = ratio ? ratio_of(comparison, outcome_of(plan, column.outcome), cell, replicate)
                          : table.value(k, cell, replicate);
        row.total = ratio ? none : table.total(k, cell, replicate);
        visit(row);
      }
    }
  }
}

std::vector<std::string> tidy_heads(const StudyComparison& comparison)
{
  std::vector<std::string> out(heads.begin(), heads.end());
  for (const PlannedFactor& factor : comparison.plan().factors) out.push_back(factor.path);
  return out;
}

void write_csv(const StudyComparison& comparison, const std::function<void(const std::string&)>& write)
{
  const auto write_line = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t k = 0; k < cells.size(); ++k) line += (k == 0 ? "" : ",") + csv_cell(cells[k]);
    write(line + "\n");
  };
  write_line(tidy_heads(comparison));
  for_each_row(comparison, [&](const TidyRow& row) {
    std::vector<std::string> cells{row.arm,
                                   row.point,
                                   fmt::format("{}", row.replicate),
                                   row.world,
                                   row.outcome,
                                   row.group,
                                   row.member,
                                   row.window,
                                   csv_number(row.value),
                                   csv_number(row.total),
                                   row.run};
    cells.insert(cells.end(), row.factors.begin(), row.factors.end());
    write_line(cells);
  });
}

FileGroup tidy_tree(const StudyComparison& comparison)
{
  const std::vector<PlannedFactor>& factors = comparison.plan().factors;
  Collected all = collected(comparison);
  std::vector<std::int32_t> numbers(all.values.size());
  std::iota(numbers.begin(), numbers.end(), 1);
  FileGroup group{"comparison", {{"long_name", "a row for each run and number"}}, {}, {}};
  const auto add = [&](const std::string& name, Values values, const char* about) {
    group.datasets.push_back({name, {"row"}, std::move(values), meaning(about)});
  };
  group.datasets.push_back(make_axis("row", std::move(numbers), meaning("row of the table")));
  for (std::size_t k = 0; k < heads.size(); ++k) {
    const std::string name = heads.at(k);
    if (name == "replicate") {
      add(name, std::move(all.replicates), meanings.at(k));
    } else if (name == "value" || name == "total") {
      add(name, std::move(name == "value" ? all.values : all.totals), meanings.at(k));
    } else {
      add(name, std::move(all.texts[k]), meanings.at(k));
    }
  }
  for (std::size_t k = 0; k < factors.size(); ++k)
    add(factors[k].path, std::move(all.texts[heads.size() + k]),
        "value of the factor, as a scenario writes it");
  return {"",
          {{"file_type", "linli_comparison"},
           {"title", "comparison of the study " + comparison.plan().study},
           {"comment",
            "Simulated. ResidentsCompared, secretaries and residential areas are synthetic; none of them is "
            "real."},
           {"study", comparison.plan().study},
           {"completeness", first_line(comparison)}},
          {},
          {std::move(group)}};
}

}  // namespace linli
