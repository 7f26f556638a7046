#include "scenario/numbers.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace linli {
namespace {

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/// Takes the digits at the front off `text` and counts them.
std::size_t take_digits(std::string_view& text)
{
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto count = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(count);
  return count;
}

/// Takes `c` off the front of `text` if it is there.
bool take(std::string_view& text, char c)
{
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// A sign and digits without a leading zero.
bool take_whole_number(std::string_view& text)
{
  take(text, '-');
  const bool zero = !text.empty() && text.front() == '0';
  const std::size_t digits = take_digits(text);
  return digits == 1 || (digits > 1 && !zero);
}

std::string without_sign(std::string_view text)
{
  return std::string(text.substr(text.empty() || text[0] != '+' ? 0 : 1));
}

std::string without_zeros(std::string_view text)
{
  const bool negative = take(text, '-');
  while (text.size() > 1 && text[0] == '0' && is_digit(text[1])) text.remove_prefix(1);
  return (negative ? "-" : "") + std::string(text);
}

std::string without_grouping(std::string_view text)
{
  std::string out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    bool groups = text[k] == '_';
    if (k > 0 && is_digit(text[k - 1]) && (text[k] == ',' || text[k] == ' ')) {
      // Before three digits only: otherwise it may be a decimal comma.
      std::string_view rest = text.substr(k + 1);
      groups = take_digits(rest) == 3;
    }
    if (!groups) out += text[k];
  }
  return out;
}

std::string with_point(std::string_view text)
{
  std::string out(text);
  if (std::count(out.begin(), out.end(), ',') == 1) std::replace(out.begin(), out.end(), ',', '.');
  return out;
}

std::string with_both_sides(std::string_view text)
{
  std::string out(text);
  const std::size_t point = out.find('.');
  if (point == std::string::npos) return out;
  if (point + 1 == out.size() || !is_digit(out[point + 1])) out.insert(point + 1, "0");
  if (point == 0 || !is_digit(out[point - 1])) out.insert(point, "0");
  return out;
}

std::string in_base_ten(std::string_view text)
{
  const std::string_view prefix = text.substr(0, 2);
  const int base = prefix == "0x" ? 16 : prefix == "0o" ? 8 : prefix == "0b" ? 2 : 0;
  std::uint64_t value = 0;
  if (base == 0) return std::string(text);
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + 2, end, value, base);
  return error == std::errc{} && stop == end ? std::to_string(value) : std::string(text);
}

std::string without_letters(std::string_view text)
{
  std::string out(text);
  for (char& c : out) {
    if (c == 'O' || c == 'o') c = '0';
    if (c == 'l' || c == 'I') c = '1';
  }
  return out;
}

/// Full-width forms, which Chinese input methods produce, as their ASCII equals.
std::string half_width(std::string_view text)
{
  std::string out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const auto byte = [&](std::size_t j) {
      return k + j < text.size() ? static_cast<unsigned char>(text[k + j]) : 0U;
    };
    const bool form = byte(0) == 0xEFU && (byte(1) == 0xBCU || byte(1) == 0xBDU);
    if (!form) {
      out += text[k];
      continue;
    }
    out += static_cast<char>((byte(1) - 0xBCU) * 0x40U + byte(2) - 0x80U + 0x20U);
    k += 2;
  }
  return out;
}

/// Dashes and the minus sign of typography, which word processors put in the place of a hyphen.
std::string with_hyphen(std::string_view text)
{
  for (const std::string_view dash : {"−", "–", "—"}) {
    if (text.starts_with(dash)) return "-" + std::string(text.substr(dash.size()));
  }
  return std::string(text);
}

std::string as_part_of_one(std::string_view text)
{
  std::string number(text.substr(0, text.find_last_not_of("% ") + 1));
  if (number.size() == text.size() || !is_number(number)) return std::string(text);
  double value = 0;
  const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc{} ? number_text(value / 100) : std::string(text);
}

struct Repair {
  std::string_view why;
  std::string (*apply)(std::string_view);
};

constexpr std::array repairs = {
    Repair{"a leading + is not used", without_sign},
    Repair{"to some programs a leading zero means base eight", without_zeros},
    Repair{"digits are not grouped", without_grouping},
    Repair{"the decimal sign is a point", with_point},
    Repair{"a point has digits on both sides", with_both_sides},
    Repair{"numbers are written in base ten", in_base_ten},
    Repair{"a letter stands for a digit", without_letters},
    Repair{"full-width characters are not read", half_width},
    Repair{"the minus sign is a hyphen", with_hyphen},
    Repair{"a share is written as a part of one", as_part_of_one},
};

template <class T>
Parsed<T> converted(std::string_view text)
{
  T value{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc::result_out_of_range) {
    const bool tiny = text.find("e-") != std::string_view::npos ||
                      text.find("E-") != std::string_view::npos || text.substr(0, 2) == "0." ||
                      text.substr(0, 3) == "-0.";
    if (tiny) return Fault{shown(text) + " is too small", "it cannot be told from zero", "write `0`"};
    return too_large(text);
  }
  ensures(error == std::errc{} && stop == end, "a text that is a number is read to its end");
  return value;
}

bool is_infinite_or_nan(std::string_view text)
{
  const std::size_t letters = text.find_first_not_of("+-.");
  const std::string_view word = text.substr(std::min(letters, text.size()));
  constexpr std::array words = {"nan", "NaN", "NAN", "inf", "Inf", "INF", "infinity", "Infinity"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// `fits` says of a repaired text whether it is what is expected.
Fault not_a_number(std::string_view text, std::string_view expected, bool (*fits)(std::string_view))
{
  Fault fault{fmt::format("{} is expected here, found {}", expected, shown(text)), {}, {}};
  const std::optional<Slip> slip = slip_in(text);
  if (slip && fits(slip->repaired)) {
    fault.why = slip->why;
    fault.hint = to_write(slip->repaired);
  } else if (is_infinite_or_nan(text)) {
    fault.why = "numbers are finite";
  } else if (text.find("，") != std::string_view::npos) {
    fault.hint = "write `, ` instead of the full-width `，`";
  }
  return fault;
}

}  // namespace

bool is_whole_number(std::string_view text)
{
  return take_whole_number(text) && text.empty();
}

bool is_number(std::string_view text)
{
  if (!take_whole_number(text)) return false;
  if (take(text, '.') && take_digits(text) == 0) return false;
  if (take(text, 'e') || take(text, 'E')) {
    if (!take(text, '-')) take(text, '+');
    if (take_digits(text) == 0) return false;
  }
  return text.empty();
}

std::optional<Slip> slip_in(std::string_view text)
{
  constexpr std::size_t longest = 100;  // nobody writes such numbers
  if (text.size() > longest) return std::nullopt;
  for (const Repair& repair : repairs) {
    std::string repaired = repair.apply(text);
    if (repaired != text && is_number(repaired)) return Slip{repair.why, std::move(repaired)};
  }
  return std::nullopt;
}

Parsed<double> parse_number(std::string_view text)
{
  if (!is_number(text)) return not_a_number(text, "a number", is_number);
  return converted<double>(text);
}

Parsed<std::int64_t> parse_whole_number(std::string_view text)
{
  if (is_whole_number(text)) return converted<std::int64_t>(text);
  Fault fault = not_a_number(text, "a whole number", is_whole_number);
  const Parsed<double> number = is_number(text) ? converted<double>(text) : Parsed<double>(fault);
  if (const double* value = std::get_if<double>(&number)) {
    if (const std::optional<std::int64_t> whole = as_whole(*value)) {
      fault.why = "whole numbers have neither point nor exponent";
      fault.hint = to_write(std::to_string(*whole));
    }
  }
  return fault;
}

std::optional<std::int64_t> as_whole(double value)
{
  if (!(value > -largest_exact && value < largest_exact)) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(value);
  if (static_cast<double>(whole) != value) return std::nullopt;
  return whole;
}

Fault too_large(std::string_view text)
{
  return {shown(text) + " is too large", "it is beyond what the program can store", {}};
}

}  // namespace linli
