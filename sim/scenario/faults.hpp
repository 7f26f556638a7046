#pragma once
/// Collecting what is wrong with a file, so that all of it is told at once.
#include "core/errors.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli {

/// What is wrong with something whose place is known to the caller.
struct Fault {
  std::string problem{};
  std::string why{};
  std::string hint{};
};

/// A line and a column, both from 1; line 0 is no place.
struct TextPosition {
  int line = 0;
  int column = 0;
};

/// The faults of one file.  Keeps the first hundred and counts the rest: a binary file must not bury the
/// reader.
class Faults {
 public:
  static constexpr std::size_t most = 100;

  explicit Faults(std::string file) : file_(std::move(file)) {}

  void add(TextPosition place, std::string_view path, Fault fault);
  bool empty() const { return kept_.empty(); }
  std::size_t size() const { return kept_.size() + unkept_; }
  /// Whether further faults are only counted; searching for a good hint no longer pays.
  bool full() const { return kept_.size() >= most; }
  /// In the order of the file.
  std::vector<Problem> problems() const;

 private:
  std::string file_;
  std::vector<Problem> kept_;
  std::size_t unkept_ = 0;
};

/// `text` on one line, cut after `longest` characters.
std::string shortened(std::string_view text, int longest);
/// `text` between backticks, on one line, at most 60 characters.
std::string shown(std::string_view text);
/// "write `text`": a hint.
std::string to_write(std::string_view text);
/// "did you mean `name`?" for the known name nearest to `written`, or nothing.
std::string meant(std::string_view written, const std::vector<std::string>& known);
/// "known here: a, b and c" with at most a dozen names.
std::string known_here(const std::vector<std::string>& known);

}  // namespace linli
