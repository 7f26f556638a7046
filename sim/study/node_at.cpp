#include "study/node_at.hpp"

#include "core/section.hpp"

#include <variant>

namespace linli {
namespace {

std::string for_example(const std::string& example)
{
  return example.empty() ? std::string{} : "write for example `" + example + "`";
}

}  // namespace

NodeAt NodeAt::below(const YamlEntry& entry) const
{
  return {entry.value, path_below(path_, entry.key.text), *faults_};
}

template <class T>
std::optional<T> NodeAt::taken(Parsed<T> read, const std::string& example) const
{
  if (T* value = std::get_if<T>(&read)) return std::move(*value);
  Fault fault = std::get<Fault>(std::move(read));
  if (fault.hint.empty()) fault.hint = for_example(example);
  refuse(std::move(fault));
  return std::nullopt;
}

template <class T>
std::optional<T> NodeAt::inside_of(const Range& valid, const Unit& unit, std::optional<T> value) const
{
  if (!value) return value;
  std::optional<Fault> fault = outside(*value, valid, unit, node_->text);
  if (!fault) return value;
  refuse(*std::move(fault));
  return std::nullopt;
}

std::optional<std::string> NodeAt::text(const std::string& example) const
{
  if (node_->nothing()) {
    refuse({"a text is expected here, found nothing", {}, for_example(example)});
    return std::nullopt;
  }
  std::optional<std::string> read = taken(read_text(*node_), example);
  if (read && read->empty()) {
    refuse({"the text is empty", {}, for_example(example)});
    return std::nullopt;
  }
  return read;
}

std::optional<std::string> NodeAt::choice(const std::vector<std::string>& labels) const
{
  return taken(read_choice(*node_, labels), {});
}

std::optional<bool> NodeAt::flag() const
{
  return taken(read_boolean(*node_), "true");
}

std::optional<When> NodeAt::moment() const
{
  return taken(read_moment(*node_), "week 0");
}

std::optional<std::int64_t> NodeAt::whole(const Range& valid, const std::string& example) const
{
  return inside_of(valid, units::none(), taken(read_integer(*node_, units::none()), example));
}

std::optional<double> NodeAt::number(const Range& valid, const Unit& unit, const std::string& example) const
{
  return inside_of(valid, unit, taken(read_number(*node_, unit), example));
}

std::vector<NodeAt> NodeAt::items(const std::string& example) const
{
  std::vector<NodeAt> out;
  if (node_->kind != YamlNode::Kind::list) {
    Fault fault = unexpected("a list", *node_);
    fault.hint = for_example(example);
    refuse(std::move(fault));
  } else if (node_->items.empty()) {
    refuse({"the list is empty", {}, for_example(example)});
  }
  for (const YamlNode& item : node_->items) out.push_back(inside(item));
  return out;
}

const std::vector<YamlEntry>& NodeAt::entries(const std::string& expected, const std::string& example) const
{
  if (!is_map()) {
    Fault fault = unexpected(expected, *node_);
    fault.hint = for_example(example);
    refuse(std::move(fault));
  } else if (node_->entries.empty()) {
    refuse({expected + " is expected here, found an empty one", {}, for_example(example)});
  }
  return node_->entries;
}

}  // namespace linli
