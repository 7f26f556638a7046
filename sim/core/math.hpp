#pragma once
/// Our own exp, log and pow: the same bits with every compiler, optimisation level and instruction set, which
/// the C library does not promise (it picks variants by processor).  Only + − × ÷, sqrt and rint are used,
/// all exactly rounded by IEEE 754, and the build forbids contraction to fused multiply-add. Stated errors
/// are the largest seen in tests/core/math_test.cpp, relative to the true value.
#include <bit>
#include <cmath>
#include <cstdint>

namespace linli {

/// e^x in double; relative error below 4e-16 for |x| <= 700; saturates at ±708.
inline double exp(double x)
{
  x = x < -708.0 ? -708.0 : (x > 708.0 ? 708.0 : x);
  const double n = std::rint(x * 1.4426950408889634);
  const double r = (x - n * 6.93147180369123816490e-01) - n * 1.90821492927058770002e-10;
  double p = 1.6059043836821613e-10;  // 1/13!
  p = p * r + 2.08767569878681e-09;
  p = p * r + 2.505210838544172e-08;
  p = p * r + 2.7557319223985893e-07;
  p = p * r + 2.7557319223985893e-06;
  p = p * r + 2.48015873015873e-05;
  p = p * r + 1.984126984126984e-04;
  p = p * r + 1.3888888888888889e-03;
  p = p * r + 8.333333333333333e-03;
  p = p * r + 4.1666666666666664e-02;
  p = p * r + 1.6666666666666666e-01;
  p = p * r + 0.5;
  p = p * r * r + r + 1.0;
  const std::int64_t exponent = static_cast<std::int64_t>(n) + 1023;
  return p * std::bit_cast<double>(exponent << 52);
}

/// ln x in double for x > 0; absolute error below 2e-16 + 3e-16 |ln x|.
inline double log(double x)
{
  int extra = 0;
  if (x < 0x1p-1000) {  // subnormal or close to it
    x *= 0x1p100;
    extra = -100;
  }
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  int exponent = static_cast<int>(bits >> 52) - 1023 + extra;
  double m = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    exponent += 1;
  }
  const double s = (m - 1.0) / (m + 1.0);
  const double z = s * s;
  double p = 1.0 / 25.0;
  p = p * z + 1.0 / 23.0;
  p = p * z + 1.0 / 21.0;
  p = p * z + 1.0 / 19.0;
  p = p * z + 1.0 / 17.0;
  p = p * z + 1.0 / 15.0;
  p = p * z + 1.0 / 13.0;
  p = p * z + 1.0 / 11.0;
  p = p * z + 1.0 / 9.0;
  p = p * z + 1.0 / 7.0;
  p = p * z + 1.0 / 5.0;
  p = p * z + 1.0 / 3.0;
  const double e = exponent;
  return e * 6.93147180369123816490e-01 + (2.0 * s + (2.0 * s * z * p + e * 1.90821492927058770002e-10));
}

/// x^y for x > 0; relative error below 5e-16 (1 + |y ln x|).
inline double pow(double x, double y)
{
  return exp(y * log(x));
}

/// e^x in float; relative error below 2.5e-7 for |x| <= 87; saturates at ±87.  Written for vectorisation.
inline float exp(float x)
{
  x = x < -87.0F ? -87.0F : x;
  x = x > 87.0F ? 87.0F : x;
  const float n = std::rint(x * 1.44269504F);
  const float r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
  float p = 1.3888889e-3F;
  p = p * r + 8.3333333e-3F;
  p = p * r + 4.1666667e-2F;
  p = p * r + 1.6666667e-1F;
  p = p * r + 0.5F;
  p = p * r * r + r + 1.0F;
  const std::int32_t exponent = static_cast<std::int32_t>(n) + 127;
  return p * std::bit_cast<float>(exponent << 23);
}

/// ln x in float for normal x > 0; absolute error below 2e-7 + 2e-7 |ln x|.  Written for vectorisation.
inline float log(float x)
{
  const std::int32_t bits = std::bit_cast<std::int32_t>(x);
  const std::int32_t above = (bits & 0x7FFFFF) > 0x3504F3 ? 1 : 0;  // mantissa beyond √2
  const std::int32_t exponent = (bits >> 23) - 127 + above;
  const float m = std::bit_cast<float>((bits & 0x7FFFFF) | ((127 - above) << 23));
  const float s = (m - 1.0F) / (m + 1.0F);
  const float z = s * s;
  float p = 0.11111111F;
  p = p * z + 0.14285714F;
  p = p * z + 0.2F;
  p = p * z + 0.33333333F;
  return static_cast<float>(exponent) * 0.69314718F + (2.0F * s + 2.0F * s * z * p);
}

/// The logistic function σ(x) = 1 / (1 + e^−x).
inline float logistic(float x)
{
  return 1.0F / (1.0F + exp(-x));
}
inline double logistic(double x)
{
  return 1.0 / (1.0 + exp(-x));
}

/// 1 − e^−x for x >= 0 with small relative error near 0 too (below 6e-7): the probability of at least one
/// event.  Below `few` it is a series, which loops over many may take alone.
constexpr float few = 0.0625F;
inline float at_least_one_of_few(float x)
{
  return x * (1.0F - x * (0.5F - x * (0.16666667F - x * 0.041666667F)));
}
inline float at_least_one(float x)
{
  const float direct = 1.0F - exp(-x);
  return x < few ? at_least_one_of_few(x) : direct;
}

}  // namespace linli
