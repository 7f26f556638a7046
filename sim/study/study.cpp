#include "study/study.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>

namespace linli {

std::string StudyFactor::text_at(double part) const
{
  const double low = range.low;
  const double high = range.high;
  double x = low + part * (high - low);
  if (scale == Scale::log) x = linli::exp(linli::log(low) + part * (linli::log(high) - linli::log(low)));
  x = std::clamp(x, low, high);
  if (parameter.kind == Kind::number) return value_text(parameter, Value{x});
  return value_text(parameter, Value{static_cast<std::int64_t>(std::rint(x))});
}

}  // namespace linli
