#include "core/text.hpp"
#include "scenario/schema.hpp"

#include <fmt/format.h>

#include <cmath>

namespace linli {
namespace {

std::string code(const std::string& text)
{
  return "`" + table_cell(text) + "`";
}

std::string with_unit(const Field& field, double value)
{
  return field.unit.spelled() ? quantity_text(value, field.unit) : number_text(value);
}

std::string default_text(const Field& field)
{
  const bool named_unit = !field.unit.spelled() && field.unit.label != units::none().label;
  const std::string value = code(value_text(field, field.standard));
  return named_unit ? fmt::format("{} {}", value, field.unit.label) : value;
}

std::string acts_text(Acts acts, Language language)
{
  const bool en = language == Language::en;
  switch (acts) {
    case Acts::set_up:
      return en ? "before the first week" : "首周之前";
    case Acts::recording:
      return en ? "recording" : "记录";
    case Acts::never:
      return "";
    default:
      return en ? "every week" : "每周";
  }
}

}  // namespace

std::string range_text(const Field& field, const Range& range)
{
  if (!range.bounded()) return {};
  if (std::isinf(range.low)) return "≤ " + with_unit(field, range.high);
  if (std::isinf(range.high)) return "≥ " + with_unit(field, range.low);
  return with_unit(field, range.low) + " … " + with_unit(field, range.high);
}

std::string parameter_table(const std::vector<Section>& sections, Language language)
{
  const bool en = language == Language::en;
  std::string out = en ? "| path | meaning | default | range | plausible | source | evidence | acts |\n"
                       : "| 路径 | 含义 | 默认值 | 取值范围 | 合理范围 | 来源 | 依据 | 生效 |\n";
  out += "|---|---|---|---|---|---|---|---|\n";
  for (const Section& section : sections) {
    const std::string above = section.entries ? path_below(section.path, "NAME") : section.path;
    for (const Field& field : section.fields) {
      out +=
          fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", code(path_below(above, field.name)),
                      table_cell(en ? field.en : field.zh), default_text(field),
                      range_text(field, field.valid), range_text(field, field.plausible),
                      table_cell(field.source), table_cell(field.evidence), acts_text(field.acts, language));
    }
  }
  return out;
}

}  // namespace linli
