#include "scenario/strict.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace linli {
namespace {

TextPlace place_of(const YamlNode& node)
{
  return {node.line, node.column};
}

Parsed<double> ranged_number(const YamlNode& node, const Range& valid, const Unit& unit)
{
  Parsed<double> value = read_number(node, unit);
  if (const double* x = std::get_if<double>(&value)) {
    if (std::optional<Fault> fault = outside(*x, valid, unit, node.text)) return *std::move(fault);
  }
  return value;
}

Parsed<std::int64_t> ranged_integer(const YamlNode& node, const Range& valid, const Unit& unit)
{
  Parsed<std::int64_t> value = read_integer(node, unit);
  if (const std::int64_t* x = std::get_if<std::int64_t>(&value)) {
    if (std::optional<Fault> fault = outside(*x, valid, unit, node.text)) {
      return *std::move(fault);
    }
  }
  return value;
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

const YamlNode* StrictMap::find(std::string_view key)
{
  asked_.emplace(key);
  return at(key);
}

const YamlNode* StrictMap::require(std::string_view key)
{
  const YamlNode* const found = find(key);
  if (found == nullptr && node_ != nullptr) {
    faults_->add(place_of(*node_), path_, {shown(key) + " is missing", {}, {}});
  }
  return found;
}

const YamlNode* StrictMap::require_list(std::string_view key)
{
  const YamlNode* const found = require(key);
  if (found == nullptr || found->kind == YamlNode::Kind::list) return found;
  faults_->add(place_of(*found), path_of(key), unexpected("a list", *found));
  return nullptr;
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

/// What `read` makes of each item of a list, without those that have a fault.
template <class Read>
auto StrictMap::values(std::string_view key, Read read)
    -> std::vector<std::variant_alternative_t<0, decltype(read(YamlNode{}))>>
{
  std::vector<std::variant_alternative_t<0, decltype(read(YamlNode{}))>> out;
  for (const YamlNode& item : list(key)) {
    if (auto x = value(&item, key, read)) out.push_back(*std::move(x));
  }
  return out;
}

std::string StrictMap::text(std::string_view key)
{
  return value(require(key), key, read_text).value_or("");
}

double StrictMap::number(std::string_view key, const Range& valid, const Unit& unit)
{
  const auto read = [&](const YamlNode& node) { return ranged_number(node, valid, unit); };
  return value(require(key), key, read).value_or(0);
}

std::int64_t StrictMap::integer(std::string_view key, const Range& valid, const Unit& unit)
{
  const auto read = [&](const YamlNode& node) { return ranged_integer(node, valid, unit); };
  return value(require(key), key, read).value_or(0);
}

bool StrictMap::boolean(std::string_view key)
{
  return value(require(key), key, read_boolean).value_or(false);
}

Date StrictMap::date(std::string_view key)
{
  return value(require(key), key, read_date).value_or(Date{});
}

std::string StrictMap::choice(std::string_view key, const std::vector<std::string>& labels)
{
  expects(!labels.empty(), "a choice has labels");
  const auto read = [&](const YamlNode& node) { return read_choice(node, labels); };
  return value(require(key), key, read).value_or(labels.front());
}

std::vector<std::string> StrictMap::texts(std::string_view key)
{
  return values(key, read_text);
}

std::vector<double> StrictMap::numbers(std::string_view key, const Range& valid, const Unit& unit)
{
  return values(key, [&](const YamlNode& node) { return ranged_number(node, valid, unit); });
}

std::vector<std::int64_t> StrictMap::integers(std::string_view key, const Range& valid, const Unit& unit)
{
  return values(key, [&](const YamlNode& node) { return ranged_integer(node, valid, unit); });
}

StrictMap StrictMap::map(std::string_view key)
{
  const YamlNode* const node = require(key);
  return node == nullptr ? StrictMap(path_of(key), *faults_) : StrictMap(*node, path_of(key), *faults_);
}

std::vector<StrictMap> StrictMap::maps(std::string_view key)
{
  std::vector<StrictMap> out;
  for (const YamlNode& item : list(key)) {
    out.emplace_back(item, fmt::format("{}[{}]", path_of(key), out.size() + 1), *faults_);
  }
  return out;
}

const std::vector<YamlNode>& StrictMap::list(std::string_view key)
{
  static const std::vector<YamlNode> none;
  const YamlNode* const node = require_list(key);
  return node == nullptr ? none : node->items;
}

std::optional<std::string> StrictMap::optional_text(std::string_view key)
{
  return value(find(key), key, read_text);
}

std::optional<double> StrictMap::optional_number(std::string_view key, const Range& valid, const Unit& unit)
{
  return value(find(key), key, [&](const YamlNode& node) { return ranged_number(node, valid, unit); });
}

std::optional<std::int64_t> StrictMap::optional_integer(std::string_view key, const Range& valid,
                                                        const Unit& unit)
{
  return value(find(key), key, [&](const YamlNode& node) { return ranged_integer(node, valid, unit); });
}

std::optional<bool> StrictMap::optional_boolean(std::string_view key)
{
  return value(find(key), key, read_boolean);
}

std::optional<StrictMap> StrictMap::optional_map(std::string_view key)
{
  const YamlNode* const node = find(key);
  if (node == nullptr) return std::nullopt;
  return StrictMap(*node, path_of(key), *faults_);
}

bool StrictMap::has(std::string_view key) const
{
  return at(key) != nullptr;
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
