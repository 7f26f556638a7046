#include "core/describe.hpp"

#include "core/text.hpp"

namespace linli {
namespace units {

Unit none()
{
  return {"1", {}};
}
Unit share()
{
  return {"share", {}};
}
Unit log_odds()
{
  return {"log-odds", {}};
}
Unit people()
{
  return {"people", {}};
}
Unit weeks()
{
  return {"weeks", {{"weeks", 1}, {"week", 1}, {"years", weeks_per_year}, {"year", weeks_per_year}}};
}
Unit hours()
{
  return {"hours", {{"hours", 1}, {"hour", 1}}};
}
Unit per_week()
{
  return {"1/week", {{"per week", 1}, {"per year", 1.0 / weeks_per_year}}};
}

}  // namespace units

namespace {

/// The shortest text that reads back as the same number in the unit of the field.
std::string with_unit(const Field& field, double value)
{
  std::string out = number_text(value);
  if (field.unit.spelled()) out.append(" ").append(field.unit.spellings.front().text);
  return out;
}

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
    case Kind::integer: {
      std::string out = std::to_string(std::get<std::int64_t>(value));
      if (field.unit.spelled()) out.append(" ").append(field.unit.spellings.front().text);
      return out;
    }
    case Kind::number:
      return with_unit(field, std::get<double>(value));
    case Kind::choice:
      return std::get<std::string>(value);
    case Kind::text:
      return quoted(std::get<std::string>(value));
    case Kind::date:
      return to_string(std::get<Date>(value));
    case Kind::integers:
      return bracketed(std::get<std::vector<std::int64_t>>(value),
                       [](std::int64_t x) { return std::to_string(x); });
    case Kind::names:
      return bracketed(std::get<std::vector<std::string>>(value), [](const std::string& x) { return x; });
    case Kind::numbers: {
      const auto& numbers = std::get<std::vector<double>>(value);
      std::string out = "{";
      for (std::size_t k = 0; k < numbers.size(); ++k) {
        out += (k > 0 ? ", " : "") + field.labels.at(k) + ": " + with_unit(field, numbers[k]);
      }
      return out + "}";
    }
  }
  return {};
}

}  // namespace linli
