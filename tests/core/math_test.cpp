#include "core/math.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

// The bounds are those that core/math.hpp states.  The truth is the C library's in long double, which is good
// to more digits than any of them.

namespace linli {
namespace {

static_assert(std::numeric_limits<long double>::digits >= 64, "the truth needs more digits than double has");

/// Visits `points` numbers from `low` to `high`, both included.
template <class F>
void over(double low, double high, int points, F&& f)
{
  for (int k = 0; k <= points; ++k) f(low + (high - low) * k / points);
}

/// Visits every `step`-th float from `low` to `high` (both positive), by its bits, so that all magnitudes
/// come up.
template <class F>
void over_floats(float low, float high, std::uint32_t step, F&& f)
{
  const std::uint32_t last = std::bit_cast<std::uint32_t>(high);
  for (std::uint32_t bits = std::bit_cast<std::uint32_t>(low); bits <= last; bits += step)
    f(std::bit_cast<float>(bits));
}

/// The largest error seen, and where.
struct Worst {
  double error = 0;
  double at = 0;

  void note(long double e, double x)
  {
    if (std::abs(e) > error) *this = {static_cast<double>(std::abs(e)), x};
  }
};

TEST(Exp, OfDoubleIsAccurate)
{
  Worst worst;
  const auto note = [&](double x) {
    const long double truth = std::exp(static_cast<long double>(x));
    worst.note((exp(x) - truth) / truth, x);
  };
  over(-700, 700, 400000, note);
  over(-2, 2, 400000, note);
  over(-1e-6, 1e-6, 10000, note);
  for (int n = -1000; n <= 1000; ++n) {  // where the reduction changes over
    const double edge = (n + 0.5) * 0.6931471805599453;
    if (std::abs(edge) > 699) continue;
    for (double x : {std::nextafter(edge, -1000), edge, std::nextafter(edge, 1000)}) note(x);
  }
  EXPECT_LT(worst.error, 4e-16) << "at " << worst.at;
  EXPECT_GT(worst.error, 1e-17) << "this measures something";
}

TEST(Exp, OfDoubleSaturates)
{
  EXPECT_EQ(exp(708.0), exp(1e300));
  EXPECT_EQ(exp(-708.0), exp(-1e300));
  EXPECT_EQ(exp(std::numeric_limits<double>::infinity()), exp(708.0));
  EXPECT_TRUE(std::isnormal(exp(-708.0)));
  EXPECT_TRUE(std::isnormal(exp(708.0)));
  EXPECT_NEAR(exp(708.0) / std::exp(708.0), 1, 1e-15);
  EXPECT_NEAR(exp(-708.0) / std::exp(-708.0), 1, 1e-15);
}

TEST(Exp, IsExactAtZero)
{
  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_EQ(exp(0.0F), 1.0F);
}

TEST(Log, OfDoubleIsAccurate)
{
  Worst worst;  // error as a part of the bound
  const auto note = [&](double x) {
    const long double truth = std::log(static_cast<long double>(x));
    worst.note((log(x) - truth) / (2e-16L + 3e-16L * std::abs(truth)), x);
  };
  over(0.25, 4, 400000, note);
  over(-700, 700, 100000, [&](double x) { note(std::exp(x)); });
  over(0.99999, 1.00001, 20000, note);
  for (const double x :
       {0x1p-1022, 0x1p-1030, 0x1.8p-1070, 0x1p-1074, 0x1p-1000, std::nextafter(0x1p-1000, 0.0),
        std::numeric_limits<double>::max(), 1.4142135623730951, std::nextafter(1.4142135623730951, 2.0)}) {
    note(x);
  }
  EXPECT_LT(worst.error, 1) << "at " << worst.at;
  EXPECT_GT(worst.error, 0.05) << "the bound says something";
}

TEST(Log, IsExactAtOne)
{
  EXPECT_EQ(log(1.0), 0.0);
  EXPECT_EQ(log(1.0F), 0.0F);
}

TEST(Log, UndoesExp)
{
  over(-700, 700, 20000, [](double x) { ASSERT_NEAR(log(exp(x)), x, 5e-16 * (1 + std::abs(x))); });
}

TEST(Pow, OfDoubleIsAccurate)
{
  Worst worst;
  const auto note = [&](double x, double y) {
    const long double truth = std::pow(static_cast<long double>(x), static_cast<long double>(y));
    const long double size = 1 + std::abs(y * std::log(static_cast<long double>(x)));
    worst.note((pow(x, y) - truth) / truth / size / 5e-16L, x);
  };
  for (const double y : {-7.5, -2.0, -1.0, -1.0 / 3, -1e-3, 1e-3, 0.25, 1.0 / 3, 0.5, 1.0, 2.0, 3.0, 11.3}) {
    over(-20, 20, 20000, [&](double x) { note(std::exp(x), y); });
    over(0.5, 2, 20000, [&](double x) { note(x, y); });
  }
  EXPECT_LT(worst.error, 1) << "at " << worst.at;
  EXPECT_GT(worst.error, 0.05) << "the bound says something";
  EXPECT_EQ(pow(7.25, 0.0), 1.0);
  EXPECT_EQ(pow(1.0, 9.5), 1.0);
}

TEST(Exp, OfFloatIsAccurate)
{
  Worst worst;
  const auto note = [&](float x) {
    const long double truth = std::exp(static_cast<long double>(x));
    worst.note((exp(x) - truth) / truth, x);
  };
  over_floats(1e-6F, 87.0F, 97, [&](float x) {
    note(x);
    note(-x);
  });
  EXPECT_LT(worst.error, 2.5e-7) << "at " << worst.at;
  EXPECT_GT(worst.error, 1e-8) << "this measures something";
}

TEST(Exp, OfFloatSaturates)
{
  EXPECT_EQ(exp(87.0F), exp(1e30F));
  EXPECT_EQ(exp(-87.0F), exp(-1e30F));
  EXPECT_TRUE(std::isnormal(exp(-87.0F)));
  EXPECT_TRUE(std::isnormal(exp(87.0F)));
}

TEST(Log, OfFloatIsAccurate)
{
  Worst worst;
  over_floats(std::numeric_limits<float>::min(), std::numeric_limits<float>::max(), 997, [&](float x) {
    const long double truth = std::log(static_cast<long double>(x));
    worst.note((log(x) - truth) / (2e-7L + 2e-7L * std::abs(truth)), x);
  });
  over_floats(0.5F, 2.0F, 7, [&](float x) {
    const long double truth = std::log(static_cast<long double>(x));
    worst.note((log(x) - truth) / (2e-7L + 2e-7L * std::abs(truth)), x);
  });
  EXPECT_LT(worst.error, 1) << "at " << worst.at;
  EXPECT_GT(worst.error, 0.05) << "the bound says something";
}

TEST(Logistic, IsAccurate)
{
  Worst single;
  Worst twice;
  over(-30, 30, 200000, [&](double x) {
    const auto at = static_cast<float>(x);
    single.note(logistic(at) - 1 / (1 + std::exp(-static_cast<long double>(at))), x);
    twice.note(logistic(x) - 1 / (1 + std::exp(-static_cast<long double>(x))), x);
  });
  // One rounding of exp, one of the sum, one of the quotient; the derivative is at most a quarter of exp's.
  EXPECT_LT(single.error, 1.5e-7) << "at " << single.at;
  EXPECT_LT(twice.error, 3e-16) << "at " << twice.at;
}

TEST(Logistic, IsAProbability)
{
  EXPECT_EQ(logistic(0.0F), 0.5F);
  EXPECT_EQ(logistic(0.0), 0.5);
  float before = 0;
  for (float x = -200; x <= 200; x += 0.25F) {
    const float p = logistic(x);
    ASSERT_GE(p, before) << x;
    ASSERT_LE(p, 1.0F) << x;
    before = p;
  }
  EXPECT_EQ(logistic(200.0F), 1.0F);
  EXPECT_GT(logistic(-200.0F), 0.0F);
  EXPECT_LT(logistic(-200.0F), 1e-37F);
}

TEST(AtLeastOne, IsAccurateNearZeroToo)
{
  Worst worst;
  over_floats(1e-30F, 87.0F, 97, [&](float x) {
    const long double truth = -std::expm1(-static_cast<long double>(x));
    worst.note((at_least_one(x) - truth) / truth, x);
  });
  EXPECT_LT(worst.error, 6e-7) << "at " << worst.at;
  EXPECT_GT(worst.error, 1e-8) << "this measures something";
}

TEST(AtLeastOne, IsAProbability)
{
  EXPECT_EQ(at_least_one(0.0F), 0.0F);
  EXPECT_EQ(at_least_one(1e30F), 1.0F);
  EXPECT_FLOAT_EQ(at_least_one(0.6931472F), 0.5F);
  over_floats(1e-3F, 20.0F, 9973, [](float x) {
    ASSERT_GT(at_least_one(x), 0.0F);
    ASSERT_LE(at_least_one(x), 1.0F);
  });
}

}  // namespace
}  // namespace linli
