#pragma once
/// The keys of a scenario as a tree, made of sections and their paths.
#include "core/section.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// A field and the object it belongs to.
struct FieldTarget {
  const Field* field;
  void* object;
};

/// One map of a scenario: what its keys may be.
struct Level {
  std::map<std::string, FieldTarget> fields{};
  std::map<std::string, Level> below{};
  const Section* named = nullptr;  ///< its keys are names of things with the fields of this section

  /// The level at a path below this one; null if there is none.
  const Level* find(std::string_view path) const;
  /// Fields and levels, in the order of their names.
  std::vector<std::string> keys() const;
};

/// The top level.  The sections must stay where they are, and no two may describe one parameter.
Level level_tree(const std::vector<Section>& sections);

/// The fields of one named thing.
Level entry_level(const Section& named, void* object);

/// The paths of all levels at which `key` is known, "" for the top; below a named thing its name is written
/// NAME.
std::vector<std::string> homes_of(const Level& top, const std::string& key);

/// The one map of numbers at a level that has such a name; "" if there is none, or several.
std::string map_with(const Level& level, const std::string& label);

}  // namespace linli
