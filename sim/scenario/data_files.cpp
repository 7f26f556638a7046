#include "scenario/data_files.hpp"

#include "core/text.hpp"
#include "population/attributes.hpp"
#include "scenario/shipped.hpp"
#include "scenario/strict.hpp"
#include "scenario/text_file.hpp"
#include "scenario/yaml_document.hpp"

#include <algorithm>
#include <filesystem>

namespace linli {
namespace {

constexpr Range counts{0, 1e9};

std::vector<Margins::Subdistrict> subdistricts_of(StrictMap map)
{
  std::vector<Margins::Subdistrict> out;
  for (const std::string& name : map.keys()) {
    StrictMap one = map.map(name);
    const std::string zh = one.text("zh");
    out.push_back({name, zh, static_cast<std::size_t>(one.integer("areas", {1, 10000}))});
    one.done();
  }
  return out;
}

std::vector<double> counts_of(StrictMap& map, const std::vector<std::vector<std::string>>& labels)
{
  std::vector<double> out;
  StrictMap cells = map.map("counts");
  for (const std::string& first : labels[0]) {
    if (labels.size() == 1) {
      out.push_back(cells.number(first, counts));
      continue;
    }
    StrictMap inner = cells.map(first);
    for (const std::string& second : labels[1]) out.push_back(inner.number(second, counts));
    inner.done();
  }
  cells.done();
  return out;
}

Margin margin_of(StrictMap map, const RequiredMargin& required, const Margins& margins)
{
  Margin m{.name = required.name, .by = required.by};
  for (const std::string& dimension : required.by) m.labels.push_back(dimension_labels(dimension, margins));
  m.zh = map.text("zh");
  if (map.texts("by") != required.by) {
    map.fault("by", {"this margin is counted by " + linli::listed(required.by),
                     "the synthesis reads it that way", "write `by: [" + linli::listed(required.by) + "]`"});
  }
  m.of = map.text("of");
  const std::string status = map.choice("status", status_labels());
  const auto known = std::find(status_labels().begin(), status_labels().end(), status);
  if (known != status_labels().end()) m.status = static_cast<Status>(known - status_labels().begin());
  m.year = map.text("year");
  m.confidence = map.text("confidence");
  m.source = map.text("source");
  m.note = map.text("note");
  m.counts = counts_of(map, m.labels);
  map.done();
  return m;
}

void refuse(const Faults& faults, const std::vector<std::string>& more, const std::string& file)
{
  std::vector<Problem> problems = faults.problems();
  for (const std::string& fault : more) problems.push_back({.file = file, .problem = fault});
  if (!problems.empty()) throw Error(Exit::scenario, problems);
}

SecretaryRoster::Unit unit_of(StrictMap map, const std::string& name)
{
  SecretaryRoster::Unit unit{.name = name};
  constexpr Range heads{0, 10000};
  unit.secretaries = static_cast<int>(map.integer("secretaries", heads));
  unit.women = static_cast<int>(map.integer("women", heads));
  if (!name.empty()) unit.mean_age = map.number("mean_age", {18, 90});
  for (std::size_t k = 0; k < unit.posts.size(); ++k) {
    unit.posts[k] = static_cast<int>(map.integer(employment_labels()[k], heads));
  }
  map.done();
  return unit;
}

Margins margins_of(const YamlDocument& document)
{
  const std::string& file = document.file;
  Faults faults(file);
  Margins out{.file = file};
  StrictMap root(document.root, "", faults);
  out.title = root.text("title");
  out.subdistricts = subdistricts_of(root.map("subdistricts"));
  StrictMap margins = root.map("margins");
  for (const RequiredMargin& required : required_margins()) {
    out.margins.push_back(margin_of(margins.map(required.name), required, out));
  }
  margins.done();
  root.done();
  refuse(faults, {}, file);
  refuse(faults, inconsistencies(out), file);
  return out;
}

/// Without margins the table is held against itself only.
SecretaryRoster roster_of(const YamlDocument& document, const Margins* margins)
{
  const std::string& file = document.file;
  Faults faults(file);
  SecretaryRoster out{.file = file};
  StrictMap root(document.root, "", faults);
  root.text("title");
  out.base_year = static_cast<int>(root.integer("base_year", {2000, 2028}));
  StrictMap towns = root.map("towns");
  for (const std::string& name : towns.keys()) out.towns.push_back(unit_of(towns.map(name), name));
  towns.done();
  out.others = unit_of(root.map("others"), "");
  StrictMap district = root.map("district");
  out.secretaries = static_cast<int>(district.integer("secretaries", {0, 65535}));
  out.mean_age = district.number("mean_age", {18, 90});
  out.born_1970_or_later = static_cast<int>(district.integer("born_1970_or_later", {0, 65535}));
  out.college = static_cast<int>(district.integer("college", {0, 65535}));
  district.done();
  root.done();
  refuse(faults, {}, file);
  refuse(faults, margins ? inconsistencies(out, *margins) : inconsistencies(out), file);
  return out;
}

}  // namespace

std::string locate_beside(const std::string& scenario_file, const std::string& name)
{
  namespace fs = std::filesystem;
  if (fs::path(name).is_absolute()) return name;
  std::error_code ignored;
  fs::path folder = fs::absolute(scenario_file, ignored).parent_path();
  for (; !folder.empty(); folder = folder.parent_path()) {
    if (fs::exists(folder / name, ignored)) return seen_from_here(folder / name);
    if (folder == folder.parent_path()) break;
  }
  return {};
}

std::string locate_data(const std::string& scenario_file, const std::string& name)
{
  namespace fs = std::filesystem;
  std::string beside = locate_beside(scenario_file, name);
  if (!beside.empty()) return beside;
  if (const fs::path shipped = shipped_file(name); !shipped.empty()) return seen_from_here(shipped);
  return (fs::path(scenario_file).parent_path() / name).string();
}

Margins read_margins(const std::string& file)
{
  return margins_of(read_yaml(file));
}

SecretaryRoster read_secretaries(const std::string& file)
{
  return roster_of(read_yaml(file), nullptr);
}

SecretaryRoster read_secretaries(const std::string& file, const Margins& margins)
{
  return roster_of(read_yaml(file), &margins);
}

Margins parse_margins(const std::string& file, std::string_view text)
{
  return margins_of(parse_yaml(file, text));
}

SecretaryRoster parse_secretaries(const std::string& file, std::string_view text, const Margins& margins)
{
  return roster_of(parse_yaml(file, text), &margins);
}

}  // namespace linli
