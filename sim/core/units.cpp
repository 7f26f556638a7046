#include "core/units.hpp"

#include "core/calendar.hpp"
#include "core/text.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

namespace linli {
namespace units {

Unit none()
{
  return {"1", {}};
}
Unit share()
{
  return {"share", {}};
}
Unit log_odds()
{
  return {"log-odds", {}};
}
Unit people()
{
  return {"people", {}};
}
Unit weeks()
{
  return {"weeks", {{"weeks", 1}, {"week", 1}, {"years", weeks_per_year}, {"year", weeks_per_year}}};
}
Unit years()
{
  return {"years", {{"years", 1}, {"year", 1}}};
}
Unit hours()
{
  return {"hours", {{"hours", 1}, {"hour", 1}}};
}
Unit per_week()
{
  return {"1/week", {{"per week", 1}, {"per year", 1.0 / weeks_per_year}}};
}

Unit fen()
{
  constexpr double yuan = 100;
  constexpr double wan = 10000;
  return {
      "fen",
      {{"yuan", yuan}, {"wan yuan", wan * yuan}, {"fen", 1}, {"元", yuan}, {"万元", wan * yuan}, {"分", 1}}};
}

}  // namespace units

/// A bound that is no whole number lies between two; one beyond all whole numbers is none.
bool Range::contains_whole(std::int64_t x) const
{
  constexpr double end = 9223372036854775808.0;  // 2^63
  const bool above = low < -end || (low < end && x >= static_cast<std::int64_t>(std::ceil(low)));
  const bool below = high >= end || (high >= -end && x <= static_cast<std::int64_t>(std::floor(high)));
  return above && below;
}

std::string quantity_text(double value, const Unit& unit)
{
  if (!unit.spelled()) return number_text(value);
  const auto& [text, factor] = unit.spellings.front();
  return number_text(value / factor).append(" ").append(text);
}

std::string quantity_text(std::int64_t value, const Unit& unit)
{
  if (!unit.spelled()) return std::to_string(value);
  const auto& [text, factor] = unit.spellings.front();
  std::string number = std::to_string(value);
  const auto parts = static_cast<std::int64_t>(factor);
  if (value % parts == 0) {
    number = std::to_string(value / parts);
  } else {  // the factor is a power of ten
    const std::string sign = value < 0 ? "-" : "";
    number.erase(0, sign.size());
    const std::size_t decimals = std::to_string(parts).size() - 1;
    if (number.size() <= decimals) number.insert(0, decimals + 1 - number.size(), '0');
    number = sign + number.insert(number.size() - decimals, ".");
  }
  return number.append(" ").append(text);
}

}  // namespace linli
