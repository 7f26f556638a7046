#include "scenario/writer.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "scenario/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

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

/// Where the value of a field comes from; the labels of a map of numbers may come from several places.
std::string origin_of(const Field& field, const std::string& path, const Origins& origins)
{
  if (field.kind != Kind::numbers) return origin_text(origins, path);
  std::vector<std::pair<std::string, std::vector<std::string>>>
      labels_of;  // each origin in order, its labels
  for (const std::string& label : field.labels) {
    const std::string origin = origin_text(origins, path_below(path, label));
    const auto known = std::find_if(labels_of.begin(), labels_of.end(),
                                    [&](const auto& entry) { return entry.first == origin; });
    if (known == labels_of.end()) {
      labels_of.push_back({origin, {label}});
    } else {
      known->second.push_back(label);
    }
  }
  if (labels_of.size() == 1) return labels_of.front().first;
  std::string out;
  for (const auto& [origin, labels] : labels_of) {
    out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", listed(labels), origin);
  }
  return out;
}

std::size_t characters(std::string_view text)
{
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// A key of the tree of sections with what stands below it.
struct Part {
  std::string name;
  std::string path;
  std::vector<const Section*> sections{};
  std::vector<Part> below{};
};

Part part_tree(const std::vector<Section>& sections)
{
  Part root;
  for (const Section& section : sections) {
    if (section.fields.empty() && !section.entries) continue;  // a mechanism that has nothing to set
    Part* part = &root;
    std::string_view rest = section.path;
    while (!rest.empty()) {
      const std::string name(rest.substr(0, rest.find('.')));
      rest.remove_prefix(std::min(name.size() + 1, rest.size()));
      const auto known = std::find_if(part->below.begin(), part->below.end(),
                                      [&](const Part& below) { return below.name == name; });
      if (known != part->below.end()) {
        part = &*known;
      } else {
        part = &part->below.emplace_back(Part{name, path_below(part->path, name)});
      }
    }
    part->sections.push_back(&section);
  }
  return root;
}

class Writer {
 public:
  explicit Writer(const Origins* origins) : origins_(origins) {}

  std::string text(const std::vector<Section>& sections)
  {
    const Part root = part_tree(sections);
    for (const Section* section : root.sections) write_fields(*section, section->object, "", 0);
    for (const Part& part : root.below) {
      if (!out_.empty()) out_ += '\n';
      write_part(part, 0);
    }
    return std::move(out_);
  }

 private:
  void write_part(const Part& part, std::size_t depth)
  {
    const auto titled = std::find_if(part.sections.begin(), part.sections.end(),
                                     [](const Section* section) { return !section->en.empty(); });
    if (titled != part.sections.end()) line(depth, "# " + shortened((*titled)->en, 110));
    const std::size_t key_at = out_.size();
    line(depth, part.name + ":");
    const std::size_t before = out_.size();
    for (const Section* section : part.sections) {
      section->entries ? write_entries(*section, depth + 1)
                       : write_fields(*section, section->object, part.path, depth + 1);
    }
    for (const Part& below : part.below) write_part(below, depth + 1);
    if (out_.size() > before) return;
    out_.resize(key_at);
    line(depth, part.name + ": {}");
  }

  void write_entries(const Section& section, std::size_t depth)
  {
    for (const std::string& name : section.entries->names()) {
      line(depth, (is_plain(name) ? name : quoted(name)) + ":");
      write_fields(section, section.entries->at(name), path_below(section.path, name), depth + 1);
    }
  }

  void write_fields(const Section& section, const void* object, const std::string& path, std::size_t depth)
  {
    for (const Field& field : section.fields) {
      std::string text = fmt::format("{}: {}", field.name, text_of(field, field.get(object)));
      if (origins_ != nullptr) {
        constexpr std::size_t column = 48;
        const std::size_t width = 2 * depth + characters(text);
        text.append(width < column ? column - width : 1, ' ');
        text.append(" # ").append(shortened(origin_of(field, path_below(path, field.name), *origins_), 200));
      }
      line(depth, text);
    }
  }

  void line(std::size_t depth, const std::string& text)
  {
    out_.append(2 * depth, ' ').append(text).append("\n");
  }

  const Origins* origins_;
  std::string out_{};
};

}  // namespace

std::string effective_yaml(const std::vector<Section>& sections)
{
  return Writer(nullptr).text(sections);
}

std::string effective_yaml(const std::vector<Section>& sections, const Origins& origins)
{
  return Writer(&origins).text(sections);
}

std::vector<Setting> settings_of(const std::vector<Section>& sections, const Origins& origins)
{
  std::vector<Setting> out;
  for (const Section& section : sections) {
    section.for_each_object([&](const std::string& above, const void* object) {
      for (const Field& field : section.fields) {
        const std::string path = path_below(above, field.name);
        const Value value = field.get(object);
        if (field.kind != Kind::numbers) {
          out.push_back(
              {path, text_of(field, value), origin_text(origins, path), field.acts, value == field.standard});
          continue;
        }
        for (std::size_t k = 0; k < field.labels.size(); ++k) {
          const std::string of_label = path_below(path, field.labels[k]);
          const double number = std::get<std::vector<double>>(value).at(k);
          const double usual = std::get<std::vector<double>>(field.standard).at(k);
          out.push_back({of_label, quantity_text(number, field.unit), origin_text(origins, of_label),
                         field.acts, number == usual});
        }
      }
    });
  }
  return out;
}

}  // namespace linli
