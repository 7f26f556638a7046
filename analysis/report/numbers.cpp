#include "report/numbers.hpp"

#include "compare/shown_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace linli {
namespace {

constexpr double wan = 10'000;

/// Three digits without an empty end: 3.48, 34.8, 348.
std::string three(double value)
{
  const int whole = value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value))));
  std::string out = fmt::format("{:.{}f}", value, std::max(0, 2 - whole));
  if (out.find('.') == std::string::npos) return out;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

}  // namespace

Spoken counted_people(double value)
{
  const std::string zh = std::abs(value) >= wan ? three(value / wan) + "万" : three_digits(value);
  return {three_digits(value), zh};
}

Spoken spoken_unit(const std::string& unit)
{
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> known{
      {{"points", "个百分点"},
       {"people", "人"},
       {"yuan", "元"},
       {"hours", "小时"},
       {"hours a week", "小时/周"},
       {"years", "年"},
       {"items", "项"},
       {"index, 0 to 1", "指数，0–1"},
       {"ratio", "比值"},
       {"per 1,000 adults", "每千名成年人"},
       {"per 1,000 households", "每千户"},
       {"yuan per 1,000 adults", "元/千名成年人"}}};
  for (const auto& [en, zh] : known)
    if (unit == en) return {unit, std::string(zh)};
  return {unit, unit};
}

Spoken spoken_weeks(std::int64_t first, std::int64_t last)
{
  if (first == last) return {fmt::format("week {}", first), fmt::format("第{}周", first)};
  return {fmt::format("weeks {} to {}", first, last), fmt::format("第{}至{}周", first, last)};
}

}  // namespace linli
