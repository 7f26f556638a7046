#include "output/contents/first_difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

namespace linli {
namespace {

constexpr const char* nothing = "nothing";

template <class T>
std::string text_of(const T& value)
{
  return fmt::format("{}", value);
}

template <class T>
bool same(const T& a, const T& b)
{
  if constexpr (std::is_floating_point_v<T>) {
    using Bits = std::conditional_t<sizeof(T) == sizeof(std::uint32_t), std::uint32_t, std::uint64_t>;
    return std::bit_cast<Bits>(a) == std::bit_cast<Bits>(b);  // NaN is NaN, and 0 is not -0
  } else {
    return a == b;
  }
}

/// Reads values wherever they are; stored ones are asked for by whole rows.
template <class T>
void read(const std::vector<T>& values, std::size_t first, std::vector<T>& into)
{
  std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(first), into.size(), into.begin());
}

template <class T>
void read(const Stored<T>& values, std::size_t first, std::vector<T>& into)
{
  values.read(first, into);
}

template <class Numbers>
struct ElementOf;
template <class T>
struct ElementOf<std::vector<T>> {
  using Type = T;
};
template <class T>
struct ElementOf<Stored<T>> {
  using Type = T;
};

/// A place in a dataset, with what is there on either side.
struct Found {
  std::size_t at = 0;
  std::string first;
  std::string second;
};

/// The value at a place, or that there is none.
template <class Numbers>
std::string value_at(const Numbers& values, std::size_t at, std::size_t row)
{
  if (at >= values.size()) return nothing;
  std::vector<typename ElementOf<Numbers>::Type> one(row);
  read(values, at / row * row, one);
  return text_of(one[at % row]);
}

/// The first place at which values differ that come in rows of `row`; nothing if they are the same.
template <class A, class B>
std::optional<Found> differing(const A& a, const B& b, std::size_t row)
{
  using T = typename ElementOf<A>::Type;
  const std::size_t common = std::min(a.size(), b.size());
  const std::size_t block = row * std::max<std::size_t>(1, (std::size_t{1} << 20) / (row * sizeof(T)));
  std::vector<T> mine;
  std::vector<T> others;
  for (std::size_t begin = 0; begin < common; begin += block) {
    mine.resize(std::min(block, common - begin));
    others.resize(mine.size());
    read(a, begin, mine);
    read(b, begin, others);
    const auto apart = std::ranges::mismatch(mine, others, same<T>);
    if (apart.in1 == mine.end()) continue;
    return Found{begin + static_cast<std::size_t>(apart.in1 - mine.begin()), text_of(*apart.in1),
                 text_of(*apart.in2)};
  }
  if (a.size() == b.size()) return std::nullopt;
  return Found{common, value_at(a, common, row), value_at(b, common, row)};
}

std::optional<Found> differing(const Values& a, const Values& b, std::size_t row)
{
  return std::visit(
      [row](const auto& mine, const auto& others) -> std::optional<Found> {
        using A = typename ElementOf<std::remove_cvref_t<decltype(mine)>>::Type;
        using B = typename ElementOf<std::remove_cvref_t<decltype(others)>>::Type;
        if constexpr (std::is_same_v<A, B>) return differing(mine, others, row);
        return std::nullopt;  // of two types; told apart before
      },
      a, b);
}

/// What stands at a place of a dataset of one dimension; nothing if it has no such dataset, or is shorter.
std::optional<std::string> coordinate(const FileGroup& group, const std::string& name, std::size_t at)
{
  const Dataset* found = find_dataset(group, name);
  if (found == nullptr || found->dimensions.size() != 1 || at >= size_of(found->values)) return std::nullopt;
  return std::visit([at](const auto& values) { return value_at(values, at, 1); }, found->values);
}

/// Names week and member of a place.
void place(const InGroup& in, std::size_t at, Difference& out)
{
  const std::vector<std::size_t> shape = shape_of(in.group, *in.dataset);
  for (std::size_t k = shape.size(); k-- > 0;) {
    const std::string& axis = in.dataset->dimensions[k];
    const std::size_t index = at % shape[k];
    at /= shape[k];
    if (axis == "time" || axis == "event") {
      const auto week = coordinate(in.group, "week", index);
      const auto day = coordinate(in.group, "time", index);
      if (week && day) {
        out.week = std::stoll(*week);
        out.day = std::stoll(*day);
      }
    }
    if (axis == "time") continue;
    std::string member = fmt::format("{} {}", axis, coordinate(in.group, axis, index).value_or("?"));
    const auto area = axis == "event" ? coordinate(in.group, "area", index) : std::nullopt;
    if (area) member += ", area " + *area;
    out.member = out.member.empty() ? member : member + ", " + out.member;
  }
}

std::string shape_text(const InGroup& in)
{
  std::string out{type_name(in.dataset->values)};
  const std::vector<std::size_t> shape = shape_of(in.group, *in.dataset);
  for (std::size_t k = 0; k < shape.size(); ++k)
    out += fmt::format("{}{} {}", k == 0 ? " of " : " × ", shape[k], in.dataset->dimensions[k]);
  return out;
}

/// Whether rows can be compared: they are as wide, of the same numbers and the same axes.
bool comparable(const InGroup& a, const InGroup& b)
{
  std::vector<std::size_t> mine = shape_of(a.group, *a.dataset);
  std::vector<std::size_t> others = shape_of(b.group, *b.dataset);
  if (!mine.empty() && !others.empty()) mine.front() = others.front();
  return type_name(a.dataset->values) == type_name(b.dataset->values) && mine == others &&
         a.dataset->dimensions == b.dataset->dimensions;
}

/// What says how to read the values.
std::optional<Difference> differing_attribute(const Dataset& a, const Dataset& b)
{
  for (const char* name : {"units", "flag_values", "flag_masks", "flag_meanings"}) {
    const std::string mine = told(find_attribute(a.attributes, name));
    const std::string others = told(find_attribute(b.attributes, name));
    if (mine != others)
      return Difference{.path = {},
                        .first = fmt::format("{} {}", name, mine),
                        .second = fmt::format("{} {}", name, others)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Difference> first_difference(const InGroup& first, const InGroup& second)
{
  const auto shape = [](const InGroup& in) {
    return in.dataset == nullptr ? std::string(nothing) : shape_text(in);
  };
  if (first.dataset == nullptr || second.dataset == nullptr || !comparable(first, second))
    return Difference{.path = {}, .first = shape(first), .second = shape(second)};
  const std::size_t row = std::max<std::size_t>(1, row_of(shape_of(first.group, *first.dataset)));
  const auto found = differing(first.dataset->values, second.dataset->values, row);
  if (!found) return differing_attribute(*first.dataset, *second.dataset);
  Difference out{.path = {}, .first = found->first, .second = found->second};
  place(found->at < size_of(first.dataset->values) ? first : second, found->at, out);
  return out;
}

std::string told(const Attribute* attribute)
{
  if (attribute == nullptr) return nothing;
  return std::visit(
      [](const auto& value) {
        using T = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::string> || std::is_arithmetic_v<T>) {
          return text_of(value);
        } else {
          std::string out;
          for (const auto& one : value) out += (out.empty() ? "" : " ") + text_of(one);
          return out;
        }
      },
      attribute->value);
}

}  // namespace linli
