#pragma once
/// What could not be told, or rests on less than was planned, for people.
#include <string>

namespace linli {

struct Note {
  std::string
      subject{};  ///< the arm, the point or the response ("ARM − REFERENCE") that it is about; empty if of all
  std::string en{};
  std::string zh{};

  bool operator==(const Note&) const = default;
  /// "base: b is left out: its values are no numbers"
  std::string text() const { return subject.empty() ? en : subject + ": " + en; }
};

}  // namespace linli
