#include "compare/text_table.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <utility>

namespace linli {
namespace {

/// How many columns of a screen a text takes: two for each character of East Asian scripts.
std::size_t width_of(const std::string& text)
{
  std::size_t width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) width += byte >= 0xE3U && byte <= 0xEFU ? 2 : 1;
  }
  return width;
}

}  // namespace

TextTable::TextTable(std::vector<std::string> heads, std::size_t left) : rows_{std::move(heads)}, left_(left)
{
}

void TextTable::add(std::vector<std::string> cells)
{
  expects(cells.size() == rows_.front().size(), "a cell for every head");
  rows_.push_back(std::move(cells));
}

std::string TextTable::text() const
{
  std::vector<std::size_t> widths(rows_.front().size(), 0);
  for (std::size_t k = 0; k < widths.size(); ++k) {
    for (std::size_t row = 1; row < rows_.size(); ++row)
      widths[k] = std::max(widths[k], width_of(rows_[row][k]));
    if (widths[k] > 0) widths[k] = std::max(widths[k], width_of(rows_.front()[k]));
  }
  std::string out;
  for (const std::vector<std::string>& row : rows_) {
    std::string line;
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (widths[k] == 0) continue;
      const std::string blanks(widths[k] - width_of(row[k]), ' ');
      line += "  " + (k < left_ ? row[k] + blanks : blanks + row[k]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace linli
