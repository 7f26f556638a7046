#pragma once
/// Sets the parameters of a scenario from a YAML document, by their descriptions alone.
#include "core/describe.hpp"
#include "core/errors.hpp"
#include "scenario/yaml_document.hpp"

#include <string>
#include <vector>

namespace linli {

/// Sets every field the document names; fields it does not name keep what they hold.  A top-level key is the
/// path of a section whose fields stand below it, a field of a section with the path "", or one of
/// `also_allowed_top_level`, which is left to others.  Sections may share a path.  Returns every fault in the
/// order of the file; with a fault some fields may be set and others not.
std::vector<Problem> read_sections(const YamlDocument& document, std::vector<Section>& sections,
                                   const std::vector<std::string>& also_allowed_top_level = {});

}  // namespace linli
