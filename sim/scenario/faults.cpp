#include "scenario/faults.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace linli {

void Faults::add(TextPosition place, std::string_view path, Fault fault)
{
  if (full()) {
    ++unkept_;
    return;
  }
  kept_.push_back({file_, place.line, place.column, shortened(path, 200), std::move(fault.problem),
                   std::move(fault.why), std::move(fault.hint)});
}

std::vector<Problem> Faults::problems() const
{
  std::vector<Problem> sorted = kept_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  if (unkept_ > 0) {
    Problem rest;
    rest.file = file_;
    rest.problem = fmt::format("{} further fault{} not listed", unkept_, unkept_ == 1 ? " is" : "s are");
    sorted.push_back(std::move(rest));
  }
  return sorted;
}

std::string shortened(std::string_view text, int longest)
{
  std::string out;
  int characters = 0;
  for (const char c : text) {
    const bool begins_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins_character && ++characters > longest) return out + "…";
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string shown(std::string_view text)
{
  return "`" + shortened(text, 60) + "`";
}

std::string to_write(std::string_view text)
{
  return "write " + shown(text);
}

std::string meant(std::string_view written, const std::vector<std::string>& known)
{
  const std::optional<std::string> name = nearest_name(written, known);
  return name ? fmt::format("did you mean `{}`?", *name) : std::string{};
}

std::string known_here(const std::vector<std::string>& known)
{
  constexpr std::size_t most = 12;
  if (known.empty()) return "nothing is known here";
  if (known.size() <= most) return "known here: " + listed(known);
  const std::vector<std::string> first(known.begin(), known.begin() + most);
  return fmt::format("known here: {} and {} more", fmt::join(first, ", "), known.size() - most);
}

}  // namespace linli
