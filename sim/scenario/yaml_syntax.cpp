#include "scenario/yaml_syntax.hpp"

#include "scenario/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace linli {
namespace {

/// From a byte to the next blank or flow mark.
std::string_view word_at(std::string_view source, std::size_t position)
{
  if (position >= source.size()) return {};
  const std::size_t end = source.find_first_of(" \t\n,[]{}", position + 1);
  return source.substr(position, end == std::string_view::npos ? end : end - position);
}

/// All bytes of the character at a byte.
std::string_view character_at(std::string_view source, std::size_t position)
{
  if (position >= source.size()) return {};
  std::size_t end = position + 1;
  while (end < source.size() && (static_cast<unsigned char>(source[end]) & 0xC0U) == 0x80U) ++end;
  return source.substr(position, end - position);
}

std::size_t line_begin(std::string_view source, std::size_t position)
{
  const std::size_t newline = position == 0 ? std::string_view::npos : source.rfind('\n', position - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::string_view line_at(std::string_view source, std::size_t begin)
{
  return source.substr(begin, source.find('\n', begin) - begin);
}

/// The first tab among the blanks that open the line of `position`.
std::optional<std::size_t> tab_in_indentation(std::string_view source, std::size_t position)
{
  const std::size_t begin = line_begin(source, position);
  const std::string_view line = line_at(source, begin);
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || line.find_first_not_of(" \t") < tab) return std::nullopt;
  return begin + tab;
}

/// Why a `:` is not expected.  A key that lost its colon swallows the next line, so the line before is looked
/// at too.
Fault unexpected_colon(std::string_view source, std::size_t position)
{
  const std::size_t begin = line_begin(source, position);
  Fault fault{"a `:` is not expected here", "a key stands on a line of its own, indented like its neighbours",
              "check the indentation, and put a value that holds `: ` in quotes"};
  if (begin == 0) return fault;
  const std::size_t before = line_begin(source, begin - 1);
  const std::string_view line = line_at(source, before);
  const bool has_text = line.find_first_not_of(' ') < line.find('#');
  if (has_text && line.find(':') == std::string_view::npos) {
    fault.why = "the line before has no `:` and is read as one text with this line";
    fault.hint = "write a `:` after the key of the line before";
  }
  return fault;
}

/// Where the quotation mark stands that nothing closes.  Scans from the last thing understood; plain text may
/// hold quotation marks, so only one at the beginning of a value counts.
std::size_t unclosed_quote(const ParserStop& stop)
{
  const std::string_view source = stop.source;
  bool at_value = true;
  for (std::size_t k = stop.understood; k < source.size(); ++k) {
    const char c = source[k];
    if (at_value && (c == '"' || c == '\'')) {
      const std::optional<std::size_t> end = closing_quote(source, k);
      if (!end) return k;
      k = *end;
    } else if (at_value && c == '#') {
      k = std::min(source.find('\n', k), source.size());
    }
    at_value = std::string_view(" \n[{,").find(c) != std::string_view::npos;
  }
  return stop.position;
}

std::string since(const ParserStop& stop, std::string_view what)
{
  return stop.opened > 0 ? fmt::format("the {} began in line {}", what, stop.opened) : std::string{};
}

/// Complaints that need nothing but other words.
struct Saying {
  std::string_view message;  ///< how the parser's begins
  std::string_view problem;
  std::string_view why;
  std::string_view hint;
};

constexpr std::string_view quote_it = "if it belongs to the text, put the text in quotes";
constexpr std::array sayings = {
    Saying{"end of sequence not found", "this does not continue the list around it",
           "each entry begins with `- `, indented like the first", "check the indentation"},
    Saying{"illegal block entry", "a `-` is not expected here",
           "a list begins on a line of its own, below its key",
           "write the list on the next line, or in brackets: `[a, b]`"},
    Saying{"illegal map key", "a `?` is not expected here", "keys are plain names", quote_it},
    Saying{"illegal tab", "a tab is not expected here", "tabs look different in every editor", "use spaces"},
    Saying{"bad character found while scanning hex number", "an escape with a wrong digit",
           "hexadecimal digits are expected after the backslash", "write `\\\\` for a backslash itself"},
    Saying{"invalid unicode", "an escape for a character that does not exist", "",
           "write the character itself"},
    Saying{"illegal document indicator", "`---` or `...` within a text in quotes",
           "the quotation mark may not be closed", "close the quotes"},
    Saying{"cannot set zero indentation", "a block of text needs an indentation above zero", "",
           "remove the digit after `|` or `>`"},
    Saying{"unexpected character in block scalar", "only a line break is expected after `|` or `>`", "",
           "begin the text on the next line"},
    Saying{"alias not found", "an alias (`*`) is not allowed", "every value is written where it is used",
           quote_it},
    Saying{"illegal character found while scanning alias", "an alias (`*`) is not allowed",
           "every value is written where it is used", quote_it},
    Saying{"anchor not found", "an anchor (`&`) is not allowed", "there are no aliases to use it", quote_it},
    Saying{"illegal character found while scanning anchor", "an anchor (`&`) is not allowed",
           "there are no aliases to use it", quote_it},
    Saying{"cannot assign multiple anchors", "an anchor (`&`) is not allowed",
           "there are no aliases to use it", quote_it},
    Saying{"cannot assign multiple tags", "a tag (`!`) is not allowed", "the key says what its value is",
           quote_it},
    Saying{"illegal character found while scanning tag", "a tag (`!`) is not allowed",
           "the key says what its value is", quote_it},
    Saying{"end of verbatim tag", "a tag (`!`) is not allowed", "the key says what its value is", quote_it},
    Saying{"tag handle with no suffix", "a tag (`!`) is not allowed", "the key says what its value is",
           quote_it},
};

/// Complaints whose explanation depends on what stands there.
std::optional<SyntaxFault> explained_by_place(const ParserStop& at, std::string_view message)
{
  const std::string word = shown(word_at(at.source, at.position));
  const bool at_end = at.position >= at.source.size();
  const auto says = [&](std::string_view beginning) {
    return message.substr(0, beginning.size()) == beginning;
  };
  if (says("illegal EOF in scalar")) {
    return SyntaxFault{unclosed_quote(at), unclosed_text()};
  }
  if (says("illegal map value")) return SyntaxFault{at.position, unexpected_colon(at.source, at.position)};
  if (says("end of map not found")) {
    return SyntaxFault{at.position,
                       {word + " does not belong here", since(at, "block around it"),
                        "check the indentation, and quotes that end too early"}};
  }
  if (says("end of sequence flow not found") || says("end of map flow not found")) {
    const bool list = says("end of sequence");
    const std::string_view close = list ? "]" : "}";
    return SyntaxFault{at.position,
                       {at_end ? fmt::format("the text ends before `{}`", close)
                               : fmt::format("`,` or `{}` is expected here, found {}", close, word),
                        since(at, list ? "list" : "block"), fmt::format("close it with `{}`", close)}};
  }
  if (says("illegal flow end")) {
    return SyntaxFault{at.position,
                       {shown(character_at(at.source, at.position)) + " closes nothing", "",
                        "remove it, or open it before"}};
  }
  if (says("unknown token")) {
    return SyntaxFault{at.position,
                       {"a value cannot begin with " + shown(character_at(at.source, at.position)),
                        "YAML keeps this character for itself", "put the value in quotes"}};
  }
  if (says("unknown escape")) {
    const std::size_t backslash = at.source.substr(0, at.position).rfind('\\');
    return SyntaxFault{backslash,
                       {fmt::format("unknown escape `\\{}`", character_at(at.source, backslash + 1)), "",
                        "write `\\\\` for a backslash itself, or use single quotes"}};
  }
  if (says("the referenced anchor")) return SyntaxFault{at.position, refused_alias(at.source, at.position)};
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> closing_quote(std::string_view source, std::size_t opening)
{
  const char quote = source[opening];
  for (std::size_t k = opening + 1; k < source.size(); ++k) {
    if (quote == '"' && source[k] == '\\') {
      ++k;
    } else if (source[k] == quote) {
      const bool doubled = quote == '\'' && source.substr(k + 1, 1) == "'";
      if (!doubled) return k;
      ++k;
    }
  }
  return std::nullopt;
}

Fault unclosed_text()
{
  return {"a text in quotes is not closed", "", "close it with the mark that opens it"};
}

SyntaxFault explain_syntax(const ParserStop& stop, std::string_view message)
{
  const bool in_quotes = message.find("in scalar") != std::string_view::npos;
  if (const auto tab = tab_in_indentation(stop.source, stop.position); tab && !in_quotes) {
    return {*tab, {"a tab in the indentation", "tabs look different in every editor", "indent with spaces"}};
  }
  if (std::optional<SyntaxFault> fault = explained_by_place(stop, message)) return *std::move(fault);
  for (const Saying& saying : sayings) {
    if (message.substr(0, saying.message.size()) != saying.message) continue;
    return {stop.position, {std::string(saying.problem), std::string(saying.why), std::string(saying.hint)}};
  }
  return {stop.position, {"this is not valid YAML", std::string(message), {}}};
}

std::string colon_hint(std::string_view text)
{
  if (text.find("：") != std::string_view::npos) return "write `: ` instead of the full-width `：`";
  if (text.find(':') != std::string_view::npos) return "write a blank after the `:`";
  return "write `key: value`";
}

Fault misplaced_content(std::string_view source, std::size_t position)
{
  const std::string_view word = word_at(source, position);
  if (word == "---") {
    return {"a second document begins here", "a file holds one", "put it in a file of its own"};
  }
  return {shown(word) + " does not belong here", "what came before was complete", "check the indentation"};
}

Fault refused_alias(std::string_view source, std::size_t position)
{
  return {fmt::format("the alias {} is not allowed", shown(word_at(source, position))),
          "every value is written where it is used", "write the value itself"};
}

Fault refused_anchor(std::string_view name)
{
  return {fmt::format("the anchor {} is not allowed", shown(fmt::format("&{}", name))),
          "there are no aliases to use it", "remove it"};
}

Fault refused_tag(std::string_view source, std::size_t position)
{
  return {fmt::format("the tag {} is not allowed", shown(word_at(source, position))),
          "the key says what its value is", "remove it"};
}

}  // namespace linli
