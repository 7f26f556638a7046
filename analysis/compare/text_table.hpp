#pragma once
/// Tables of plain text.
#include <cstddef>
#include <string>
#include <vector>

namespace linli {

/// Columns as wide as they need to be, two blanks between them; the first `left` are flush left, the others flush right.
/// What all rows leave empty is not shown.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> heads, std::size_t left = 2);

  /// As many cells as there are heads.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.size() < 2; }
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;  // heads first
  std::size_t left_;
};

}  // namespace linli
