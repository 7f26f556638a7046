#pragma once
/// The tidy table: a row for each arm, point, replicate, world, outcome, group and member.
#include "compare/comparison.hpp"
#include "output/contents/tree.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace linli {

struct TidyRow {
  std::string arm{};
  std::string point{};        ///< its name, or its number from 1; empty in a study of one
  std::size_t replicate = 1;  ///< from 1
  std::string world{};        ///< empty in a study of one
  std::string outcome{};      ///< also "cost" and "secretary_week"
  std::string group{};
  std::string member{};
  std::string window{};  ///< "week 0..week 51"; empty of ratios
  double value = 0;      ///< in the unit of the series; NaN where the run is missing or does not know it
  double total = 0;      ///< of the whole district; NaN where there is none
  std::string run{};     ///< its address
  std::vector<std::string> factors{};  ///< [factor of the plan] as a scenario would write it
};

/// In the order of the plan's cells, of replicates and of the table's columns.
void for_each_row(const StudyComparison& comparison, const std::function<void(const TidyRow&)>& visit);

/// Heads, with the paths of factors at the end.
std::vector<std::string> tidy_heads(const StudyComparison& comparison);

/// As CSV by RFC 4180 but for newlines, one line after the other.  What is missing is empty.
void write_csv(const StudyComparison& comparison, const std::function<void(const std::string&)>& write);

/// As a file of the kind of results: a group `comparison` with an axis `row` and a dataset for each head.
FileGroup tidy_tree(const StudyComparison& comparison);

}  // namespace linli
