#pragma once
/// Conditions from YAML: `{series: turnout, below: 0.4, margin: 0.1}`, or several of these under `all` or `any`.
#include "core/conditions.hpp"
#include "scenario/faults.hpp"
#include "scenario/yaml_document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace linli {

/// Keys of one threshold, and the words that join several.
const std::vector<std::string>& threshold_keys();
const std::vector<std::string>& join_words();
/// How far from 0 a threshold may be.
constexpr double largest_threshold = 1e9;

/// What `node` gives; nothing if a fault was recorded.  Keys of one threshold that it leaves out keep what stands in
/// `current`, so that a scenario can move the threshold of another; several are written anew.
std::optional<Conditions> read_conditions(const YamlNode& node, const Conditions& current,
                                          const std::string& path, Faults& faults);

/// The places of all that a condition says: "" the whole, "below" a key, "2" the second of several.
std::vector<std::pair<std::string, const YamlNode*>> places_in_conditions(const YamlNode& node);

}  // namespace linli
