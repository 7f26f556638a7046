#pragma once
/// The parts of a scenario: parameter structs bound to their place in it.
#include "core/describe.hpp"

#include <concepts>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// The entries of a section whose keys are names that the user gives, such as panels.
struct NamedEntries {
  std::function<std::vector<std::string>()> names;  ///< in their order
  /// The object that holds the fields of an entry; a new entry holds the defaults.
  std::function<void*(const std::string&)> at;
  std::function<void(const std::string&)> remove;
};

/// The parameters of one part of a scenario, bound to the object that holds them.
struct Section {
  std::string path;  ///< keys that lead to it, joined by dots: "output.panels"; "" is the top level
  std::string en;
  std::string zh;
  std::vector<Field> fields;  ///< of the section; with `entries`, of each of them
  void* object = nullptr;     ///< null with `entries`
  /// Rules across the fields; empty if there are none.
  std::function<std::vector<Contradiction>(const void*)> contradictions{};
  std::optional<NamedEntries> entries{};

  /// Calls `f(path, object)` for the section itself, or for each of its entries.
  template <class F>
  void for_each_object(F f) const
  {
    if (!entries) {
      f(path, object);
      return;
    }
    for (const std::string& name : entries->names()) f(path + "." + name, entries->at(name));
  }
};

/// "run" and "weeks" make "run.weeks"; the top level adds nothing.
inline std::string path_below(const std::string& path, const std::string& key)
{
  return path.empty() ? key : path + "." + key;
}

/// Parameters with rules across them: `std::vector<Contradiction> contradictions() const`.
template <class P>
concept HasContradictions = requires(const P& params)
{
  {
    params.contradictions()
    } -> std::convertible_to<std::vector<Contradiction>>;
};

/// The rules of a parameter struct, if it has any.
template <class P>
std::function<std::vector<Contradiction>(const void*)> contradictions_of()
{
  if constexpr (HasContradictions<P>) {
    return [](const void* params) { return static_cast<const P*>(params)->contradictions(); };
  }
  return {};
}

template <class P>
Section make_section(std::string path, std::string en, std::string zh, P& params)
{
  return {std::move(path),       std::move(en), std::move(zh), P::describe(), static_cast<void*>(&params),
          contradictions_of<P>()};
}

/// A section of named things; they come in the order of their names.
template <class P>
Section make_named_section(std::string path, std::string en, std::string zh, std::map<std::string, P>& things)
{
  NamedEntries entries{[&things] {
                         std::vector<std::string> names;
                         for (const auto& [name, thing] : things) names.push_back(name);
                         return names;
                       },
                       [&things](const std::string& name) -> void* { return &things[name]; },
                       [&things](const std::string& name) { things.erase(name); }};
  return {std::move(path), std::move(en),          std::move(zh),     P::describe(),
          nullptr,         contradictions_of<P>(), std::move(entries)};
}

}  // namespace linli
