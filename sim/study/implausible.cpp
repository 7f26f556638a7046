#include "study/implausible.hpp"

#include "scenario/problem_with.hpp"
#include "scenario/schema.hpp"
#include "study/parameters.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <utility>
#include <variant>

namespace linli {
namespace {

bool lies_within(const Range& range, const Value& value)
{
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return range.contains(*whole);
  return range.contains(std::get<double>(value));
}

}  // namespace

std::vector<Problem> implausible_values(const Scenario& scenario)
{
  std::vector<Problem> out;
  Scenario copy = scenario;  // sections point into what they describe
  for (const auto& [path, one] : parameters_of(copy.sections())) {
    if (!one.is_number() || lies_within(one.field.plausible, one.value)) continue;
    const std::string range = range_text(one.field, one.field.plausible);
    out.push_back(problem_with(
        scenario, path,
        fmt::format("{} lies outside its plausible range {}", value_text(one.field, one.value), range),
        one.field.source.empty() ? "" : "source " + one.field.source));
  }
  return by_place(scenario, std::move(out));
}

}  // namespace linli
