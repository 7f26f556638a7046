#include "changed_parameters.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <variant>

namespace linli::test {
namespace {

/// Other values of a parameter, to be tried in this order.
struct Others {
  const Field& field;

  std::vector<Value> operator()(bool x) const { return {Value{!x}}; }
  std::vector<Value> operator()(double x) const
  {
    if (x == -1 && field.valid.low == -1) return {Value{12.0}};  // below 0 is off
    return {Value{x * 0.5}, Value{x * 1.2}, Value{x + 0.1}};
  }
  std::vector<Value> operator()(std::int64_t x) const { return {Value{x + 1}, Value{x - 1}}; }
  std::vector<Value> operator()(Date x) const { return {Value{Date{x.days + days_per_week}}}; }
  std::vector<Value> operator()(When x) const { return {Value{When::week(x.number + 1)}}; }
  std::vector<Value> operator()(const std::string& x) const
  {
    std::vector<Value> out;
    for (const std::string& label : field.labels) out.emplace_back(label);
    if (field.kind != Kind::choice) out.emplace_back(x + "2");
    return out;
  }
  std::vector<Value> operator()(const std::vector<double>&) const { return {}; }  // each by itself
  std::vector<Value> operator()(const Conditions&) const { return {}; }           // of interventions only
  std::vector<Value> operator()(const std::vector<std::int64_t>&) const
  {
    return {Value{std::vector<std::int64_t>{3}}};
  }
  std::vector<Value> operator()(const std::vector<When>&) const
  {
    return {Value{std::vector<When>{When::week(0)}}};
  }
  /// Subdistricts, series, groups and columns have names of their own.
  std::vector<Value> operator()(const std::vector<std::string>&) const
  {
    const std::map<std::string, std::string> known{{"subdistricts", "shiquan"},
                                                   {"series", "belonging"},
                                                   {"groups", "sex"},
                                                   {"events", "elections"},
                                                   {"columns", "belonging"}};
    return {Value{std::vector<std::string>{known.at(field.name)}}};
  }
};

bool contradicts(Scenario& scenario)
{
  for (const Section& section : scenario.sections()) {
    bool found = false;
    section.for_each_object([&](const std::string&, const void* object) {
      found |= section.contradictions && !section.contradictions(object).empty();
    });
    if (found) return true;
  }
  return false;
}

/// Finds a value that is allowed; nothing if that is impossible.
std::optional<Changed> changed(const Scenario& base, std::size_t section, std::size_t field,
                               std::size_t element)
{
  Scenario scenario = base;
  const Section part = scenario.sections().at(section);
  const Field& what = part.fields.at(field);
  std::optional<Changed> out;
  part.for_each_object([&](const std::string& path, void* object) {
    const Value before = what.get(object);
    std::vector<Value> candidates;
    if (const auto* all = std::get_if<std::vector<double>>(&before)) {
      for (const Value& one : Others{what}(all->at(element))) {
        std::vector<double> next = *all;
        next.at(element) = std::get<double>(one);
        candidates.emplace_back(next);
      }
    } else {
      candidates = std::visit(Others{what}, before);
    }
    for (const Value& value : candidates) {
      if (out) return;
      const auto* number = std::get_if<double>(&value);
      const auto* whole = std::get_if<std::int64_t>(&value);
      if ((number && !what.valid.contains(*number)) || (whole && !what.valid.contains(*whole))) continue;
      what.set(object, value);
      const std::vector<Change> changes = changes_between(base, scenario);
      if (changes.size() != 1 || contradicts(scenario)) continue;
      out = {changes.front().path, what.acts, scenario, {}};
      EXPECT_EQ(changes.front().acts(), what.acts) << path;
      out->assignments = {{"--set", "--set", changes.front().path, changes.front().after->value}};
    }
  });
  return out;
}

}  // namespace

std::vector<Changed> all_changed(const Scenario& base)
{
  std::vector<Changed> out;
  Scenario scenario = base;
  const std::vector<Section> sections = scenario.sections();
  for (std::size_t s = 0; s < sections.size(); ++s) {
    if (sections[s].path == "interventions") continue;
    for (std::size_t f = 0; f < sections[s].fields.size(); ++f) {
      const Field& field = sections[s].fields[f];
      const std::size_t elements = field.kind == Kind::numbers ? field.labels.size() : 1;
      for (std::size_t e = 0; e < elements; ++e) {
        auto one = changed(base, s, f, e);
        if (one) out.push_back(std::move(*one));
        if (!one) ADD_FAILURE() << sections[s].path << "." << field.name << " could not be changed";
      }
    }
  }
  return out;
}

}  // namespace linli::test
