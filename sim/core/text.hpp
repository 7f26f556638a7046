#pragma once
/// Small helpers for messages to people.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// The name closest to what was written (Damerau–Levenshtein, letter case ignored), if it is close enough to
/// be meant: at most one edit per three letters, and at least one allowed.
std::optional<std::string> nearest_name(std::string_view written, const std::vector<std::string>& known);

/// "a, b and c"; empty for none.
std::string listed(const std::vector<std::string>& names);

/// Shortest decimal text that reads back as the same number; "1e9" style only beyond 15 digits.
std::string number_text(double value);
/// 1254524 → "1,254,524".
std::string grouped(std::int64_t value);

/// The text as a cell of a table in Markdown.
std::string table_cell(std::string text);

/// The name of a file as one word of a shell command, and no option of it.
std::string shell_quoted(const std::string& text);

/// The byte at which `text` stops being valid UTF-8, or nothing.
std::optional<std::size_t> invalid_utf8(std::string_view text);

}  // namespace linli
