#include "study/study.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli {

namespace {

/// The value at a part of a range, rounded if it has to be whole.
double value_in(const StudyFactor& factor, double part)
{
  const auto [low, high] = std::pair(factor.range.low, factor.range.high);
  double x = low + part * (high - low);
  if (factor.scale == Scale::log)
    x = linli::exp(linli::log(low) + part * (linli::log(high) - linli::log(low)));
  x = std::clamp(x, low, high);
  return factor.parameter.kind == Kind::number ? x : std::rint(x);
}

}  // namespace

std::string StudyFactor::text_at(double part) const
{
  const double x = value_in(*this, part);
  if (parameter.kind == Kind::number) return value_text(parameter, Value{x});
  return value_text(parameter, Value{static_cast<std::int64_t>(x)});
}

double StudyFactor::part_at(double part) const
{
  if (parameter.kind == Kind::number) return part;
  const double x = value_in(*this, part);
  if (scale == Scale::linear) return (x - range.low) / (range.high - range.low);
  return (linli::log(x) - linli::log(range.low)) / (linli::log(range.high) - linli::log(range.low));
}

}  // namespace linli
