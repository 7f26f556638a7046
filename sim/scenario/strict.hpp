#pragma once
/// Reading a map of a YAML document key by key: every question names a key, its kind and its range, every
/// fault goes to one list, and `done()` refuses what nobody asked for.  A question with a fault answers a
/// stand-in, so that reading goes on and all faults are found; the caller looks at the list at the end.
///
///     Faults faults(document.file);
///     StrictMap map(document.root, "", faults);
///     const std::string district = map.text("district");
///     const double share = map.number("share", {0, 1});
///     map.done();
///     if (!faults.empty()) throw Error(Exit::scenario, faults.problems());
#include "core/describe.hpp"
#include "scenario/scalars.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

class StrictMap {
 public:
  /// A fault if `node` is no map; then no question leads to another fault.  `path` is "" at the root.
  StrictMap(const YamlNode& node, std::string path, Faults& faults);

  /// A missing key is a fault.
  std::string text(std::string_view key);
  double number(std::string_view key, const Range& valid = {});
  std::int64_t integer(std::string_view key, const Range& valid = {});
  std::string choice(std::string_view key, const std::vector<std::string>& labels);
  /// A list of texts.
  std::vector<std::string> texts(std::string_view key);
  /// The value of a key that may be missing; null if it is.  What is wrong with it is for the caller to tell.
  const YamlNode* optional(std::string_view key);
  /// A map under a key.  It refers to the document and to the list of faults.
  StrictMap map(std::string_view key);

  /// All keys in the order of the file, for maps whose keys are data.
  std::vector<std::string> keys() const;
  /// Records a fault of the value of `key`, or of the map itself when the key is absent.
  void fault(std::string_view key, Fault fault);
  /// Every key that was never asked for is a fault, with the nearest one that was.
  void done();

 private:
  StrictMap(std::string path, Faults& faults);  ///< stands in for a missing map

  const YamlNode* at(std::string_view key) const;
  const YamlNode* require(std::string_view key);
  std::string path_of(std::string_view key) const;
  template <class Read>
  auto value(const YamlNode* node, std::string_view key, Read read)
      -> std::optional<std::variant_alternative_t<0, decltype(read(*node))>>;

  const YamlNode* node_ = nullptr;  ///< null for a stand-in
  std::map<std::string_view, const YamlNode*> values_;
  std::string path_;
  Faults* faults_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace linli
