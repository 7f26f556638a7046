#pragma once
/// Sets the parameters of a scenario from YAML, by their descriptions alone.
#include "core/errors.hpp"
#include "core/section.hpp"
#include "scenario/layer.hpp"
#include "scenario/yaml_document.hpp"

#include <string>
#include <vector>

namespace linli {

/// Sets every field that the layers name, one layer over the other; fields that none names keep what they
/// hold.  Maps are merged key by key and named things by name, everything else is replaced; a named thing
/// that is set to nothing (`~`) is removed.  A top-level key is the first part of a section's path, a field of
/// a section with the path "", or one of `also_allowed_top_level`, which is left to others.  Sections may
/// share a path.
///
/// Every fault goes to its layer, contradictions between values too, as far as all values concerned could be
/// read; with a fault some fields may be set and others not.  Returns where each value was written.
Origins read_layers(std::vector<Layer>& layers, const std::vector<Section>& sections,
                    const std::vector<std::string>& also_allowed_top_level = {});

/// The same for one document; every fault in the order of the file.
std::vector<Problem> read_sections(const YamlDocument& document, const std::vector<Section>& sections,
                                   const std::vector<std::string>& also_allowed_top_level = {});

}  // namespace linli
