#include "study/value_table.hpp"

#include "core/errors.hpp"
#include "scenario/field_values.hpp"
#include "scenario/names.hpp"
#include "scenario/numbers.hpp"
#include "scenario/yaml_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <variant>

namespace linli {
namespace {

struct Cell {
  std::string text;
  TextPosition place;
};

void trim(std::string& text)
{
  const std::size_t first = std::min(text.find_first_not_of(" \t"), text.size());
  text = text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

/// The cells of one line; columns are counted in characters.
std::vector<Cell> cells_of(const std::string& line, int number)
{
  std::vector<Cell> out{{{}, {number, 1}}};
  bool quoted = false;
  int column = 0;
  for (std::size_t k = 0; k < line.size(); ++k) {
    const char c = line[k];
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++column;
    if (c == '"' && quoted && k + 1 < line.size() && line[k + 1] == '"') {
      out.back().text += line[++k];
      ++column;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      out.push_back({{}, {number, column + 1}});
    } else {
      out.back().text += c;
    }
  }
  for (Cell& cell : out) trim(cell.text);
  return out;
}

/// The lines that hold something, each as cells.
std::vector<std::vector<Cell>> lines_of(const std::string& text)
{
  std::vector<std::vector<Cell>> out;
  int number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    ++number;
    if (line.find_first_not_of(" \t") != std::string::npos) out.push_back(cells_of(line, number));
    begin = end + 1;
  }
  return out;
}

class TableReader {
 public:
  TableReader(RowsAre rows, const std::map<std::string, Parameter>& parameters, Faults& faults)
      : first_(rows == RowsAre::worlds ? "world" : "point"),
        rows_(rows),
        parameters_(parameters),
        faults_(faults)
  {
  }

  ValueTable read(const std::string& text)
  {
    const std::vector<std::vector<Cell>> lines = lines_of(text);
    if (lines.empty()) {
      refuse({{}, {1, 1}},
             {"the table is empty", {}, fmt::format("begin with a line such as `{},trust.met`", first_)});
      return {};
    }
    read_head(lines.front());
    if (columns_.size() != lines.front().size()) return {};
    for (std::size_t k = 1; k < lines.size(); ++k) read_row(lines[k]);
    if (lines.size() == 1)
      refuse(lines.front().front(),
             {fmt::format("the table has no {}", first_), "it ends after the names of its columns", {}});
    return std::move(table_);
  }

 private:
  void refuse(const Cell& cell, Fault fault) { faults_.add(cell.place, path_, std::move(fault)); }

  void read_head(const std::vector<Cell>& head)
  {
    if (head.front().text != first_)
      return refuse(
          head.front(),
          {fmt::format("the first column is `{}`", first_), "found " + shown(head.front().text), {}});
    columns_.push_back(nullptr);
    std::set<std::string> known{first_};
    for (std::size_t k = 1; k < head.size(); ++k) {
      const std::string& name = head[k].text;
      if (!known.insert(name).second) refuse(head[k], {shown(name) + " is a column twice", {}, "remove one"});
      if (name == "weight" && rows_ == RowsAre::worlds) {
        weight_ = k;
        columns_.push_back(nullptr);
        continue;
      }
      const auto found = parameters_.find(name);
      if (found != parameters_.end()) {
        columns_.push_back(&found->second);
        table_.paths.push_back(name);
        continue;
      }
      std::vector<std::string> paths;
      for (const auto& [path, parameter] : parameters_) paths.push_back(path);
      refuse(head[k], {"there is no parameter " + shown(name), {}, meant(name, paths)});
    }
  }

  void read_row(const std::vector<Cell>& cells)
  {
    path_.clear();
    if (cells.size() != columns_.size()) {
      refuse(cells.front(),
             {fmt::format("the line has {} cells, the first line {}", cells.size(), columns_.size()),
              {},
              "a value with a comma stands in double quotes"});
      return;
    }
    ValueTable::Row row{.name = cells.front().text, .line = cells.front().place.line};
    if (row.name.empty()) {
      refuse(cells.front(), {fmt::format("the {} has no name", first_), {}, {}});
    } else if (std::optional<Fault> fault = unfit_name(row.name)) {
      refuse(cells.front(), *std::move(fault));
    }
    if (!names_.insert(row.name).second)
      refuse(cells.front(), {shown(row.name) + " is there twice", {}, "choose another name"});
    for (std::size_t k = 1; k < cells.size(); ++k) {
      path_ = columns_[k] == nullptr ? "weight" : columns_[k]->path;
      if (k == weight_) {
        row.weight = weight_of(cells[k]);
      } else {
        row.values.push_back(value_of(cells[k], *columns_[k]));
      }
    }
    path_.clear();
    table_.rows.push_back(std::move(row));
  }

  double weight_of(const Cell& cell)
  {
    const Parsed<double> read = parse_number(cell.text);
    const double* const weight = std::get_if<double>(&read);
    if (weight != nullptr && *weight > 0) return *weight;
    refuse(cell, {"a number above 0 is expected here, found " + shown(cell.text), {}, {}});
    return 1;
  }

  std::string value_of(const Cell& cell, const Parameter& parameter)
  {
    if (cell.text.empty()) {
      refuse(cell, {"the cell is empty",
                    {},
                    fmt::format("write for example `{}`", value_text(parameter.field, parameter.value))});
      return {};
    }
    try {
      YamlDocument document = parse_yaml("cell", "value: " + cell.text + "\n");
      YamlNode node = std::move(document.root.entries.front().value);
      node.line = cell.place.line;
      node.column = cell.place.column;
      const auto value = field_value(parameter.field, node, parameter.value, parameter.path, faults_);
      return value ? value_text(parameter.field, *value) : std::string{};
    } catch (const Error& error) {
      refuse(cell, {error.problems().front().problem, error.problems().front().why, {}});
      return {};
    }
  }

  std::string first_;
  RowsAre rows_;
  const std::map<std::string, Parameter>& parameters_;
  Faults& faults_;
  std::vector<const Parameter*> columns_{};  ///< null for names and weights
  std::size_t weight_ = 0;                   ///< column of weights; 0 = none
  std::set<std::string> names_{};
  std::string path_{};  ///< of the value that is being read
  ValueTable table_{};
};

}  // namespace

ValueTable parse_value_table(const std::string& text, RowsAre rows,
                             const std::map<std::string, Parameter>& parameters, Faults& faults)
{
  return TableReader(rows, parameters, faults).read(text);
}

}  // namespace linli
