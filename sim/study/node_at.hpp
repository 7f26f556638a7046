#pragma once
/// One value of a study file with its place: what is asked of it is answered, or its fault recorded.
#include "scenario/faults.hpp"
#include "scenario/scalars.hpp"
#include "scenario/yaml_document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace linli {

inline TextPosition place_of(const YamlNode& node)
{
  return {node.line, node.column};
}

/// Refers to the document and to the list of faults.  Questions without an answer have recorded why; `example` is what
/// would have been right.
class NodeAt {
 public:
  NodeAt(const YamlNode& node, std::string path, Faults& faults)
      : node_(&node), path_(std::move(path)), faults_(&faults)
  {
  }

  const YamlNode& node() const { return *node_; }
  const std::string& path() const { return path_; }
  Faults& faults() const { return *faults_; }
  bool is_map() const { return node_->kind == YamlNode::Kind::map; }

  void refuse(Fault fault) const { faults_->add(place_of(*node_), path_, std::move(fault)); }
  /// A value or a key inside this one, told under this path.
  NodeAt inside(const YamlNode& node) const { return {node, path_, *faults_}; }
  /// The value under a key of this map.
  NodeAt below(const YamlEntry& entry) const;

  std::optional<std::string> text(const std::string& example) const;
  std::optional<std::string> choice(const std::vector<std::string>& labels) const;
  std::optional<bool> flag() const;
  std::optional<When> moment() const;
  std::optional<std::int64_t> whole(const Range& valid, const std::string& example) const;
  std::optional<double> number(const Range& valid, const Unit& unit, const std::string& example) const;
  /// The entries of a list that is not empty.
  std::vector<NodeAt> items(const std::string& example) const;
  /// The entries of a map that is not empty; their values have the paths below this one.
  const std::vector<YamlEntry>& entries(const std::string& expected, const std::string& example) const;

 private:
  template <class T>
  std::optional<T> taken(Parsed<T> read, const std::string& example) const;
  template <class T>
  std::optional<T> inside_of(const Range& valid, const Unit& unit, std::optional<T> value) const;

  const YamlNode* node_;
  std::string path_;
  Faults* faults_;
};

}  // namespace linli
