#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace linli {
namespace {

std::string lowered(std::string_view text)
{
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost 1 each.
std::size_t edits(const std::string& a, const std::string& b)
{
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view written, const std::vector<std::string>& known)
{
  const std::string meant = lowered(written.substr(0, 200));
  std::optional<std::string> best;
  std::size_t fewest = std::max<std::size_t>(1, meant.size() / 3) + 1;
  for (const std::string& name : known) {
    const std::size_t distance = edits(meant, lowered(name));
    if (distance < fewest) {
      fewest = distance;
      best = name;
    }
  }
  return best;
}

std::string listed(const std::vector<std::string>& names)
{
  std::string out;
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (k > 0) out += k + 1 == names.size() ? " and " : ", ";
    out += names[k];
  }
  return out;
}

std::string number_text(double value)
{
  return fmt::format("{}", value);
}

std::string grouped(std::int64_t value)
{
  const std::string digits = std::to_string(value).substr(value < 0 ? 1 : 0);  // −value may not exist
  std::string out = value < 0 ? "-" : "";
  for (std::size_t k = 0; k < digits.size(); ++k) {
    if (k > 0 && (digits.size() - k) % 3 == 0) out += ',';
    out += digits[k];
  }
  return out;
}

std::string table_cell(std::string text)
{
  for (std::size_t k = text.find('|'); k != std::string::npos; k = text.find('|', k + 2))
    text.insert(k, "\\");
  return text;
}

std::optional<std::size_t> invalid_utf8(std::string_view text)
{
  const auto byte = [&](std::size_t k) { return static_cast<std::uint8_t>(text[k]); };
  for (std::size_t k = 0; k < text.size();) {
    const std::uint8_t lead = byte(k);
    const std::size_t length = lead < 0x80                      ? 1
                               : (lead >= 0xC2 && lead <= 0xDF) ? 2
                               : (lead >> 4) == 0xE             ? 3
                               : (lead >= 0xF0 && lead <= 0xF4) ? 4
                                                                : 0;
    if (length == 0 || k + length > text.size()) return k;
    for (std::size_t j = 1; j < length; ++j) {
      if ((byte(k + j) & 0xC0) != 0x80) return k;
    }
    if (length == 3) {
      const std::uint8_t next = byte(k + 1);
      if ((lead == 0xE0 && next < 0xA0) || (lead == 0xED && next >= 0xA0)) return k;  // overlong, surrogate
    }
    if (length == 4) {
      const std::uint8_t next = byte(k + 1);
      if ((lead == 0xF0 && next < 0x90) || (lead == 0xF4 && next >= 0x90)) return k;
    }
    k += length;
  }
  return std::nullopt;
}

std::string shell_quoted(const std::string& text)
{
  if (text.starts_with('-')) return shell_quoted("./" + text);
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+:@%,=";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace linli
