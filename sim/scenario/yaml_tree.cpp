#include "scenario/yaml_tree.hpp"

#include "core/text.hpp"
#include "scenario/yaml_syntax.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {

YamlTree::YamlTree(std::string_view source, Faults& faults)
    : source_(source), places_(source), faults_(faults), events_left_(8 * source.size() + 64)
{
}

std::optional<YamlNode> YamlTree::take_root()
{
  return std::exchange(root_, std::nullopt);
}

/// Every event is paid for by some bytes of text; a parser that goes on for ever is stopped here.
void YamlTree::count_event(std::size_t byte)
{
  understood_ = byte;
  if (events_left_-- > 0) return;
  faults_.add(places_.at(byte), {},
              {"this cannot be read as YAML", "the parser does not come to an end", {}});
  throw Stop{};
}

YamlNode YamlTree::node_at(std::size_t byte, YamlNode::Kind kind)
{
  const TextPosition place = places_.at(byte);
  YamlNode node;
  node.kind = kind;
  node.line = place.line;
  node.column = place.column;
  return node;
}

void YamlTree::begin_document(std::size_t byte)
{
  if (++documents_ > 1) {
    faults_.add(places_.at(byte), {}, misplaced_content(source_, byte));
    throw Stop{};
  }
  count_event(byte);
}

void YamlTree::begin(YamlNode::Kind kind, std::size_t byte)
{
  count_event(byte);
  if (open_.size() >= deepest_yaml) {
    faults_.add(places_.at(byte), {},
                {fmt::format("more than {} blocks and lists within each other", deepest_yaml),
                 "a scenario needs three or four", "check the brackets and the indentation"});
    throw Stop{};
  }
  open_.push_back({node_at(byte, kind)});
}

void YamlTree::end()
{
  YamlNode node = std::move(open_.back().node);
  open_.pop_back();
  add(std::move(node));
}

void YamlTree::scalar(std::size_t byte, std::string text, Written written)
{
  count_event(byte);
  YamlNode node = node_at(byte, YamlNode::Kind::scalar);
  node.quoted = written == Written::quoted;
  node.text = std::move(text);
  if (const std::string control = control_character(node.text); !control.empty()) {
    faults_.add({node.line, node.column}, {},
                {"an escape for the control character " + control, "it cannot be shown", "remove it"});
  }
  if (invalid_utf8(node.text)) {  // the parser turns \N and \_ into single bytes
    faults_.add({node.line, node.column}, {},
                {"an escape that does not stand for UTF-8 text", "results could not hold it",
                 "write the character itself"});
  }
  std::size_t end = byte + node.text.size();
  const std::string_view mark = source_.substr(byte, 1);
  if (node.quoted && (mark == "\"" || mark == "'")) {
    // The parser takes the end of the file for the end of a text.
    const std::optional<std::size_t> closing = closing_quote(source_, byte);
    if (!closing) faults_.add({node.line, node.column}, {}, unclosed_text());
    end = closing.value_or(source_.size()) + 1;
  }
  add(std::move(node), end);
}

/// A missing value is noticed at the next token, but the place to show is that of its key, or of its `-`.
void YamlTree::nothing(std::size_t byte)
{
  count_event(byte);
  YamlNode node = node_at(byte, YamlNode::Kind::scalar);
  if (!open_.empty() && open_.back().key) {
    check_colon(open_.back());
    const YamlNode& key = *open_.back().key;
    if (key.line != node.line) {
      node.line = key.line;
      node.column = key.column;
    }
  } else if (!open_.empty() && open_.back().node.kind == YamlNode::Kind::list) {
    const std::size_t before = source_.substr(0, byte).find_last_not_of(" \n");
    if (before != std::string_view::npos && source_[before] == '-')
      node = node_at(before, YamlNode::Kind::scalar);
  }
  add(std::move(node));
}

/// The parser takes a text without a colon for a key without a value; that is how a forgotten colon would
/// look.
void YamlTree::check_colon(const Open& map)
{
  const YamlNode& key = *map.key;
  const std::size_t after = source_.find_first_not_of(" \t\n", map.key_end);
  if (key.nothing() || (after != std::string_view::npos && source_[after] == ':')) return;
  // In a list that is not closed the parser takes the last item for a map of its own; it will say so itself.
  const bool in_list = open_.size() > 1 && open_[open_.size() - 2].node.kind == YamlNode::Kind::list;
  const bool begins_with_key = map.node.line == key.line && map.node.column == key.column;
  if (in_list && begins_with_key) return;
  faults_.add({key.line, key.column}, {},
              {"no `:` follows " + shown(key.text), "every key has a value", colon_hint(key.text)});
}

void YamlTree::alias(std::size_t byte)
{
  count_event(byte);
  faults_.add(places_.at(byte), {}, refused_alias(source_, byte));
  YamlNode stand_in = node_at(byte, YamlNode::Kind::scalar);
  stand_in.text = "*";
  add(std::move(stand_in));
}

void YamlTree::anchor(std::size_t byte, std::string_view name)
{
  faults_.add(places_.at(byte), {}, refused_anchor(name));
}

void YamlTree::tag(std::size_t byte)
{
  faults_.add(places_.at(byte), {}, refused_tag(source_, byte));
}

void YamlTree::syntax_error(std::size_t byte, std::string_view message)
{
  const int opened = open_.empty() ? 0 : open_.back().node.line;
  const SyntaxFault found = explain_syntax({source_, byte, understood_, opened}, message);
  faults_.add(places_.at(found.position), {}, found.fault);
}

/// `end` is the byte after a scalar.
void YamlTree::add(YamlNode node, std::size_t end)
{
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& around = open_.back();
  if (around.node.kind == YamlNode::Kind::list) {
    around.node.items.push_back(std::move(node));
  } else if (around.key) {
    around.node.entries.push_back({*std::exchange(around.key, std::nullopt), std::move(node)});
  } else {
    check_key(around, node);
    around.key = std::move(node);
    around.key_end = end;
  }
}

void YamlTree::check_key(Open& map, const YamlNode& key)
{
  const TextPosition place{key.line, key.column};
  if (key.kind != YamlNode::Kind::scalar) {
    const std::string_view what = key.kind == YamlNode::Kind::map ? "block of keys" : "list";
    faults_.add(place, {},
                {fmt::format("a {} as a key", what), "keys are plain names", "write a name before the `:`"});
  } else if (key.text.empty()) {
    faults_.add(place, {}, {"a key without a name", "keys are plain names", "write a name before the `:`"});
  } else if (const auto [first, is_new] = map.first_line.try_emplace(key.text, key.line); !is_new) {
    const std::vector<YamlEntry>& before = map.node.entries;
    const bool is_section = std::any_of(before.begin(), before.end(), [&](const YamlEntry& entry) {
      return entry.key.text == key.text && entry.value.kind == YamlNode::Kind::map;
    });
    faults_.add(place, path_to(key),
                {"duplicate key", fmt::format("it is set in line {} already", first->second),
                 is_section ? fmt::format("put the keys of both below one `{}:`", shortened(key.text, 60))
                            : "remove one of the two"});
  }
}

std::string YamlTree::path_to(const YamlNode& key) const
{
  std::string path;
  for (std::size_t k = 0; k + 1 < open_.size(); ++k) {
    if (open_[k].key) path += open_[k].key->text + ".";
  }
  return path + key.text;
}

}  // namespace linli
