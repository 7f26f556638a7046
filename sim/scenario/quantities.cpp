#include "scenario/quantities.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace linli {
namespace {

using Spelling = Unit::Spelling;

std::vector<std::string> spellings_of(const Unit& unit)
{
  std::vector<std::string> names;
  for (const Spelling& spelling : unit.spellings) names.emplace_back(spelling.text);
  return names;
}

std::string known_units(const Unit& unit)
{
  return "known units: " + listed(spellings_of(unit));
}

/// A text without a blank: the unit is missing, or the blank, or it is no number at all.
Fault without_unit(std::string_view text, const Unit& unit)
{
  const std::string_view usual = unit.spellings.front().text;
  if (is_number(text)) {
    return {fmt::format("{} has no unit", shown(text)), known_units(unit),
            to_write(fmt::format("{} {}", text, usual))};
  }
  for (std::size_t k = std::min<std::size_t>(text.size(), 40); k-- > 1;) {
    const std::optional<std::string> meant_unit =
        is_number(text.substr(0, k)) ? nearest_name(text.substr(k), spellings_of(unit)) : std::nullopt;
    if (!meant_unit) continue;
    const bool tab = text[k] == '\t';  // which is shown as a blank
    return {fmt::format("{} {} before its unit", shown(text),
                        tab ? "has a tab, not a blank," : "lacks the blank"),
            {},
            to_write(fmt::format("{} {}", text.substr(0, k), *meant_unit))};
  }
  Fault fault{"a number with its unit is expected here, found " + shown(text), known_units(unit), {}};
  if (const std::optional<Slip> slip = slip_in(text)) {
    fault.why = slip->why;
    fault.hint = to_write(fmt::format("{} {}", slip->repaired, usual));
  }
  return fault;
}

/// The spelling that may have been meant by one that is unknown.
std::optional<std::string> nearest_unit(std::string_view written, const Unit& unit)
{
  std::optional<std::string> near = nearest_name(written, spellings_of(unit));
  for (const Spelling& spelling : unit.spellings) {  // `week` for `per week`
    if (!near && spelling.text.find(written) != std::string_view::npos) near = std::string(spelling.text);
  }
  return near;
}

Fault unknown_unit(std::string_view number, std::string_view written, const Unit& unit)
{
  const std::optional<std::string> near = nearest_unit(written, unit);
  return {"unknown unit " + shown(written), known_units(unit),
          near ? fmt::format("did you mean `{} {}`?", number, *near) : std::string{}};
}

/// Where no unit is spelled: "5 people".  `fits` says whether what stands before is what is expected.
Fault with_needless_unit(Fault fault, std::string_view text, bool (*fits)(std::string_view))
{
  const std::size_t blank = text.find(' ');
  const std::string_view number = text.substr(0, blank);
  const bool explained = !fault.hint.empty() || blank == std::string_view::npos || !fits(number);
  if (explained || is_number(text.substr(blank + 1, 1))) return fault;
  fault.why = "no unit is written here";
  fault.hint = to_write(number);
  return fault;
}

/// A decimal number without exponent times a factor, exactly; nothing if that is not whole or too large.
std::optional<std::int64_t> whole_product(std::string_view number, double factor)
{
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string digits(number.substr(0, point));
  std::size_t decimals = 0;
  if (point < number.size()) {
    const std::size_t last = number.find_last_not_of('0');  // 2.50 is 2.5, and 2.0 is 2
    decimals = last > point ? last - point : 0;
    digits += number.substr(point + 1, decimals);
  }
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const std::optional<std::int64_t> times = as_whole(factor);
  const bool read = error == std::errc{} && stop == digits.data() + digits.size();
  if (!read || !times || __builtin_mul_overflow(value, *times, &value)) return std::nullopt;
  for (; decimals > 0 && value % 10 == 0; --decimals) value /= 10;
  if (decimals > 0 && value != 0) return std::nullopt;
  return value;
}

}  // namespace

Parsed<Quantity> split_quantity(std::string_view text, const Unit& unit)
{
  if (!unit.spelled()) return Quantity{text};
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return without_unit(text, unit);
  const std::string_view number = text.substr(0, blank);
  const std::string_view written = text.substr(std::min(text.find_first_not_of(' ', blank), text.size()));
  const auto found = std::find_if(unit.spellings.begin(), unit.spellings.end(),
                                  [&](const Spelling& spelling) { return spelling.text == written; });
  const std::optional<Slip> slip = slip_in(number);
  if (slip) {
    const std::string usual(unit.spellings.front().text);
    const std::string meant_unit =
        found != unit.spellings.end() ? std::string(written) : nearest_unit(written, unit).value_or(usual);
    return Fault{"a number with its unit is expected here, found " + shown(text), std::string(slip->why),
                 to_write(fmt::format("{} {}", slip->repaired, meant_unit))};
  }
  if (!is_number(number)) {
    return Fault{"a number with its unit is expected here, found " + shown(text), known_units(unit), {}};
  }
  if (found == unit.spellings.end()) return unknown_unit(number, written, unit);
  return Quantity{number, found->factor};
}

Parsed<double> parse_quantity(std::string_view text, const Unit& unit)
{
  Parsed<Quantity> quantity = split_quantity(text, unit);
  if (Fault* fault = std::get_if<Fault>(&quantity)) return std::move(*fault);
  const auto& [number, factor] = std::get<Quantity>(quantity);
  Parsed<double> value = parse_number(number);
  if (Fault* fault = std::get_if<Fault>(&value)) {
    return unit.spelled() ? std::move(*fault) : with_needless_unit(std::move(*fault), text, is_number);
  }
  const double product = std::get<double>(value) * factor;
  constexpr double largest = std::numeric_limits<double>::max();
  if (!(product >= -largest && product <= largest)) return too_large(text);
  return product;
}

Parsed<std::int64_t> parse_whole_quantity(std::string_view text, const Unit& unit)
{
  if (!unit.spelled()) {
    Parsed<std::int64_t> value = parse_whole_number(text);
    if (Fault* fault = std::get_if<Fault>(&value)) {
      return with_needless_unit(std::move(*fault), text, is_whole_number);
    }
    return value;
  }
  Parsed<Quantity> quantity = split_quantity(text, unit);
  if (Fault* fault = std::get_if<Fault>(&quantity)) return std::move(*fault);
  const auto& [number, factor] = std::get<Quantity>(quantity);
  if (const std::optional<std::int64_t> product = whole_product(number, factor)) return *product;
  Parsed<double> value = parse_number(number);
  if (Fault* fault = std::get_if<Fault>(&value)) return std::move(*fault);
  const double product = std::get<double>(value) * factor;
  if (const std::optional<std::int64_t> whole = as_whole(product)) return *whole;
  if (!(product > -largest_exact && product < largest_exact)) return too_large(text);
  const auto nearest = static_cast<std::int64_t>(product + (product < 0 ? -0.5 : 0.5));
  return Fault{fmt::format("{} is not a whole number of {}", shown(text), unit.label),
               {},
               to_write(quantity_text(nearest, unit))};
}

}  // namespace linli
