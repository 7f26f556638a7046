#pragma once
/// One description per parameter.  The reader, the effective scenario, its defaults and ranges, and every
/// table of parameters in the documents come from these rows; nothing about a parameter is written down
/// twice.
#include "core/calendar.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace linli {

/// What a number counts.  Quantities with `spellings` must be written with one of them (`8 weeks`).
struct Unit {
  struct Spelling {
    std::string_view text;
    double factor;  ///< value in the unit = number × factor
  };
  std::string_view label;
  std::vector<Spelling> spellings;  ///< the first is the one we print

  bool spelled() const { return !spellings.empty(); }
};

namespace units {
Unit none();      ///< a pure number
Unit share();     ///< a part of one, 0 to 1
Unit log_odds();  ///< natural logarithm of odds
Unit people();    ///< a count of persons
Unit weeks();     ///< `8 weeks`, `2 years` (of 52 weeks)
Unit hours();     ///< `2 hours`
Unit per_week();  ///< `0.3 per week`, `12 per year`
}  // namespace units

/// A closed interval.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool contains(double x) const { return x >= low && x <= high; }
  bool bounded() const
  {
    return low > -std::numeric_limits<double>::infinity() || high < std::numeric_limits<double>::infinity();
  }
};

/// A parameter's value, whatever its kind.
using Value = std::variant<bool, std::int64_t, double, std::string, Date, std::vector<double>,
                           std::vector<std::int64_t>, std::vector<std::string>>;

enum class Kind { boolean, integer, number, choice, text, date, numbers, integers, names };

/// What is said about a parameter, once.
struct Meaning {
  std::string name{};  ///< last part of its path in a scenario
  Unit unit = units::none();
  Range valid{};      ///< outside is an error
  Range plausible{};  ///< sensitivity studies draw from here; unbounded = not studied
  std::string en{};
  std::string zh{};
  std::string source{};    ///< [R] report, [C] census, [K..] evidence, [L] literature, [?] assumption
  std::string evidence{};  ///< rows of the evidence table it is held against
};

/// A parameter of some struct: its meaning and how to reach it there.
struct Field : Meaning {
  Kind kind = Kind::number;
  std::vector<std::string> labels;  ///< of a choice, or the index names of `numbers`
  Value standard;                   ///< the default
  std::function<Value(const void*)> get;
  std::function<void(void*, const Value&)> set;
};

namespace detail {
template <class M>
struct MemberOf;
template <class O, class T>
struct MemberOf<T O::*> {
  using Owner = O;
  using Type = T;
};

/// `to` turns the member into a `Value`, `from` back.
template <auto member, class To, class From>
Field make_field(Kind kind, Meaning meaning, std::vector<std::string> labels, To to, From from)
{
  using Owner = typename MemberOf<decltype(member)>::Owner;
  Field field;
  static_cast<Meaning&>(field) = std::move(meaning);
  field.kind = kind;
  field.labels = std::move(labels);
  field.standard = to(Owner{}.*member);
  field.get = [to](const void* object) { return to(static_cast<const Owner*>(object)->*member); };
  field.set = [from](void* object, const Value& value) { from(static_cast<Owner*>(object)->*member, value); };
  return field;
}

template <auto member, class Stored>
Field plain_field(Kind kind, Meaning meaning)
{
  using Type = typename MemberOf<decltype(member)>::Type;
  return make_field<member>(
      kind, std::move(meaning), {}, [](const Type& x) { return Value{static_cast<Stored>(x)}; },
      [](Type& x, const Value& value) { x = static_cast<Type>(std::get<Stored>(value)); });
}
}  // namespace detail

/// Describers, one per kind of member: `number<&Params::slope>({.name = "slope", ...})`.
template <auto member>
Field number(Meaning meaning)
{
  return detail::plain_field<member, double>(Kind::number, std::move(meaning));
}
template <auto member>
Field integer(Meaning meaning)
{
  return detail::plain_field<member, std::int64_t>(Kind::integer, std::move(meaning));
}
template <auto member>
Field boolean(Meaning meaning)
{
  return detail::plain_field<member, bool>(Kind::boolean, std::move(meaning));
}
template <auto member>
Field text(Meaning meaning)
{
  return detail::plain_field<member, std::string>(Kind::text, std::move(meaning));
}
template <auto member>
Field date(Meaning meaning)
{
  return detail::plain_field<member, Date>(Kind::date, std::move(meaning));
}
template <auto member>
Field names(Meaning meaning)
{
  return detail::plain_field<member, std::vector<std::string>>(Kind::names, std::move(meaning));
}
template <auto member>
Field integers(Meaning meaning)
{
  return detail::plain_field<member, std::vector<std::int64_t>>(Kind::integers, std::move(meaning));
}
/// An enumeration whose values 0, 1, ... are called by `labels`.
template <auto member>
Field choice(std::vector<std::string> labels, Meaning meaning)
{
  using Type = typename detail::MemberOf<decltype(member)>::Type;
  static_assert(std::is_enum_v<Type>);
  return detail::make_field<member>(
      Kind::choice, std::move(meaning), labels,
      [labels](const Type& x) { return Value{labels.at(static_cast<std::size_t>(x))}; },
      [labels](Type& x, const Value& value) {
        for (std::size_t k = 0; k < labels.size(); ++k) {
          if (labels[k] == std::get<std::string>(value)) x = static_cast<Type>(k);
        }
      });
}
/// An array of numbers indexed by an enumeration, written as a map from `labels`.
template <auto member>
Field numbers(std::vector<std::string> labels, Meaning meaning)
{
  using Type = typename detail::MemberOf<decltype(member)>::Type;
  return detail::make_field<member>(
      Kind::numbers, std::move(meaning), std::move(labels),
      [](const Type& x) { return Value{std::vector<double>(x.begin(), x.end())}; },
      [](Type& x, const Value& value) {
        const auto& from = std::get<std::vector<double>>(value);
        for (std::size_t k = 0; k < x.size(); ++k) x[k] = from.at(k);
      });
}

/// The parameters of one part of a scenario, bound to the object that holds them.
struct Section {
  std::string path;  ///< key at the top level of a scenario
  std::string en;
  std::string zh;
  std::vector<Field> fields;
  void* object = nullptr;
};

/// "1.5", "8 weeks", "[a, b]": a value as a scenario would write it.
std::string value_text(const Field& field, const Value& value);

}  // namespace linli
