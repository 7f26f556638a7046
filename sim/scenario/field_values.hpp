#pragma once
/// The value of a described parameter from the YAML that gives it.
#include "core/describe.hpp"
#include "scenario/faults.hpp"
#include "scenario/yaml_document.hpp"

#include <optional>
#include <string>

namespace linli {

/// The value of `field` that `node` gives, in the field's unit and inside its valid range; nothing once a
/// fault is recorded under `path`.  `current` is what stands so far: labels that a map of numbers leaves out
/// keep it.
std::optional<Value> field_value(const Field& field, const YamlNode& node, const Value& current,
                                 const std::string& path, Faults& faults);

}  // namespace linli
