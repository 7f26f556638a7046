#include "scenario/strict.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

TextPosition place_of(const YamlNode& node)
{
  return {node.line, node.column};
}

/// What was read, or the fault that it is outside its range.
template <class T>
Parsed<T> in_range(Parsed<T> read, const YamlNode& node, const Range& valid)
{
  if (const T* x = std::get_if<T>(&read)) {
    if (std::optional<Fault> fault = outside(*x, valid, units::none(), node.text)) return *std::move(fault);
  }
  return read;
}

}  // namespace

StrictMap::StrictMap(const YamlNode& node, std::string path, Faults& faults)
    : StrictMap(std::move(path), faults)
{
  if (node.kind == YamlNode::Kind::map) {
    node_ = &node;
    for (const YamlEntry& entry : node.entries) values_.emplace(entry.key.text, &entry.value);
  } else {
    faults.add(place_of(node), path_, unexpected("a block of keys", node));
  }
}

StrictMap::StrictMap(std::string path, Faults& faults) : path_(std::move(path)), faults_(&faults) {}

std::string StrictMap::path_of(std::string_view key) const
{
  return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

const YamlNode* StrictMap::at(std::string_view key) const
{
  const auto found = values_.find(key);
  return found == values_.end() ? nullptr : found->second;
}

const YamlNode* StrictMap::require(std::string_view key)
{
  asked_.emplace(key);
  const YamlNode* const found = at(key);
  if (found == nullptr && node_ != nullptr) {
    faults_->add(place_of(*node_), path_, {shown(key) + " is missing", {}, {}});
  }
  return found;
}

/// What `read` makes of a node, or nothing after its fault was recorded.
template <class Read>
auto StrictMap::value(const YamlNode* node, std::string_view key, Read read)
    -> std::optional<std::variant_alternative_t<0, decltype(read(*node))>>
{
  if (node == nullptr) return std::nullopt;
  auto result = read(*node);
  if (Fault* fault = std::get_if<Fault>(&result)) {
    faults_->add(place_of(*node), path_of(key), std::move(*fault));
    return std::nullopt;
  }
  return std::get<0>(std::move(result));
}

std::string StrictMap::text(std::string_view key)
{
  return value(require(key), key, read_text).value_or("");
}

double StrictMap::number(std::string_view key, const Range& valid)
{
  const auto read = [&](const YamlNode& node) {
    return in_range(read_number(node, units::none()), node, valid);
  };
  return value(require(key), key, read).value_or(0);
}

std::int64_t StrictMap::integer(std::string_view key, const Range& valid)
{
  const auto read = [&](const YamlNode& node) {
    return in_range(read_integer(node, units::none()), node, valid);
  };
  return value(require(key), key, read).value_or(0);
}

std::string StrictMap::choice(std::string_view key, const std::vector<std::string>& labels)
{
  expects(!labels.empty(), "a choice has labels");
  const auto read = [&](const YamlNode& node) { return read_choice(node, labels); };
  return value(require(key), key, read).value_or(labels.front());
}

std::vector<std::string> StrictMap::texts(std::string_view key)
{
  std::vector<std::string> out;
  const YamlNode* const node = require(key);
  if (node == nullptr) return out;
  if (node->kind != YamlNode::Kind::list)
    faults_->add(place_of(*node), path_of(key), unexpected("a list", *node));
  for (const YamlNode& item : node->items) {
    if (auto text = value(&item, key, read_text)) out.push_back(*std::move(text));
  }
  return out;
}

StrictMap StrictMap::map(std::string_view key)
{
  const YamlNode* const node = require(key);
  return node == nullptr ? StrictMap(path_of(key), *faults_) : StrictMap(*node, path_of(key), *faults_);
}

const YamlNode* StrictMap::optional(std::string_view key)
{
  asked_.emplace(key);
  return at(key);
}

std::vector<std::string> StrictMap::keys() const
{
  std::vector<std::string> names;
  if (node_ == nullptr) return names;
  for (const YamlEntry& entry : node_->entries) names.push_back(entry.key.text);
  return names;
}

void StrictMap::fault(std::string_view key, Fault fault)
{
  if (node_ == nullptr) return;
  const YamlNode* const node = at(key);
  faults_->add(place_of(node == nullptr ? *node_ : *node), path_of(key), std::move(fault));
}

void StrictMap::done()
{
  if (node_ == nullptr) return;
  const std::vector<std::string> known(asked_.begin(), asked_.end());
  for (const YamlEntry& entry : node_->entries) {
    const std::string& key = entry.key.text;
    if (asked_.contains(key)) continue;
    Fault fault{"unknown key", known_here(known), {}};
    if (!faults_->full()) fault.hint = meant(key, known);
    faults_->add(place_of(entry.key), path_of(key), std::move(fault));
  }
}

}  // namespace linli
