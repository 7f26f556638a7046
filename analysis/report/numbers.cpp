#include "report/numbers.hpp"

#include "compare/shown_numbers.hpp"
#include "report/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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
  if (const auto known = label_of("unit." + unit)) return {unit, known->zh};
  return {unit, unit};
}

Spoken spoken_weeks(std::int64_t first, std::int64_t last)
{
  if (first == last) return {fmt::format("week {}", first), fmt::format("第{}周", first)};
  return {fmt::format("weeks {} to {}", first, last), fmt::format("第{}至{}周", first, last)};
}

Spoken spoken_seeds(const std::vector<std::int64_t>& seeds)
{
  if (seeds.size() == 1)
    return {fmt::format("seed {}", seeds.front()), fmt::format("随机种子 {}", seeds.front())};
  const auto count = static_cast<std::int64_t>(seeds.size());
  if (count > 1 && seeds.back() - seeds.front() == count - 1)
    return {fmt::format("seeds {} to {}", seeds.front(), seeds.back()),
            fmt::format("随机种子 {} 至 {}", seeds.front(), seeds.back())};
  const std::string all = fmt::format("{}", fmt::join(seeds, ", "));
  return {"seeds " + all, "随机种子 " + all};
}

}  // namespace linli
