#include "compare/shown_numbers.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

constexpr auto nothing = "–";
constexpr auto minus = "−";
constexpr double exact = 9e15;  // beyond this whole numbers are not all there

/// Of a number that is not below 0.
std::string with_decimals(double value, int decimals)
{
  const std::string text = fmt::format("{:.{}f}", value, decimals);
  const std::size_t point = text.find('.');
  if (value >= exact) return fmt::format("{:.3g}", value);
  const std::string whole = grouped(std::stoll(text.substr(0, point)));
  return point == std::string::npos ? whole : whole + text.substr(point);
}

/// So that the first digit of `size` is the last that is shown.
int decimals_for(double size)
{
  return static_cast<int>(std::clamp(-std::floor(std::log10(size)), 0.0, 9.0));
}

bool is_nothing(const std::string& digits)
{
  return digits.find_first_of("123456789") == std::string::npos;
}

std::string with_minus(double value, int decimals)
{
  const std::string digits = with_decimals(std::abs(value), decimals);
  return value < 0 && !is_nothing(digits) ? minus + digits : digits;
}

int decimals_of(double value, const Interval& interval)
{
  const double reach = (interval.high - interval.low) / 2;
  // An interval as wide as rounding is none.
  if (std::isfinite(reach) && reach > 1e-9 * std::abs(interval.estimate)) return decimals_for(reach);
  return value == 0 ? 0 : decimals_for(std::abs(value) / 100);
}

}  // namespace

Shown shown_as(const OutcomeColumn& column)
{
  if (column.unit == "share" || column.unit == "probability") return {100, "points"};
  if (column.unit == "number" || column.unit == "ratio" || column.unit.compare(0, 5, "index") == 0)
    return {1, ""};
  return {1, column.unit};
}

std::string number_like(double value, const Interval& interval)
{
  if (std::isnan(value)) return nothing;
  if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
  return with_minus(value, decimals_of(value, interval));
}

std::string signed_like(double value, const Interval& interval)
{
  const std::string text = number_like(value, interval);
  return value > 0 && !is_nothing(text) ? "+" + text : text;
}

std::string ends_text(const Interval& interval)
{
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return nothing;
  return fmt::format("[{}, {}]", number_like(interval.low, interval), number_like(interval.high, interval));
}

Interval times(const Interval& interval, double factor)
{
  return {interval.estimate * factor, interval.low * factor, interval.high * factor};
}

std::string three_digits(double value)
{
  if (std::isnan(value)) return nothing;
  if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
  if (value == 0) return "0";
  const int digits = static_cast<int>(std::floor(std::log10(std::abs(value)))) - 2;
  const double unit = std::pow(10.0, std::max(digits, 0));
  std::string out =
      with_minus(digits > 0 ? std::round(value / unit) * unit : value, std::clamp(-digits, 0, 9));
  if (out.find('.') != std::string::npos) out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string p_text(double p)
{
  if (std::isnan(p)) return nothing;
  return p < 0.001 ? "< 0.001" : fmt::format("{:.3f}", p);
}

std::string percent_text(double share)
{
  return std::isnan(share) ? nothing : fmt::format("{} %", with_minus(100 * share, 0));
}

std::string window_text(const Window& window)
{
  return fmt::format("week {} to week {}", window.first, window.last);
}

std::string counted(std::size_t number, const std::string& what)
{
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

}  // namespace linli
