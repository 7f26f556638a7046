/// whole model | one neighbour festival and nothing after it | what it raises returns to where it would have been
#include "support/runs.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

constexpr std::size_t festival = 26;  // its week
constexpr std::size_t weeks = 260;
constexpr int seeds = 4;

/// District means week by week.
struct Course {
  std::vector<float> participation;
  std::vector<float> acquaintances;
};

Course course(int seed, std::int64_t festival_every)
{
  Scenario scenario = baseline(0.01);
  scenario.run.seed = seed;
  scenario.of<Programme>()[Lever::festival] = 3;
  scenario.of<Programme>().festival_first = festival;
  scenario.of<Programme>().festival_every = festival_every;
  scenario.output.series = {"participation_any", "acquaintances"};
  scenario.output.groups = {"district"};
  const Run run = after(Run::begin(scenario, Workers(1)), weeks);
  return {district_series(run, "participation_any"), district_series(run, "acquaintances")};
}

/// Mean of with − without over some weeks and all seeds; runs of one seed share people and luck.
class Raised {
 public:
  explicit Raised(std::int64_t festival_every)
  {
    for (int seed = 1; seed <= seeds; ++seed) {
      with_.push_back(course(seed, festival_every));
      without_.push_back(course(seed, 0));
    }
  }

  double over(std::vector<float> Course::*series, std::size_t first, std::size_t last) const
  {
    double sum = 0;
    for (std::size_t s = 0; s < with_.size(); ++s) {
      for (std::size_t w = first; w < last; ++w)
        sum += static_cast<double>((with_[s].*series)[w]) - static_cast<double>((without_[s].*series)[w]);
    }
    return sum / static_cast<double>(with_.size() * (last - first));
  }

 private:
  std::vector<Course> with_;
  std::vector<Course> without_;
};

TEST(Festival, FadesWithoutFollowUp)
{
  const Raised once(100000);
  EXPECT_EQ(once.over(&Course::participation, 0, festival), 0) << "nothing happens before it";
  const double came = once.over(&Course::participation, festival, festival + 1);
  const double met = once.over(&Course::acquaintances, festival, festival + 1);
  EXPECT_GT(came, 0.02);
  EXPECT_GT(met, 0.02);
  // Acquaintances fade by 2 % a week: e^-4 of them are left after 200 weeks, and what they and habit brought about.
  EXPECT_GT(once.over(&Course::acquaintances, festival + 10, festival + 20), 0.4 * met);
  EXPECT_LT(std::abs(once.over(&Course::acquaintances, 208, weeks)), 0.2 * met);
  EXPECT_LT(std::abs(once.over(&Course::participation, 208, weeks)), 0.05 * came);

  const Raised followed_up(13);
  EXPECT_GT(followed_up.over(&Course::acquaintances, 208, weeks), 2 * met) << "with follow-up it would stay";
}

}  // namespace
}  // namespace linli
