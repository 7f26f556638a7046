#pragma once
/// The parameters of a scenario for editors and for readers.
#include "core/section.hpp"

#include <string>
#include <vector>

namespace linli {

/// A JSON Schema (draft 07, which editors know best) of scenario files: types, ranges, units, defaults and
/// meanings in English and Chinese.  What it refuses `linli check` refuses too; rules across parameters are
/// beyond it.
std::string json_schema(const std::vector<Section>& sections);

enum class Language { en, zh };

/// A range in the unit of its parameter: "0.02 per week … 0.1 per week", "≥ 1"; empty if it has no bounds.
std::string range_text(const Field& field, const Range& range);

/// A table in Markdown, a row a parameter: path, meaning, default, range, plausible range, source, evidence.
std::string parameter_table(const std::vector<Section>& sections, Language language);

}  // namespace linli
