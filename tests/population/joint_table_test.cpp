#include "population/joint_table.hpp"

#include "core/errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Positive numbers of all sizes from 0.1 to 10, the same ones for the same `salt`.
std::vector<double> scattered(std::size_t count, unsigned salt)
{
  std::vector<double> out(count);
  for (std::size_t k = 0; k < count; ++k) {
    const auto phase = std::fmod(0.6180339887498949 * static_cast<double>((k + 1) * (salt + 1)), 1.0);
    out[k] = std::pow(10.0, 2 * phase - 1);
  }
  return out;
}

JointTable table_of(std::vector<std::size_t> sizes, const std::vector<double>& values)
{
  JointTable table(std::move(sizes));
  for (std::size_t cell = 0; cell < table.cells(); ++cell) table[cell] = values.at(cell);
  return table;
}

/// The constraint that sums over all axes but these keep what they are in `truth`.
Constraint margin_of(const JointTable& truth, const std::string& name, const std::vector<std::size_t>& axes)
{
  std::size_t categories = 1;
  for (const std::size_t a : axes) categories *= truth.size(a);
  const auto category = [&truth, axes](std::size_t cell) {
    std::size_t c = 0;
    for (const std::size_t a : axes) c = c * truth.size(a) + truth.at(cell, a);
    return static_cast<std::int32_t>(c);
  };
  std::vector<double> target(categories, 0.0);
  for (std::size_t cell = 0; cell < truth.cells(); ++cell)
    target[static_cast<std::size_t>(category(cell))] += truth[cell];
  return Constraint::over(truth, name, target, category);
}

Constraint rows(const JointTable& table, std::vector<double> target)
{
  return Constraint::over(table, "rows", std::move(target),
                          [&](std::size_t cell) { return static_cast<std::int32_t>(table.at(cell, 0)); });
}

Constraint columns(const JointTable& table, std::vector<double> target)
{
  return Constraint::over(table, "columns", std::move(target),
                          [&](std::size_t cell) { return static_cast<std::int32_t>(table.at(cell, 1)); });
}

std::string error_of(JointTable table, const std::vector<Constraint>& constraints)
{
  try {
    fit(table, constraints, 1e-9, 200);
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

TEST(JointTable, IsRowMajor)
{
  const JointTable table({2, 3, 4});
  EXPECT_EQ(table.axes(), 3U);
  EXPECT_EQ(table.cells(), 24U);
  EXPECT_EQ(table.stride(0), 12U);
  EXPECT_EQ(table.stride(1), 4U);
  EXPECT_EQ(table.stride(2), 1U);
  std::size_t cell = 0;
  for (std::size_t a = 0; a < 2; ++a) {
    for (std::size_t b = 0; b < 3; ++b) {
      for (std::size_t c = 0; c < 4; ++c, ++cell) {
        EXPECT_EQ(table.at(cell, 0), a);
        EXPECT_EQ(table.at(cell, 1), b);
        EXPECT_EQ(table.at(cell, 2), c);
      }
    }
  }
  EXPECT_EQ(table.total(), 0);
}

TEST(Fit, OfAFlatStartIsIndependence)
{
  JointTable table = table_of({2, 2}, {1, 1, 1, 1});
  fit(table, std::vector{rows(table, {30, 70}), columns(table, {40, 60})});
  const std::vector<double> by_hand{12, 18, 28, 42};
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(table[k], by_hand[k], 1e-7);
}

TEST(Fit, KeepsTheOddsRatioOfATwoByTwoTable)
{
  // Start 1 2 / 3 4, odds ratio 2/3.  With rows 40, 60 and columns 30, 70 the first cell x solves
  // 3 x (30 + x) = 2 (40 − x)(30 − x), that is x² + 230 x = 2400: x = 10.
  JointTable table = table_of({2, 2}, {1, 2, 3, 4});
  const Fit result = fit(table, std::vector{rows(table, {40, 60}), columns(table, {30, 70})});
  const std::vector<double> by_hand{10, 30, 20, 40};
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(table[k], by_hand[k], 1e-6);
  EXPECT_LE(result.misfit, 1e-9);
  EXPECT_GT(result.rounds, 1);
}

TEST(Fit, ReproducesTheMarginsOfAnyConsistentTable)
{
  for (unsigned salt = 1; salt <= 20; ++salt) {
    const JointTable truth = table_of({4, 3, 5}, scattered(60, salt));
    const std::vector<Constraint> constraints{margin_of(truth, "first two", {0, 1}),
                                              margin_of(truth, "last two", {1, 2}),
                                              margin_of(truth, "ends", {0, 2})};
    JointTable table = table_of({4, 3, 5}, scattered(60, salt + 100));
    fit(table, constraints, 1e-10);
    for (const Constraint& c : constraints) {
      std::vector<double> sums(c.target.size(), 0.0);
      for (std::size_t cell = 0; cell < table.cells(); ++cell) {
        sums[static_cast<std::size_t>(c.category[cell])] += table[cell];
      }
      for (std::size_t k = 0; k < sums.size(); ++k)
        EXPECT_NEAR(sums[k], c.target[k], 1e-9 * c.target[k]) << c.name;
    }
    EXPECT_NEAR(table.total(), truth.total(), 1e-8);
  }
}

TEST(Fit, KeepsWhatTheMarginsDoNotSay)
{
  // With one-way margins every odds ratio of the start survives.
  const JointTable start = table_of({3, 4, 2}, scattered(24, 7));
  const JointTable truth = table_of({3, 4, 2}, scattered(24, 9));
  JointTable table = start;
  fit(table, std::vector{margin_of(truth, "a", {0}), margin_of(truth, "b", {1}), margin_of(truth, "c", {2})});
  const auto ratio = [](const JointTable& t, std::size_t cell, std::size_t one, std::size_t other) {
    return t[cell] * t[cell + one + other] / (t[cell + one] * t[cell + other]);
  };
  for (std::size_t cell = 0; cell < start.cells(); ++cell) {
    for (const auto& [x, y] : {std::pair{0, 1}, {0, 2}, {1, 2}}) {
      const auto a = static_cast<std::size_t>(x);
      const auto b = static_cast<std::size_t>(y);
      if (start.at(cell, a) + 1 == start.size(a) || start.at(cell, b) + 1 == start.size(b)) continue;
      const double before = ratio(start, cell, start.stride(a), start.stride(b));
      EXPECT_NEAR(ratio(table, cell, start.stride(a), start.stride(b)) / before, 1, 1e-9);
    }
  }
}

TEST(Fit, LeavesAFittingTableAlone)
{
  JointTable table = table_of({2, 2}, {12, 18, 28, 42});
  const Fit result = fit(table, std::vector{rows(table, {30, 70}), columns(table, {40, 60})});
  EXPECT_EQ(result.rounds, 1);
  EXPECT_EQ(table[3], 42);
}

TEST(Fit, KeepsImpossibleCellsEmpty)
{
  JointTable table = table_of({2, 2}, {1, 1, 0, 1});
  fit(table, std::vector{rows(table, {50, 20}), columns(table, {30, 40})});
  const std::vector<double> by_hand{30, 20, 0, 20};
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(table[k], by_hand[k], 1e-6);
}

TEST(Fit, EmptiesACategoryThatShouldBeEmpty)
{
  JointTable table = table_of({2, 2}, {1, 1, 1, 1});
  fit(table, std::vector{rows(table, {0, 10}), columns(table, {4, 6})});
  EXPECT_EQ(table[0] + table[1], 0);
  EXPECT_NEAR(table[3], 6, 1e-9);
}

TEST(Fit, LeavesUncountedCellsAlone)
{
  JointTable table = table_of({3}, {5, 7, 11});
  fit(table, std::vector{Constraint::over(table, "adults", {100.0}, [](std::size_t cell) {
        return cell == 0 ? Constraint::uncounted : 0;
      })});
  EXPECT_EQ(table[0], 5);
  EXPECT_NEAR(table[1], 100.0 * 7 / 18, 1e-9);
  EXPECT_NEAR(table[2], 100.0 * 11 / 18, 1e-9);
}

TEST(Fit, NamesMarginsThatContradictEachOther)
{
  const JointTable table = table_of({2, 2}, {1, 1, 1, 1});
  // Rows are 100 people, columns 110: either is off once the other fits.
  const std::string message = error_of(table, {rows(table, {40, 60}), columns(table, {66, 44})});
  EXPECT_THAT(message, HasSubstr("margin rows"));
  EXPECT_THAT(message, HasSubstr("wants 40 but 44 can be had, 10.00 % apart"));
  EXPECT_THAT(message, HasSubstr("200 rounds"));
  EXPECT_THAT(message, HasSubstr("margin columns"));
  EXPECT_THAT(message, HasSubstr("wants 66 but 60 can be had, 9.09 % apart"));
}

TEST(Fit, NamesACategoryThatNobodyCanBeIn)
{
  const JointTable table = table_of({2, 2}, {1, 1, 0, 0});
  const std::string message = error_of(table, {rows(table, {90, 10}), columns(table, {50, 50})});
  EXPECT_THAT(message, HasSubstr("margin rows"));
  EXPECT_THAT(message, HasSubstr("category 2 wants 10 but 0 can be had"));
}

TEST(Fit, NamesEveryMarginAtOnce)
{
  JointTable table = table_of({2, 2, 2}, std::vector<double>(8, 1.0));
  const auto axis = [&](std::size_t a, const char* name, std::vector<double> target) {
    return Constraint::over(table, name, std::move(target), [&table, a](std::size_t cell) {
      return static_cast<std::int32_t>(table.at(cell, a));
    });
  };
  const std::string message =
      error_of(table, {axis(0, "a", {50, 50}), axis(1, "b", {60, 60}), axis(2, "c", {70, 70})});
  EXPECT_THAT(message, HasSubstr("margin a"));
  EXPECT_THAT(message, HasSubstr("margin b"));
  EXPECT_THAT(message, HasSubstr("margin c"));
}

TEST(Fit, DoesNotBlameMarginsThatAgree)
{
  JointTable other = table_of({2, 2, 2}, std::vector<double>(8, 1.0));
  const auto within = [&](std::size_t a, const char* name, std::vector<double> target) {
    return Constraint::over(other, name, std::move(target), [&other, a](std::size_t cell) {
      return other.at(cell, 2) == 0 ? static_cast<std::int32_t>(other.at(cell, a)) : Constraint::uncounted;
    });
  };
  // Inside the first half of the last axis two margins quarrel about 10 people; its second half is at peace.
  const std::string quarrel =
      error_of(other, {within(0, "first", {50, 50}), within(1, "second", {50, 60}),
                       Constraint::over(other, "second half", {7.0}, [&other](std::size_t cell) {
                         return other.at(cell, 2) == 1 ? 0 : Constraint::uncounted;
                       })});
  EXPECT_THAT(quarrel, HasSubstr("margin first"));
  EXPECT_THAT(quarrel, HasSubstr("margin second:"));
  EXPECT_THAT(quarrel, Not(HasSubstr("margin second half")));
}

}  // namespace
}  // namespace linli
