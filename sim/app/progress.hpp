#pragma once
/// How far a run has come.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace linli {

/// Says on stderr how many weeks are done, how fast and how long it will take: a bar that redraws itself on a
/// terminal, a line every tenth of the way elsewhere, nothing if quiet.
class Progress {
 public:
  enum class Style { bar, lines, quiet };

  /// `begun` weeks have been done before.
  Progress(Style style, std::int64_t weeks, std::size_t residents, std::int64_t begun = 0);
  /// Bar on a terminal, lines elsewhere.
  static Style fitting();

  void done(std::int64_t weeks);
  void finish();

 private:
  double seconds() const;
  std::string line(std::int64_t weeks) const;

  Style style_;
  std::int64_t weeks_;
  std::size_t residents_;
  std::int64_t begun_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  double last_drawn_ = -1;
  std::int64_t next_tenth_ = 1;
};

}  // namespace linli
