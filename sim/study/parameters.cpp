#include "study/parameters.hpp"

#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>

namespace linli {
namespace {

void add_numbers(const Field& field, const Parameter& map, std::map<std::string, Parameter>& out)
{
  const auto& numbers = std::get<std::vector<double>>(map.value);
  for (std::size_t k = 0; k < field.labels.size(); ++k) {
    Parameter one = map;
    one.path = path_below(map.path, field.labels[k]);
    one.field.kind = Kind::number;
    one.field.labels.clear();
    one.field.standard = std::get<std::vector<double>>(field.standard).at(k);
    one.field.get = nullptr;
    one.field.set = nullptr;
    one.value = numbers.at(k);
    out.emplace(one.path, std::move(one));
  }
}

}  // namespace

bool Parameter::is_number() const
{
  return field.kind == Kind::number || field.kind == Kind::integer || field.kind == Kind::money;
}

bool Parameter::has_plausible() const
{
  const Range& range = field.plausible;
  return is_number() && std::isfinite(range.low) && std::isfinite(range.high) && range.low < range.high;
}

std::map<std::string, Parameter> parameters_of(const std::vector<Section>& sections)
{
  std::map<std::string, Parameter> out;
  for (const Section& section : sections) {
    section.for_each_object([&](const std::string& above, const void* object) {
      for (const Field& field : section.fields) {
        Parameter parameter{path_below(above, field.name), above, field, field.get(object)};
        if (field.kind == Kind::numbers) {
          add_numbers(field, parameter, out);
        } else {
          out.emplace(parameter.path, std::move(parameter));
        }
      }
    });
  }
  return out;
}

bool is_path_within(const std::string& path, const std::string& above)
{
  return path.compare(0, above.size(), above) == 0 &&
         (path.size() == above.size() || path[above.size()] == '.');
}

}  // namespace linli
