#pragma once
/// A YAML parser's complaints in words for people; knows no YAML library.
#include "scenario/faults.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

/// Where a parser gave up, in bytes of the source and in lines.
struct ParserStop {
  std::string_view source;
  std::size_t position = 0;    ///< byte it complained about
  std::size_t understood = 0;  ///< byte at which the last thing it understood begins
  int opened = 0;              ///< line of the innermost map or list that was open, 0 for none
};

/// A fault and the byte to look at.
struct SyntaxFault {
  std::size_t position = 0;
  Fault fault{};
};

/// `message` is what the parser said.
SyntaxFault explain_syntax(const ParserStop& stop, std::string_view message);

/// The quotation mark that ends a text in quotes, or nothing.
std::optional<std::size_t> closing_quote(std::string_view source, std::size_t opening);
Fault unclosed_text();

/// What to do about a text that stands where a key with its value should.
std::string colon_hint(std::string_view text);

/// Something follows where the document should have ended.
Fault misplaced_content(std::string_view source, std::size_t position);

/// Aliases, anchors and tags, refused in the same words wherever they turn up.
Fault refused_alias(std::string_view source, std::size_t position);
Fault refused_anchor(std::string_view name);
Fault refused_tag(std::string_view source, std::size_t position);

}  // namespace linli
