#include "scenario/yaml_text.hpp"

#include "core/text.hpp"
#include "scenario/yaml_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace linli {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::uint8_t byte_at(std::string_view text, std::size_t k)
{
  return static_cast<std::uint8_t>(text[k]);
}

/// The code point at byte `k` if it is one we refuse.  C1 controls and marks inside a text are invisible in
/// editors.
std::optional<unsigned> refused_at(std::string_view text, std::size_t k)
{
  const std::uint8_t c = byte_at(text, k);
  if (c < 0x20 && c != '\t' && c != '\n') return c;
  if (c == 0x7F) return c;
  if (c == 0xC2 && k + 1 < text.size() && byte_at(text, k + 1) < 0xA0) return byte_at(text, k + 1);
  if (text.substr(k, byte_order_mark.size()) == byte_order_mark) return 0xFEFFU;
  return std::nullopt;
}

std::string code_point(unsigned c)
{
  return fmt::format("U+{:04X}", c);
}

/// \r\n and \r become \n, as YAML itself has it, so that positions mean the same to us and to the parser.
std::string with_newlines(std::string_view text)
{
  std::string out;
  out.reserve(text.size());
  for (std::size_t k = 0; k < text.size(); ++k) {
    const bool carriage_return = text[k] == '\r';
    out += carriage_return ? '\n' : text[k];
    if (carriage_return && k + 1 < text.size() && text[k + 1] == '\n') ++k;
  }
  return out;
}

void check_characters(std::string_view text, Faults& faults)
{
  TextPositions places(text);
  for (std::size_t k = 0; k < text.size() && !faults.full(); ++k) {
    const std::optional<unsigned> c = refused_at(text, k);
    if (!c) continue;
    if (*c == 0) {
      faults.add(places.at(k), {},
                 {"a NUL character", "this is not a text file, or not in UTF-8", "save it as UTF-8"});
      return;
    }
    faults.add(places.at(k), {},
               {"the control character " + code_point(*c), "it cannot be seen in an editor", "remove it"});
  }
}

/// Parsers skip lines of instructions (`%YAML 1.2`), known or not, even after the last key; nothing is
/// skipped here.
void check_directives(std::string_view text, Faults& faults)
{
  TextPositions places(text);
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (text[begin] == '%') {
      faults.add(
          places.at(begin), {},
          {"a line that begins with `%` is not allowed", "YAML does not read it as content", "remove it"});
    }
    begin = std::min(text.find('\n', begin), text.size());
  }
}

}  // namespace

TextPosition TextPositions::at(std::size_t position)
{
  position = std::min(position, text_.size());
  if (position < position_) {
    const std::string_view between = text_.substr(position, position_ - position);
    place_.line -= static_cast<int>(std::count(between.begin(), between.end(), '\n'));
    place_.column = 1;
    const std::size_t newline = position == 0 ? std::string_view::npos : text_.rfind('\n', position - 1);
    position_ = newline == std::string_view::npos ? 0 : newline + 1;
  }
  for (; position_ < position; ++position_) {
    if (text_[position_] == '\n') {
      place_ = {place_.line + 1, 1};
    } else if (position_ + 1 >= text_.size() || (byte_at(text_, position_ + 1) & 0xC0U) != 0x80U) {
      ++place_.column;  // the next byte begins a character
    }
  }
  return place_;
}

std::string prepared_text(std::string_view text, Faults& faults)
{
  if (text.size() > largest_yaml) {
    faults.add(
        {}, {},
        {fmt::format("the file is larger than {} bytes", grouped(static_cast<std::int64_t>(largest_yaml))),
         "a scenario has a few thousand", "check that this is the right file"});
    return {};
  }
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  std::string source = with_newlines(text);
  if (const std::optional<std::size_t> k = invalid_utf8(source)) {
    faults.add(TextPositions(source).at(*k), {},
               {fmt::format("the byte 0x{:02X} is not valid UTF-8", byte_at(source, *k)),
                "the file may be in another encoding such as GBK or UTF-16", "save it as UTF-8"});
    return {};
  }
  check_characters(source, faults);
  check_directives(source, faults);
  return source;
}

std::string control_character(std::string_view text)
{
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (const std::optional<unsigned> c = refused_at(text, k)) return code_point(*c);
  }
  return {};
}

}  // namespace linli
