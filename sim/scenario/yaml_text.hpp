#pragma once
/// What is done to YAML text before it is parsed; knows no YAML library.
#include "scenario/faults.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace linli {

/// Finds the line and column of bytes of a text.  Cheap when asked for growing positions.
class TextPositions {
 public:
  explicit TextPositions(std::string_view text) : text_(text) {}
  /// The place of the character at a byte; the end of the text for anything beyond.
  TextPosition at(std::size_t position);

 private:
  std::string_view text_;
  std::size_t position_ = 0;
  TextPosition place_{1, 1};
};

/// The text without its byte order mark and with every line ended by \n.  Size, encoding and control
/// characters are checked first; when that leaves faults, the text is not fit to be parsed.
std::string prepared_text(std::string_view text, Faults& faults);

/// The first character that a text for people has no use for (a control character other than tab and newline,
/// or a byte order mark), as "U+0007"; empty when there is none.
std::string control_character(std::string_view text);

}  // namespace linli
