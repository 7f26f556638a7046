#pragma once
/// How a study cuts an arc between two mechanisms and leaves the world where it was: what the arc carries is held at its
/// usual value, area by area, from the week in which `held` is set.
///
///     usual      ← the first week's value;  then, while nothing is held, usual + (now − usual) / 52 a week
///     acted on     (1 − held) now + held usual
///
/// A year's mean, so that neither the season nor the chance of one week is held.  With `held` at 0 nothing changes.
#include "core/calendar.hpp"
#include "core/column.hpp"
#include "core/ids.hpp"

namespace linli {

constexpr float not_known_yet = -1;

/// What is acted on: `now`, or as far as it is held what is usual.
inline double acted_on(double now, const Column<float, AreaId>& usual, AreaId area, double held)
{
  const auto mean = static_cast<double>(usual[area]);
  return held > 0 && mean >= 0 ? (1 - held) * now + held * mean : now;
}

/// Once a week, after `acted_on`.
inline void follow(Column<float, AreaId>& usual, AreaId area, double now, double held)
{
  float& mean = usual[area];
  if (mean < 0) {
    mean = static_cast<float>(now);
  } else if (held <= 0) {
    mean += static_cast<float>((now - static_cast<double>(mean)) / weeks_per_year);
  }
}

}  // namespace linli
