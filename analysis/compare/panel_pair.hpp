#pragma once
/// The panel "study" of two results of the same people.
#include "results/result_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace linli {

/// Of a group of adults in one week; numbers of those in the panel.
struct PanelCounts {
  std::string group{};
  std::string member{};
  double adults = 0;       ///< who are the same person in both
  double only_first = 0;   ///< took part in the first result, not in the second
  double only_second = 0;  ///< the reverse
};

class PanelPair {
 public:
  /// Throws `Error(io)` if a result cannot be read or has no such panel.
  PanelPair(const std::filesystem::path& first, const std::filesystem::path& second);

  /// Whether seed, replicate and residents agree.
  bool same_people() const;
  /// Weeks of the study that the first has.
  const std::vector<std::int64_t>& weeks() const { return weeks_; }
  /// Groupings that the panel tells residents apart by.
  std::vector<std::string> groupings() const;
  /// All adults, then the members of each of `groupings`, which must be known, in week number `step`.  Throws `Error(io)` if the
  /// second result lacks the week.
  std::vector<PanelCounts> counts(std::size_t step, const std::vector<std::string>& by) const;

 private:
  /// [resident] The number of its member in a grouping, and the members' names.
  struct Members {
    std::vector<std::size_t> of{};
    std::vector<std::string> names{};
  };
  Members members(const std::string& grouping) const;

  ResultFile first_;
  ResultFile second_;
  std::vector<std::int64_t> weeks_;
};

}  // namespace linli
