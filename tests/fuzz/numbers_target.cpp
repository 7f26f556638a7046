/// Single values of a scenario: numbers with every unit, whole numbers, dates and booleans.  What a hint says
/// to write can be read.
#include "core/errors.hpp"
#include "core/text.hpp"
#include "material.hpp"
#include "scenario/quantities.hpp"
#include "scenario/scalars.hpp"
#include "scenario/yaml_text.hpp"
#include "target.hpp"

#include <cmath>
#include <utility>

namespace linli::fuzz {
namespace {

YamlNode scalar(std::string_view text)
{
  YamlNode node;
  node.text = text;
  return node;
}

/// The text between the backticks of "write `…`", unless it is cut short or not the whole value.
std::string advised(const Fault& fault)
{
  constexpr std::string_view before = "write `";
  if (!fault.hint.starts_with(before) || fault.hint.find("…") != std::string::npos) return {};
  const std::string_view rest = std::string_view(fault.hint).substr(before.size());
  return rest.find('`') + 1 == rest.size() ? std::string(rest.substr(0, rest.size() - 1)) : std::string{};
}

/// A value, or a fault whose advice leads to a value; the advice may mend one slip after the other, and
/// cannot help a number that is too large to be stored.
template <class Read>
void expect_advice(std::string_view text, Read read)
{
  std::string advice;
  constexpr int most_slips = 4;
  for (int slips = 0; slips < most_slips; ++slips) {
    const auto value = read(scalar(slips == 0 ? text : advice));
    const Fault* const fault = std::get_if<Fault>(&value);
    if (fault == nullptr || fault->problem.ends_with(" is too large")) return;
    ensures(!fault->problem.empty(), "a fault says what is wrong");
    const std::string before = std::exchange(advice, advised(*fault));
    if (advice.empty() && before.empty()) return;
    if (advice.empty()) throw Bug("the advice `" + before + "` leads to: " + fault->problem);
  }
  throw Bug("advice does not come to an end: " + advice);
}

}  // namespace

void run(std::string_view bytes)
{
  // What the reader of YAML never hands on: other bytes than text, and blanks around a scalar.
  constexpr std::string_view blanks = " \t\n";
  const bool blank =
      bytes.empty() || blanks.find(bytes.front()) != blanks.npos || blanks.find(bytes.back()) != blanks.npos;
  if (blank || invalid_utf8(bytes) || !control_character(bytes).empty()) return;
  for (const Unit& unit : {units::none(), units::share(), units::log_odds(), units::people(), units::weeks(),
                           units::hours(), units::per_week()}) {
    const Parsed<double> number = read_number(scalar(bytes), unit);
    if (const double* const x = std::get_if<double>(&number))
      ensures(std::isfinite(*x), "numbers are finite");
    expect_advice(bytes, [&](const YamlNode& node) { return read_number(node, unit); });
    expect_advice(bytes, [&](const YamlNode& node) { return read_integer(node, unit); });
  }
  expect_advice(bytes, [](const YamlNode& node) { return read_boolean(node); });
  const Parsed<Date> date = read_date(scalar(bytes));
  if (const Date* const day = std::get_if<Date>(&date)) {
    ensures(to_string(*day) == bytes, "a date is written as it was read");
  }
}

std::vector<std::string> seeds()
{
  std::vector<std::string> all = {"8",    "8 weeks", "0.5",          "-1.5e-3", "2018-01-01",
                                  "true", "1 year",  "0.3 per week", "１０％"};
  for (const char* const folder : {"numbers", "units", "whole_numbers", "dates", "booleans"}) {
    for (const std::string& text :
         contents_under(std::string("tests/scenario/malformed/") + folder, ".yaml")) {
      const std::size_t colon = text.rfind(": ");
      if (colon != std::string::npos) all.push_back(text.substr(colon + 2, text.size() - colon - 3));
    }
  }
  return all;
}

std::vector<std::string> words()
{
  return words_of_scenarios();
}

}  // namespace linli::fuzz
