#include "results/result_file.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/hdf5/hdf5_read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>

namespace linli {
namespace {

/// A dataset over time and at most one other axis, of numbers that are recorded week by week.
bool is_series(const Dataset& dataset)
{
  const auto& dimensions = dataset.dimensions;
  return !dataset.is_axis() && !dimensions.empty() && dimensions.size() <= 2 &&
         dimensions.front() == "time" &&
         (std::holds_alternative<std::vector<float>>(dataset.values) ||
          std::holds_alternative<std::vector<double>>(dataset.values) ||
          std::holds_alternative<Stored<float>>(dataset.values) ||
          std::holds_alternative<Stored<double>>(dataset.values));
}

std::vector<double> floats(const Values& values)
{
  return std::visit(
      []<class V>(const V& v) -> std::vector<double> {
        if constexpr (std::is_same_v<V, std::vector<float>> || std::is_same_v<V, std::vector<double>>) {
          return {v.begin(), v.end()};
        } else if constexpr (std::is_same_v<V, Stored<float>> || std::is_same_v<V, Stored<double>>) {
          std::vector<std::conditional_t<std::is_same_v<V, Stored<float>>, float, double>> all(v.size());
          if (!all.empty()) v.read(0, all);
          return {all.begin(), all.end()};
        } else {
          throw Bug("a series of floats");
        }
      },
      values);
}

std::vector<std::string> labels_of(const Values& values)
{
  return std::visit(
      []<class V>(const V& v) -> std::vector<std::string> {
        if constexpr (std::is_same_v<V, std::vector<std::string>>) {
          return v;
        } else if constexpr (requires { v.begin(); }) {
          std::vector<std::string> out;
          for (const auto x : v) out.push_back(fmt::format("{}", x));
          return out;
        } else {
          throw Bug("an axis that is held in memory");
        }
      },
      values);
}

std::string text_of(const Attributes& attributes, std::string_view name)
{
  const Attribute* found = find_attribute(attributes, name);
  const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  return text == nullptr ? std::string() : *text;
}

[[noreturn]] void fail_unknown(const std::filesystem::path& file, const std::string& what,
                               std::string_view name, const std::vector<std::string>& known)
{
  const std::optional<std::string> near = nearest_name(std::string(name), known);
  throw Error(Exit::usage, {Problem{.file = file.string(),
                                    .problem = fmt::format("has no {} called {}", what, name),
                                    .why = near ? "" : "it has " + listed(known),
                                    .hint = near ? "did you mean " + *near + "?" : ""}});
}

}  // namespace

std::vector<double> Series::course(std::size_t member) const
{
  std::vector<double> out;
  for (std::size_t t = 0; t < weeks.size(); ++t) out.push_back(at(t, member));
  return out;
}

std::vector<double> Series::mean_over(std::int64_t first, std::int64_t last) const
{
  std::vector<double> out;
  for (std::size_t m = 0; m < members.size(); ++m) {
    double sum = 0;
    double count = 0;
    for (std::size_t t = 0; t < weeks.size(); ++t) {
      if (weeks[t] < first || weeks[t] >= last || std::isnan(at(t, m))) continue;
      sum += at(t, m);
      ++count;
    }
    out.push_back(count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN());
  }
  return out;
}

ResultFile::ResultFile(std::filesystem::path file) : file_(std::move(file)), root_(read_tree(file_))
{
  if (text_of(root_.attributes, "file_type") != "linli_result")
    throw Error(Exit::io, {Problem{.file = file_.string(), .problem = "is not a linli result"}});
}

template <class T>
const T& ResultFile::attribute(std::string_view name) const
{
  const Attribute* found = find_attribute(root_.attributes, name);
  const T* value = found == nullptr ? nullptr : std::get_if<T>(&found->value);
  if (value == nullptr)
    throw Error(Exit::io, {Problem{.file = file_.string(),
                                   .problem = fmt::format("lacks the attribute {} of a result", name)}});
  return *value;
}

std::int64_t ResultFile::whole(std::string_view name) const
{
  return attribute<std::int64_t>(name);
}

std::string ResultFile::text(std::string_view name) const
{
  return attribute<std::string>(name);
}

double ResultFile::number(std::string_view name) const
{
  return attribute<double>(name);
}

std::vector<std::string> ResultFile::groups() const
{
  std::vector<std::string> out;
  for (const FileGroup& group : root_.groups) {
    if (std::ranges::any_of(group.datasets, is_series)) out.push_back(group.name);
  }
  return out;
}

const FileGroup& ResultFile::group_of_series(std::string_view name) const
{
  const std::vector<std::string> known = groups();
  if (std::ranges::find(known, name) == known.end()) fail_unknown(file_, "group of series", name, known);
  return *find_group(root_, name);
}

std::vector<std::string> ResultFile::names(std::string_view group) const
{
  std::vector<std::string> out;
  for (const Dataset& dataset : group_of_series(group).datasets) {
    if (is_series(dataset)) out.push_back(dataset.name);
  }
  return out;
}

Series ResultFile::series(std::string_view group, std::string_view name) const
{
  const FileGroup& place = group_of_series(group);
  const Dataset* dataset = find_dataset(place, name);
  if (dataset == nullptr || !is_series(*dataset))
    fail_unknown(file_, fmt::format("series of {}", group), name, names(group));
  Series out{.name = dataset->name,
             .group = place.name,
             .unit = text_of(dataset->attributes, "units"),
             .unit_label = text_of(dataset->attributes, "unit_label"),
             .meaning = text_of(dataset->attributes, "long_name"),
             .meaning_zh = text_of(dataset->attributes, "long_name_zh"),
             .weeks = {},
             .members = {""},
             .values = floats(dataset->values),
             .population = text_of(dataset->attributes, "population"),
             .reduction = text_of(dataset->attributes, "reduction")};
  const Dataset* week = find_dataset(place, "week");
  const auto* weeks = week == nullptr ? nullptr : std::get_if<std::vector<std::int32_t>>(&week->values);
  if (weeks == nullptr)
    throw Error(Exit::io, {Problem{.file = file_.string(),
                                   .problem = fmt::format("has no weeks of the study in {}", group)}});
  out.weeks.assign(weeks->begin(), weeks->end());
  if (dataset->dimensions.size() == 2)
    out.members = labels_of(find_dataset(place, dataset->dimensions.back())->values);
  return out;
}

bool ResultFile::has_series(std::string_view group, std::string_view name) const
{
  const FileGroup* const place = find_group(root_, group);
  const Dataset* const dataset = place == nullptr ? nullptr : find_dataset(*place, name);
  return dataset != nullptr && is_series(*dataset);
}

}  // namespace linli
