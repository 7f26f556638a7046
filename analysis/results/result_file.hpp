#pragma once
/// A result, opened to be read: its series as arrays with their axes.
#include "output/contents/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli {

/// One series of one group, as it was recorded.
struct Series {
  std::string name;
  std::string group;                ///< "district", "area", "age_band", ...
  std::string unit;                 ///< as programs read it
  std::string unit_label;           ///< as people do
  std::string meaning;              ///< in English
  std::string meaning_zh;           ///< in Chinese
  std::vector<std::int64_t> weeks;  ///< of the study, rising; negative in the burn-in
  std::vector<std::string>
      members;                 ///< labels of the second axis: area numbers, names; of the district one, empty
  std::vector<double> values;  ///< row-major [week][member]; NaN where missing
  std::string population{};    ///< whom or what it is about: "adults", "residential areas", ...
  std::string reduction{};     ///< what is made of them: "mean", "total" or "ratio of totals"

  double at(std::size_t week, std::size_t member) const { return values[week * members.size() + member]; }
  /// The course of one member over all weeks.
  std::vector<double> course(std::size_t member) const;
  /// Mean of each member over the weeks of the study from `first` to before `last`, missing weeks left out; NaN where
  /// all are.
  std::vector<double> mean_over(std::int64_t first, std::int64_t last) const;
};

class ResultFile {
 public:
  /// Reads what is in the file; numbers stay there until they are asked for.  Throws `Error(Exit::io)` if it cannot be
  /// read, is no result, or has a format that this program does not know.
  explicit ResultFile(std::filesystem::path file);

  const std::filesystem::path& file() const { return file_; }
  /// An attribute of the whole result: "seed", "scenario_name", "residents", ...  Throws `Error(Exit::io)` if there is none
  /// of that name and type.
  std::int64_t whole(std::string_view name) const;
  std::string text(std::string_view name) const;
  double number(std::string_view name) const;

  /// Groups that hold series, in the order of the file.
  std::vector<std::string> groups() const;
  /// Names of the series of a group.  Throws as `series`.
  std::vector<std::string> names(std::string_view group) const;
  /// Throws `Error(Exit::usage)`, naming the nearest that is there, if there is no such group or series.
  Series series(std::string_view group, std::string_view name) const;
  /// Whether `series` gives one.
  bool has_series(std::string_view group, std::string_view name) const;

  /// Names of the groups in a group that holds groups: panels, interventions.  Empty if there is no such group.
  std::vector<std::string> parts(std::string_view group) const;
  /// Whether there is a dataset at this path: "area/adults", "panels/elders/took_part".
  bool has_dataset(std::string_view path) const;
  /// All numbers of a dataset, or of one step along its first dimension.  Throws `Error(Exit::io)` if there is no such
  /// dataset of numbers, or it has no such step.
  std::vector<double> numbers(std::string_view path, std::optional<std::size_t> step = {}) const;
  /// The labels of a dataset: its texts, or its numbers as texts.  Throws as `numbers`.
  std::vector<std::string> labels(std::string_view path) const;
  /// Whether the dataset at this path is a choice, whose values have meanings.
  bool is_choice(std::string_view path) const;
  /// What the values of a choice mean, value by value from 0; values without a meaning are "".  Throws as `numbers`, also if the
  /// dataset is no choice.
  std::vector<std::string> meanings(std::string_view path) const;

 private:
  template <class T>
  const T& attribute(std::string_view name) const;
  const FileGroup& group_of_series(std::string_view name) const;
  /// The dataset at a path and the group it lies in; null if there is none.
  std::pair<const FileGroup*, const Dataset*> find(std::string_view path) const;
  std::pair<const FileGroup*, const Dataset*> dataset_at(std::string_view path) const;

  std::filesystem::path file_;
  FileGroup root_;
};

}  // namespace linli
