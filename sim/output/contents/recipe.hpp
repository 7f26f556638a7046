#pragma once
/// What a result says of how it is made again.
#include "output/contents/provenance.hpp"
#include "output/contents/tree.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// The scenarios of a run and the data that they name.
struct Recipe {
  std::string as_written;   ///< the files of the scenario under which it ends
  std::string as_resolved;  ///< the same with every value spelled out
  std::vector<EarlierScenario>
      stages;                 ///< under which it was before, oldest first; none of a run that never branched
  bool tells_stages = false;  ///< whether the result says them: those of earlier programs do not
  DataTexts data;             ///< the data files as they were read
};

/// Throws Error(io) if `result`, read from `file`, lacks a part of it.
Recipe recipe_of(const FileGroup& result, const std::string& file);

/// A text that the root of a result has as an attribute; empty if it has none of that name.
std::string root_text(const FileGroup& result, std::string_view name);
/// The same of a number; 0 if there is none.
std::int64_t root_number(const FileGroup& result, std::string_view name);

}  // namespace linli
