#include "core/samplers.hpp"

#include "core/errors.hpp"
#include "core/math.hpp"

#include <array>
#include <cmath>

namespace linli {
namespace {

template <std::size_t n>
double polynomial(const std::array<double, n>& c, double x)
{
  double p = c[n - 1];
  for (std::size_t k = n - 1; k-- > 0;) p = p * x + c[k];
  return p;
}

}  // namespace

std::uint32_t sample_below(Draws& draws, std::uint32_t count)
{
  expects(count > 0, "a range to draw from");
  std::uint64_t product = std::uint64_t{draws.word()} * count;
  std::uint32_t low = static_cast<std::uint32_t>(product);
  if (low < count) {
    const std::uint32_t rejected = static_cast<std::uint32_t>(-count) % count;
    while (low < rejected) {
      product = std::uint64_t{draws.word()} * count;
      low = static_cast<std::uint32_t>(product);
    }
  }
  return static_cast<std::uint32_t>(product >> 32);
}

// Coefficients of Wichura (1988), Applied Statistics 37:477, algorithm AS 241 (PPND16).
double normal_quantile(double p)
{
  static constexpr std::array a{3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                3.3430575583588128105e+4, 2.5090809287301226727e+3};
  static constexpr std::array b{1.0,
                                4.2313330701600911252e+1,
                                6.8718700749205790830e+2,
                                5.3941960214247511077e+3,
                                2.1213794301586595867e+4,
                                3.9307895800092710610e+4,
                                2.8729085735721942674e+4,
                                5.2264952788528545610e+3};
  static constexpr std::array c{1.42343711074968357734e0,  4.63033784615654529590e0,
                                5.76949722146069140550e0,  3.64784832476320460504e0,
                                1.27045825245236838258e0,  2.41780725177450611770e-1,
                                2.27238449892691845833e-2, 7.74545014278341407640e-4};
  static constexpr std::array d{1.0,
                                2.05319162663775882187e0,
                                1.67638483018380384940e0,
                                6.89767334985100004550e-1,
                                1.48103976427480074590e-1,
                                1.51986665636164571966e-2,
                                5.47593808499534494600e-4,
                                1.05075007164441684324e-9};
  static constexpr std::array e{6.65790464350110377720e0,  5.46378491116411436990e0,
                                1.78482653991729133580e0,  2.96560571828504891230e-1,
                                2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                2.71155556874348757815e-5, 2.01033439929228813265e-7};
  static constexpr std::array f{1.0,
                                5.99832206555887937690e-1,
                                1.36929880922735805310e-1,
                                1.48753612908506148525e-2,
                                7.86869131145613259100e-4,
                                1.84631831751005468180e-5,
                                1.42151175831644588870e-7,
                                2.04426310338993978564e-15};
  const double q = p - 0.5;
  if (q > -0.425 && q < 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(a, r) / polynomial(b, r);
  }
  const double tail = q < 0 ? p : 1.0 - p;
  const double r = std::sqrt(-log(tail));
  const double z = r <= 5.0 ? polynomial(c, r - 1.6) / polynomial(d, r - 1.6)
                            : polynomial(e, r - 5.0) / polynomial(f, r - 5.0);
  return q < 0 ? -z : z;
}

double sample_normal(Draws& draws)
{
  return normal_quantile(draws.uniform());
}

double sample_exponential(Draws& draws)
{
  return -log(draws.uniform());
}

double sample_gumbel(Draws& draws)
{
  return -log(-log(draws.uniform()));
}

double sample_gamma(Draws& draws, double shape)
{
  expects(shape > 0, "a positive shape");
  if (shape < 1.0) {  // boost: Gamma(a) = Gamma(a + 1) U^(1/a)
    const double boosted = sample_gamma(draws, shape + 1.0);
    return boosted * pow(draws.uniform(), 1.0 / shape);
  }
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  while (true) {
    const double x = sample_normal(draws);
    const double t = 1.0 + c * x;
    if (t <= 0.0) continue;
    const double v = t * t * t;
    if (log(draws.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}

std::uint32_t sample_poisson(Draws& draws, double mean)
{
  expects(mean >= 0 && mean <= 100000, "a Poisson mean in [0, 100,000]");
  constexpr double at_once = 500;  // e^-500 is far from the smallest double; a sum of Poisson counts is one
  std::uint32_t count = 0;
  for (; mean > at_once; mean -= at_once) count += sample_poisson(draws, at_once);
  const double limit = exp(-mean);
  for (double product = draws.uniform(); product > limit; product *= draws.uniform()) ++count;
  return count;
}

}  // namespace linli
