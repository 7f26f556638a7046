#pragma once
/// YAML text as a strict tree.  What the language offers beyond maps, lists and scalars (tags, anchors,
/// aliases, duplicate keys, several documents) is refused, every fault with its line and column; nothing is
/// interpreted: whether `010` is a number is for the readers of the tree to say.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

struct YamlEntry;

/// A scalar, map or list and where it begins.
struct YamlNode {
  enum class Kind { scalar, map, list };

  Kind kind = Kind::scalar;
  int line = 1;                    ///< from 1
  int column = 1;                  ///< in characters, from 1
  bool quoted = false;             ///< a scalar in quotes, or a block of text (`|`, `>`)
  std::string text;                ///< of a scalar, with escapes resolved
  std::vector<YamlEntry> entries;  ///< of a map, in the order of the file; no key twice
  std::vector<YamlNode> items;     ///< of a list

  /// Whether no value was written: `key:`, `~` or `null`.
  bool nothing() const { return kind == Kind::scalar && !quoted && text.empty(); }
  /// The value of a key of this map, or null.
  const YamlNode* find(std::string_view key) const;
};

/// Keys are scalars; they are kept as nodes because they have a place.
struct YamlEntry {
  YamlNode key;
  YamlNode value;
};

struct YamlDocument {
  std::string file;  ///< as messages call it
  YamlNode root;
};

/// Largest text that is read, in bytes: a hundred times a scenario.
constexpr std::size_t largest_yaml = std::size_t{1} << 20U;
/// Deepest nesting of maps and lists.
constexpr std::size_t deepest_yaml = 64;

/// Reads `text`, which messages call `file`.
/// Errors: `Exit::scenario` with every fault of form that one pass can find; a syntax error ends the pass.
YamlDocument parse_yaml(const std::string& file, std::string_view text);
/// The same for a file.  Errors: also `Exit::io` when it cannot be read.
YamlDocument read_yaml(const std::string& file);

}  // namespace linli
