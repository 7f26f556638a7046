#pragma once
/// Words of page/labels.json, which the page and its sentences share: units, groupings and their members, what stands on panels.
#include "report/spoken.hpp"

#include <optional>
#include <string>

namespace linli {

/// Of a key such as "unit.hours a week" or "member.tenure.owner"; nothing if there is no such label.
std::optional<Spoken> label_of(const std::string& key);

}  // namespace linli
