#include "scenario/yaml_document.hpp"

#include "core/errors.hpp"
#include "scenario/text_file.hpp"
#include "scenario/yaml_text.hpp"
#include "scenario/yaml_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

namespace linli {
namespace {

/// Hands the parser's events to the tree.  Events are used because the library's own tree follows aliases,
/// keeps the first of two equal keys silently, and never ends on some texts.
class Events : public YAML::EventHandler {
 public:
  using Mark = YAML::Mark;
  using Anchor = YAML::anchor_t;
  using Style = YAML::EmitterStyle::value;

  Events(std::string_view source, YamlTree& tree) : source_(source), tree_(tree) {}

  /// The parser's lines and columns are wrong at the end of a text; its bytes are not.
  std::size_t byte_of(const Mark& mark) const
  {
    return mark.pos < 0 ? source_.size() : std::min(static_cast<std::size_t>(mark.pos), source_.size());
  }

  void OnDocumentStart(const Mark& mark) override { tree_.begin_document(byte_of(mark)); }
  void OnDocumentEnd() override {}
  void OnNull(const Mark& mark, Anchor /*anchor*/) override { tree_.nothing(byte_of(mark)); }
  void OnAlias(const Mark& mark, Anchor /*anchor*/) override { tree_.alias(byte_of(mark)); }
  void OnAnchor(const Mark& mark, const std::string& name) override { tree_.anchor(byte_of(mark), name); }
  void OnScalar(const Mark& mark, const std::string& tag, Anchor /*anchor*/, const std::string& text) override
  {
    check_tag(mark, tag);
    tree_.scalar(byte_of(mark), text, tag == "!" ? YamlTree::Written::quoted : YamlTree::Written::plain);
  }
  void OnSequenceStart(const Mark& mark, const std::string& tag, Anchor /*anchor*/, Style /*style*/) override
  {
    check_tag(mark, tag);
    tree_.begin(YamlNode::Kind::list, byte_of(mark));
  }
  void OnSequenceEnd() override { tree_.end(); }
  void OnMapStart(const Mark& mark, const std::string& tag, Anchor /*anchor*/, Style /*style*/) override
  {
    check_tag(mark, tag);
    tree_.begin(YamlNode::Kind::map, byte_of(mark));
  }
  void OnMapEnd() override { tree_.end(); }

 private:
  /// The parser itself gives "?" to what is plain and "!" to what is quoted; a written "!" begins at the
  /// mark.
  void check_tag(const Mark& mark, const std::string& tag)
  {
    const bool written = source_.substr(byte_of(mark), 1) == "!";
    if (written || (!tag.empty() && tag != "?" && tag != "!")) tree_.tag(byte_of(mark));
  }

  std::string_view source_;
  YamlTree& tree_;
};

/// The root of `source`, or nothing if there is none.  Every fault of form goes to `faults`.
std::optional<YamlNode> parsed(const std::string& source, Faults& faults)
{
  std::istringstream stream(source);
  YamlTree tree(source, faults);
  Events events(source, tree);
  try {
    YAML::Parser parser(stream);
    // The second call finds a second document, and is never followed by a third: there may be no end to them.
    if (parser.HandleNextDocument(events)) parser.HandleNextDocument(events);
  } catch (const YAML::ParserException& error) {
    tree.syntax_error(events.byte_of(error.mark), error.msg);
  } catch (const YamlTree::Stop&) {
    ensures(!faults.empty(), "a parse is stopped for a recorded fault");
  }
  return tree.take_root();
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const
{
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const YamlEntry& entry) { return entry.key.text == key; });
  return found == entries.end() ? nullptr : &found->value;
}

YamlDocument parse_yaml(const std::string& file, std::string_view text)
{
  Faults faults(file);
  const std::string source = prepared_text(text, faults);
  if (!faults.empty()) throw Error(Exit::scenario, faults.problems());
  std::optional<YamlNode> root = parsed(source, faults);
  if (faults.empty() && (!root || root->nothing())) {
    faults.add({}, {}, {"the file is empty", "it holds no keys", "check that it was saved"});
  }
  if (!faults.empty()) throw Error(Exit::scenario, faults.problems());
  return {file, *std::move(root)};
}

YamlDocument read_yaml(const std::string& file)
{
  // One byte more than allowed tells a file that is too large without reading all of it.
  return parse_yaml(file, read_text_file(file, largest_yaml + 1));
}

}  // namespace linli
