#pragma once
/// Sets the parameters of a scenario from YAML, by their descriptions alone.
#include "core/errors.hpp"
#include "core/section.hpp"
#include "scenario/doubts.hpp"
#include "scenario/layer.hpp"
#include "scenario/origin.hpp"
#include "scenario/yaml_document.hpp"

#include <string>
#include <vector>

namespace linli {

/// What is known after reading.
struct LayersRead {
  Origins origins{};  ///< where each value was written
  Doubts doubts{};    ///< what has a fault
};

/// Sets every field that the layers name, one layer over the other; fields that none names keep what they
/// hold.  Maps are merged key by key and named things by name, everything else is replaced; a named thing
/// that is set to nothing (`~`) is removed.  A top-level key is the first part of a section's path, a field of
/// a section with the path "", or one of `also_allowed_top_level`, which is left to others.  Sections may
/// share a path.
///
/// Every fault goes to its layer, contradictions between values too, as far as all values concerned could be
/// read; with a fault some fields may be set and others not.  `doubts` are those there are already, for example because
/// a layer is missing.
LayersRead read_layers(std::vector<Layer>& layers, const std::vector<Section>& sections,
                       const std::vector<std::string>& also_allowed_top_level = {}, Doubts doubts = {});

/// The same for one document; every fault in the order of the file.
std::vector<Problem> read_sections(const YamlDocument& document, const std::vector<Section>& sections,
                                   const std::vector<std::string>& also_allowed_top_level = {});

}  // namespace linli
