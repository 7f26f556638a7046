#pragma once
/// Study files for editors.
#include "core/section.hpp"

#include <string>
#include <vector>

namespace linli {

/// A JSON Schema (draft 07) of study files: keys, values by path with the types of a scenario's, series, groupings and
/// meanings in English and Chinese.  What it refuses `read_study` refuses too; what is wrong between keys is beyond it.
std::string study_json_schema(const std::vector<Section>& sections);

}  // namespace linli
