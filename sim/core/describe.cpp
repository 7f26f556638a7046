#include "core/describe.hpp"

#include <cstddef>

namespace linli {
namespace {

template <class T, class ToText>
std::string bracketed(const std::vector<T>& items, ToText to_text)
{
  std::string out = "[";
  for (std::size_t k = 0; k < items.size(); ++k) out += (k > 0 ? ", " : "") + to_text(items[k]);
  return out + "]";
}

std::string quoted(const std::string& text)
{
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string value_text(const Field& field, const Value& value)
{
  switch (field.kind) {
    case Kind::boolean:
      return std::get<bool>(value) ? "true" : "false";
    case Kind::integer:
    case Kind::money:
      return quantity_text(std::get<std::int64_t>(value), field.unit);
    case Kind::number:
      return quantity_text(std::get<double>(value), field.unit);
    case Kind::choice:
      return std::get<std::string>(value);
    case Kind::text:
    case Kind::file:
      return quoted(std::get<std::string>(value));
    case Kind::date:
      return to_string(std::get<Date>(value));
    case Kind::moment:
      return to_string(std::get<When>(value));
    case Kind::moments:
      return bracketed(std::get<std::vector<When>>(value), [](When x) { return to_string(x); });
    case Kind::integers:
      return bracketed(std::get<std::vector<std::int64_t>>(value),
                       [](std::int64_t x) { return std::to_string(x); });
    case Kind::names:
      return bracketed(std::get<std::vector<std::string>>(value), [](const std::string& x) { return x; });
    case Kind::conditions:
      return to_string(std::get<Conditions>(value));
    case Kind::numbers: {
      const auto& numbers = std::get<std::vector<double>>(value);
      std::string out = "{";
      for (std::size_t k = 0; k < numbers.size(); ++k) {
        out += (k > 0 ? ", " : "") + field.labels.at(k) + ": " + quantity_text(numbers[k], field.unit);
      }
      return out + "}";
    }
  }
  return {};
}

}  // namespace linli
