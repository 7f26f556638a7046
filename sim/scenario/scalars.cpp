#include "scenario/scalars.hpp"

#include "core/text.hpp"
#include "scenario/quantities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace linli {
namespace {

/// What makes a scalar unfit for a number, date or boolean whatever its text.
std::optional<Fault> not_plain(const YamlNode& node, std::string_view expected)
{
  if (node.kind != YamlNode::Kind::scalar || node.nothing()) return unexpected(expected, node);
  if (!node.quoted) return std::nullopt;
  Fault fault = unexpected(expected, node);
  fault.hint = "remove the quotes";
  return fault;
}

/// Three numbers between `-`, `/` or `.` as YYYY-MM-DD, whether there is such a day or not; empty for other
/// texts.
std::string regular_date(std::string_view text)
{
  std::array<int, 3> parts{};
  std::size_t part = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9' && digits < 4) {
      parts.at(part) = parts.at(part) * 10 + (c - '0');
      ++digits;
    } else if ((c == '-' || c == '/' || c == '.') && digits > 0 && part < 2) {
      ++part;
      digits = 0;
    } else {
      return {};
    }
  }
  return part == 2 && digits > 0 ? fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2])
                                 : std::string{};
}

/// Whether what surrounds a number says that it counts weeks, or says nothing: "Weeks", "第 周".
bool speaks_of_weeks(std::string text)
{
  std::erase(text, ' ');
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text.empty() || text == "-" || text == "+" || text == "w" || text == "week" || text == "weeks" ||
         text == "week-" || text == "week+" || text == "第周";
}

/// "weeks 12", "12 weeks" and the like: the week that is meant, if it is clear.
Fault no_moment(const YamlNode& node)
{
  Fault fault = unexpected("a week of the study or a date", node);
  fault.hint = "write for example `week 12` or `2018-03-26`";
  constexpr std::string_view digits = "0123456789";
  const std::string_view text = node.text;
  const std::size_t first = text.find_first_of(digits);
  if (first == std::string_view::npos) return fault;
  const std::size_t after = std::min(text.find_first_not_of(digits, first), text.size());
  const std::string before(text.substr(0, first));
  if (!speaks_of_weeks(before + std::string(text.substr(after)))) return fault;
  int week = 0;
  const auto [stop, error] = std::from_chars(text.data() + first, text.data() + after, week);
  const bool is_year = before.empty() && after == text.size() && week >= 1900 && week < 2200;
  if (error != std::errc{} || is_year) return fault;
  const bool negative = before.find('-') != std::string::npos;
  fault.hint = to_write(fmt::format("week {}", negative ? -week : week));
  return fault;
}

Fault out_of_range(const Range& valid, const Unit& unit, std::string_view text)
{
  const std::string written = shortened(text, 60);
  const double factor = unit.spelled() ? unit.spellings.front().factor : 1;
  const std::string suffix = unit.spelled() ? fmt::format(" {}", unit.spellings.front().text) : std::string{};
  const std::string low = number_text(valid.low / factor);
  const std::string high = number_text(valid.high / factor);
  if (std::isinf(valid.low)) return {fmt::format("{} is above {}{}", written, high, suffix), {}, {}};
  if (std::isinf(valid.high)) return {fmt::format("{} is below {}{}", written, low, suffix), {}, {}};
  return {fmt::format("{} is outside {} … {}{}", written, low, high, suffix), {}, {}};
}

}  // namespace

Fault unexpected(std::string_view expected, const YamlNode& node)
{
  const std::string found = node.kind == YamlNode::Kind::map    ? "a block of keys"
                            : node.kind == YamlNode::Kind::list ? "a list"
                            : node.nothing()                    ? "nothing"
                            : node.quoted                       ? shown(node.text) + " in quotes"
                                                                : shown(node.text);
  return {fmt::format("{} is expected here, found {}", expected, found), {}, {}};
}

Parsed<double> read_number(const YamlNode& node, const Unit& unit)
{
  std::optional<Fault> fault = not_plain(node, unit.spelled() ? "a number with its unit" : "a number");
  if (fault) return *std::move(fault);
  return parse_quantity(node.text, unit);
}

Parsed<std::int64_t> read_integer(const YamlNode& node, const Unit& unit)
{
  std::optional<Fault> fault = not_plain(node, unit.spelled() ? "a number with its unit" : "a whole number");
  if (fault) return *std::move(fault);
  return parse_whole_quantity(node.text, unit);
}

Parsed<bool> read_boolean(const YamlNode& node)
{
  if (std::optional<Fault> fault = not_plain(node, "`true` or `false`")) return *std::move(fault);
  if (node.text == "true" || node.text == "false") return node.text == "true";
  Fault fault = unexpected("`true` or `false`", node);
  constexpr std::array yes = {"yes", "Yes", "YES", "y", "Y", "on", "On", "ON", "True", "TRUE", "1"};
  constexpr std::array no = {"no", "No", "NO", "n", "N", "off", "Off", "OFF", "False", "FALSE", "0"};
  if (std::find(yes.begin(), yes.end(), node.text) != yes.end()) fault.hint = to_write("true");
  if (std::find(no.begin(), no.end(), node.text) != no.end()) fault.hint = to_write("false");
  if (fault.hint.empty()) fault.hint = meant(node.text, {"true", "false"});
  return fault;
}

Parsed<std::string> read_choice(const YamlNode& node, const std::vector<std::string>& labels)
{
  if (node.kind != YamlNode::Kind::scalar || node.nothing()) {
    Fault fault = unexpected("a name", node);
    fault.why = known_here(labels);
    return fault;
  }
  if (std::find(labels.begin(), labels.end(), node.text) != labels.end()) return node.text;
  return Fault{"unknown name " + shown(node.text), known_here(labels), meant(node.text, labels)};
}

Parsed<std::string> read_text(const YamlNode& node)
{
  if (node.kind == YamlNode::Kind::scalar && !node.nothing()) return node.text;
  Fault fault = unexpected("a text", node);
  if (node.nothing()) fault.hint = "write `\"\"` for an empty text";
  return fault;
}

Parsed<Date> read_date(const YamlNode& node)
{
  if (std::optional<Fault> fault = not_plain(node, "a date")) return *std::move(fault);
  if (const std::optional<Date> date = parse_date(node.text)) return *date;
  const std::string regular = regular_date(node.text);
  if (regular == node.text) return Fault{"the day " + shown(node.text) + " does not exist", {}, {}};
  Fault fault = unexpected("a date", node);
  fault.hint = parse_date(regular) ? to_write(regular) : "write it as `YYYY-MM-DD`";
  return fault;
}

Parsed<When> read_moment(const YamlNode& node)
{
  constexpr std::string_view expected = "a week of the study or a date";
  if (std::optional<Fault> fault = not_plain(node, expected)) return *std::move(fault);
  const std::string_view text = node.text;
  if (const std::optional<Date> date = parse_date(text)) return When::day(*date);
  if (!regular_date(text).empty()) return std::get<Fault>(read_date(node));
  constexpr std::string_view word = "week ";
  const bool named = text.substr(0, word.size()) == word;
  const std::string_view number = named ? text.substr(word.size()) : text;
  if (!is_whole_number(number)) return no_moment(node);
  const Parsed<std::int64_t> week = parse_whole_number(number);
  if (const Fault* fault = std::get_if<Fault>(&week)) return *fault;
  constexpr std::int64_t most = 1000000;
  if (std::abs(std::get<std::int64_t>(week)) > most) return too_large(text);
  return named ? Parsed<When>(When::week(std::get<std::int64_t>(week))) : no_moment(node);
}

std::optional<Fault> outside(double value, const Range& valid, const Unit& unit, std::string_view text)
{
  if (valid.contains(value)) return std::nullopt;
  return out_of_range(valid, unit, text);
}

std::optional<Fault> outside(std::int64_t value, const Range& valid, const Unit& unit, std::string_view text)
{
  if (valid.contains(value)) return std::nullopt;
  return out_of_range(valid, unit, text);
}

}  // namespace linli
