#pragma once
/// Joint tables and iterative proportional fitting (Deming & Stephan 1940, Ann. Math. Stat. 11:427).
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace linli {

/// Counts over the product of several axes, row-major (the last axis runs fastest).
class JointTable {
 public:
  explicit JointTable(std::vector<std::size_t> sizes);

  std::size_t axes() const { return sizes_.size(); }
  std::size_t size(std::size_t axis) const { return sizes_[axis]; }
  std::size_t cells() const { return values_.size(); }
  /// Position along an axis of a cell.
  std::size_t at(std::size_t cell, std::size_t axis) const { return cell / strides_[axis] % sizes_[axis]; }
  /// How far apart in memory two neighbours along an axis lie.
  std::size_t stride(std::size_t axis) const { return strides_[axis]; }

  double& operator[](std::size_t cell) { return values_[cell]; }
  double operator[](std::size_t cell) const { return values_[cell]; }
  double total() const;

 private:
  std::vector<std::size_t> sizes_;
  std::vector<std::size_t> strides_;
  std::vector<double> values_;
};

/// A margin over the cells of a table: which category each cell is counted in, and how many there should be.
struct Constraint {
  static constexpr std::int32_t uncounted = -1;
  std::string name;
  std::vector<std::int32_t> category;  ///< by cell; `uncounted` cells are left alone
  std::vector<double> target;          ///< by category

  /// Builds `category` by asking for every cell.
  static Constraint over(const JointTable& table, std::string name, std::vector<double> target,
                         const std::function<std::int32_t(std::size_t cell)>& category_of);
};

/// What fitting ended with: the worst misfit left, relative to the target of the category.
struct Fit {
  int rounds = 0;
  double misfit = 0;
  std::string worst{};  ///< name of the margin it is in
};

/// Scales the table until every constraint holds to `tolerance` (relative).  Among all tables that meet the
/// constraints this is the one closest to the start in Kullback–Leibler divergence: what the start says of
/// the joint structure is kept as far as the margins allow.  Throws Error(scenario), naming the margins that
/// do not settle and their distances, if they contradict each other or a category with a target has no cell
/// that may be filled.
Fit fit(JointTable& table, std::span<const Constraint> constraints, double tolerance = 1e-9,
        int most_rounds = 2000);

/// Whole numbers whose running sum never differs from that of `values` by more than one half: every
/// contiguous run of cells, and the total, is kept to the nearest whole number.
std::vector<std::uint32_t> rounded_in_order(std::span<const double> values);

}  // namespace linli
