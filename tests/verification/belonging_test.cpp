/// attitudes | no participation | Friedkin–Johnsen equilibrium by direct solve (Eigen)
#include "mechanisms/residents/belonging.hpp"

#include "engine/assemble.hpp"
#include "support/tiny_world.hpp"

#include <Eigen/Dense>
#include <gtest/gtest.h>

#include <algorithm>

namespace linli {
namespace {

using namespace test;

/// Four areas of the district, two and two far from each other, with everybody's ties among them.
World four_areas()
{
  Scenario scenario = baseline();
  scenario.population.areas = {1, 2, 3, 200};
  scenario.of<Belonging>().anchor_sd = 0.3;
  return district(scenario, make_week(scenario));
}

/// Weight of everybody's belonging in what everybody sees around them: the mean over active acquaintances, the
/// first n of the list; oneself if there are none.
Eigen::MatrixXd weights_of(const World& world)
{
  const auto n = static_cast<Eigen::Index>(world.size());
  const Knows knows = knows_of(world.people, world.ties);
  Eigen::MatrixXd w = Eigen::MatrixXd::Zero(n, n);
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    const auto active = static_cast<std::size_t>(world.residents.acquaintances[ResidentId{i}] + 0.5F);
    if (active == 0) w(row, row) = 1;
    for (std::size_t k = 0; k < active; ++k)
      w(row, static_cast<Eigen::Index>(knows[i].at(k))) += 1.0 / static_cast<double>(active);
  }
  return w;
}

Eigen::VectorXd vector_of(const Column<float, ResidentId>& column)
{
  Eigen::VectorXd out(static_cast<Eigen::Index>(column.size()));
  for (std::size_t k = 0; k < column.size(); ++k)
    out(static_cast<Eigen::Index>(k)) = static_cast<double>(column[ResidentId{k}]);
  return out;
}

TEST(BelongingWithoutParticipation, SettlesAtFriedkinAndJohnsensEquilibrium)
{
  const World start = four_areas();
  const Eigen::MatrixXd w = weights_of(start);
  // Home is the anchor with what the years add, within 0 and 1; children have none and nobody knows them.
  const Belonging::Params params{.rate = 0.5, .gain = 0};
  Eigen::VectorXd anchor = vector_of(start.residents.belonging_anchor);
  for (std::size_t k = 0; k < start.size(); ++k) {
    const auto row = static_cast<Eigen::Index>(k);
    const double years = start.people.residents.years_here[ResidentId{k}];
    const bool adult = start.people.residents.adult(ResidentId{k});
    anchor(row) = adult ? std::clamp(anchor(row) + params.anchor_decade_here / 10 * years, 0.0, 1.0) : 0.0;
  }
  const Eigen::MatrixXd one = Eigen::MatrixXd::Identity(w.rows(), w.cols());
  ASSERT_LT((w.rowwise().sum().array() - 1).abs().maxCoeff(), 1e-12) << "weights add up to 1";
  for (const double others : {0.2, 0.5, 0.9}) {
    Week week = week_of<Exposure>({});
    week.local<Belonging>({.rate = 0.5, .others = others, .gain = 0});
    const World world = after(start, week, 400);
    const Eigen::VectorXd expected = (one - others * w).partialPivLu().solve((1 - others) * anchor);
    // What is seen of others is rounded by e, |e| <= 0.5 / 255.  The distance d to the equilibrium then follows
    // d ← (1 − rate) d + rate λ W (d + e), whose largest element settles below λ / (1 − λ) × 0.5 / 255; what is
    // left of the start is (1 − rate (1 − λ))^400 < 1e-8, and floats add less than 1e-6 / (1 − λ).
    const double bound = others / (1 - others) * 0.5 / 255 + 1e-6 / (1 - others);
    const double worst = (vector_of(world.residents.belonging) - expected).cwiseAbs().maxCoeff();
    EXPECT_LE(worst, bound) << "weight of others " << others;
    EXPECT_GT((expected - anchor).cwiseAbs().maxCoeff(), 0.05) << "nobody moves, so nothing is tested";
    // On average rounding errors cancel: the mean is far closer than the bound.
    EXPECT_NEAR(vector_of(world.residents.belonging).mean(), expected.mean(), 0.3 * bound);
  }
}

TEST(BelongingWithoutParticipation, DoesNotDependOnWhereItStarts)
{
  World start = four_areas();
  Week week = week_of<Exposure>({});
  week.local<Belonging>({.rate = 0.5, .others = 0.5, .gain = 0});
  const World one = after(start, week, 200);
  for (float& b : start.residents.belonging) b = 1 - b;
  let_be_seen(start);
  const World other = after(start, week, 200);
  // Each is within 0.5 / 255 of the same equilibrium (λ / (1 − λ) = 1).
  EXPECT_LE((vector_of(one.residents.belonging) - vector_of(other.residents.belonging)).cwiseAbs().maxCoeff(),
            1.0 / 255 + 4e-6);
}

}  // namespace
}  // namespace linli
