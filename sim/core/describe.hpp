#pragma once
/// One description per parameter.  The reader, the effective scenario, its defaults and ranges, and every
/// table of parameters in the documents come from these rows; nothing about a parameter is written down
/// twice.
#include "core/calendar.hpp"
#include "core/conditions.hpp"
#include "core/units.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace linli {

/// A parameter's value, whatever its kind.
using Value =
    std::variant<bool, std::int64_t, double, std::string, Date, When, std::vector<double>,
                 std::vector<std::int64_t>, std::vector<std::string>, std::vector<When>, Conditions>;

enum class Kind {
  boolean,
  integer,
  number,
  money,  ///< whole fen
  choice,
  text,
  file,  ///< the name of a data file, from the folder of the scenario
  date,
  moment,
  numbers,
  integers,
  names,
  moments,
  conditions
};

/// When a parameter acts, which decides whether it can change when a run goes on from a checkpoint.
enum class Acts {
  every_week,
  set_up,     ///< before the first week; later the state contains what it did
  recording,  ///< on what is recorded, of the weeks that are simulated under it
  never,      ///< on nothing that is simulated
};

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
  Acts acts = Acts::every_week;
};

/// A parameter of some struct: its meaning and how to reach it there.
struct Field : Meaning {
  Kind kind = Kind::number;
  std::vector<std::string> labels;  ///< of a choice, the index names of `numbers`, what `names` may hold
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

/// Parameters that all act then.
inline std::vector<Field> acting(Acts acts, std::vector<Field> fields)
{
  for (Field& field : fields) field.acts = acts;
  return fields;
}

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
/// A text that names a data file.
template <auto member>
Field file(Meaning meaning)
{
  return detail::plain_field<member, std::string>(Kind::file, std::move(meaning));
}
/// An amount in whole fen (hundredths of a yuan), with the unit `units::fen()`; ranges too are in fen.
template <auto member>
Field money(Meaning meaning)
{
  meaning.unit = units::fen();
  return detail::plain_field<member, std::int64_t>(Kind::money, std::move(meaning));
}
template <auto member>
Field date(Meaning meaning)
{
  return detail::plain_field<member, Date>(Kind::date, std::move(meaning));
}
/// A week of the run, named or dated.
template <auto member>
Field moment(Meaning meaning)
{
  return detail::plain_field<member, When>(Kind::moment, std::move(meaning));
}
template <auto member>
Field moments(Meaning meaning)
{
  return detail::plain_field<member, std::vector<When>>(Kind::moments, std::move(meaning));
}
/// When something holds: series and their thresholds.
template <auto member>
Field conditions(Meaning meaning)
{
  return detail::plain_field<member, Conditions>(Kind::conditions, std::move(meaning));
}
template <auto member>
Field names(Meaning meaning)
{
  return detail::plain_field<member, std::vector<std::string>>(Kind::names, std::move(meaning));
}
/// Names that are all among `labels`.
template <auto member>
Field choices(std::vector<std::string> labels, Meaning meaning)
{
  Field field = detail::plain_field<member, std::vector<std::string>>(Kind::names, std::move(meaning));
  field.labels = std::move(labels);
  return field;
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

/// The same with the constant labels of an enumeration.
template <auto member, std::size_t n>
Field numbers(const std::array<const char*, n>& labels, Meaning meaning)
{
  return numbers<member>(std::vector<std::string>(labels.begin(), labels.end()), std::move(meaning));
}

/// One element of an array of numbers, as a parameter of its own.
template <auto member>
Field element(std::size_t k, Meaning meaning)
{
  using Type = typename detail::MemberOf<decltype(member)>::Type;
  return detail::make_field<member>(
      Kind::number, std::move(meaning), {}, [k](const Type& x) { return Value{static_cast<double>(x[k])}; },
      [k](Type& x, const Value& value) { x[k] = std::get<double>(value); });
}

/// Values that are each possible but not together.
struct Contradiction {
  /// The parameters it is about, by their names; the first is the one to look at.
  std::vector<std::string> keys;
  std::string problem{};
  std::string why{};
  std::string hint{};
};

/// "1.5", "8 weeks", "[a, b]": a value as a scenario would write it.
std::string value_text(const Field& field, const Value& value);

}  // namespace linli
