#pragma once
/// Values from single YAML scalars, strictly: one spelling for each value, everything else an explained
/// fault.
#include "core/calendar.hpp"
#include "core/describe.hpp"
#include "scenario/numbers.hpp"
#include "scenario/yaml_document.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// A number, or `<number> <spelling>` where the unit is spelled (`8 weeks`); in the unit itself.
Parsed<double> read_number(const YamlNode& node, const Unit& unit);
/// The same for whole numbers, exactly; `4 years` are 208 weeks.
Parsed<std::int64_t> read_integer(const YamlNode& node, const Unit& unit);
/// `true` or `false`, without quotes.
Parsed<bool> read_boolean(const YamlNode& node);
/// One of `labels`, in quotes or not.
Parsed<std::string> read_choice(const YamlNode& node, const std::vector<std::string>& labels);
/// Any scalar, in quotes or not; an empty text needs quotes.
Parsed<std::string> read_text(const YamlNode& node);
/// YYYY-MM-DD without quotes.
Parsed<Date> read_date(const YamlNode& node);

/// `week 12` of the study, `week -4` of the burn-in, or a date, without quotes.
Parsed<When> read_moment(const YamlNode& node);

/// "a number is expected here, found a list": for a node of the wrong kind.
Fault unexpected(std::string_view expected, const YamlNode& node);
/// The fault of a value that was written as `text` and lies outside `valid`; a value inside has none.
std::optional<Fault> outside(double value, const Range& valid, const Unit& unit, std::string_view text);
std::optional<Fault> outside(std::int64_t value, const Range& valid, const Unit& unit, std::string_view text);

}  // namespace linli
