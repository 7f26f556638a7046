#pragma once
/// Grows a `YamlNode` from what a parser reports, in bytes of the source; refuses what a scenario may not
/// use. Knows no YAML library.
#include "scenario/faults.hpp"
#include "scenario/yaml_document.hpp"
#include "scenario/yaml_text.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

class YamlTree {
 public:
  /// Thrown when going on is pointless; the fault is recorded already.
  struct Stop {};
  /// How a scalar stands in the text.
  enum class Written { plain, quoted };

  YamlTree(std::string_view source, Faults& faults);

  void begin_document(std::size_t byte);
  void begin(YamlNode::Kind kind, std::size_t byte);
  void end();
  void scalar(std::size_t byte, std::string text, Written written);
  /// No value; noticed at `byte`, which may be lines later.
  void nothing(std::size_t byte);
  void alias(std::size_t byte);
  void anchor(std::size_t byte, std::string_view name);
  void tag(std::size_t byte);
  /// The parser gave up.
  void syntax_error(std::size_t byte, std::string_view message);

  /// The whole document, or nothing if there was none.
  std::optional<YamlNode> take_root();

 private:
  /// A map or list that is not complete yet.
  struct Open {
    YamlNode node{};
    std::optional<YamlNode> key{};            ///< of a map, waiting for its value
    std::size_t key_end = 0;                  ///< byte after it
    std::map<std::string, int> first_line{};  ///< of each key so far
  };

  void count_event(std::size_t byte);
  YamlNode node_at(std::size_t byte, YamlNode::Kind kind);
  void add(YamlNode node, std::size_t end = 0);
  void check_colon(const Open& map);
  void check_key(Open& map, const YamlNode& key);
  std::string path_to(const YamlNode& key) const;

  std::string_view source_;
  TextPositions places_;
  Faults& faults_;
  std::size_t events_left_;
  std::size_t understood_ = 0;  ///< byte of the last event
  int documents_ = 0;
  std::vector<Open> open_{};
  std::optional<YamlNode> root_{};
};

}  // namespace linli
