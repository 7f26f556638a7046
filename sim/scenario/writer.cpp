#include "scenario/writer.hpp"

#include "core/errors.hpp"
#include "scenario/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace linli {
namespace {

/// Whether every YAML reader takes `name` for a text without quotes.
bool is_plain(std::string_view name)
{
  constexpr std::array words = {"true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"};
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto is_inner = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  if (name.empty() || !is_letter(name.front()) || !std::all_of(name.begin(), name.end(), is_inner))
    return false;
  std::string lowered(name);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(words.begin(), words.end(), lowered) == words.end();
}

std::string quoted(const std::string& text)
{
  Field field;
  field.kind = Kind::text;
  return value_text(field, text);
}

void expect_readable(const Field& field, const Value& value)
{
  const auto finite = [](double x) { return std::isfinite(x); };
  if (field.kind == Kind::number) expects(finite(std::get<double>(value)), field.name + " is finite");
  if (field.kind == Kind::numbers) {
    const auto& all = std::get<std::vector<double>>(value);
    expects(std::all_of(all.begin(), all.end(), finite), field.name + " is finite");
  }
}

std::string text_of(const Field& field, const Value& value)
{
  expect_readable(field, value);
  if (field.kind != Kind::names) return value_text(field, value);
  std::vector<std::string> names = std::get<std::vector<std::string>>(value);
  for (std::string& name : names) {
    if (!is_plain(name)) name = quoted(name);
  }
  return value_text(field, names);
}

std::string lines_of(const Section& section, std::string_view indentation)
{
  std::string out;
  for (const Field& field : section.fields) {
    out += fmt::format("{}{}: {}\n", indentation, field.name, text_of(field, field.get(section.object)));
  }
  return out;
}

}  // namespace

std::string effective_yaml(const std::vector<Section>& sections)
{
  std::string out;
  std::vector<std::string> paths;
  for (const Section& section : sections) {
    if (section.path.empty()) {
      out += lines_of(section, "");
    } else if (std::find(paths.begin(), paths.end(), section.path) == paths.end()) {
      paths.push_back(section.path);
    }
  }
  for (const std::string& path : paths) {
    std::string title;
    std::string lines;
    for (const Section& section : sections) {
      if (section.path != path) continue;
      if (title.empty()) title = section.en;
      lines += lines_of(section, "  ");
    }
    if (!out.empty()) out += '\n';
    if (!title.empty()) out += fmt::format("# {}\n", shortened(title, 110));
    out += lines.empty() ? fmt::format("{}: {{}}\n", path) : fmt::format("{}:\n{}", path, lines);
  }
  return out;
}

}  // namespace linli
