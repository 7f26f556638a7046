#pragma once
/// The resolved scenario: every parameter with the value it has.
#include "core/describe.hpp"

#include <string>
#include <vector>

namespace linli {

/// Every field of every section as a scenario would write it.  Reading the text back sets exactly the same
/// values. Texts and names must be free of control characters other than tab and newline, numbers finite.
std::string effective_yaml(const std::vector<Section>& sections);

}  // namespace linli
