#pragma once
/// How members of groupings are called: age bands, tenures, quarters of areas.
#include "report/spoken.hpp"

#include <string>

namespace linli {

/// "owner" of "tenure" is "owner" and "自有住房".  What has no Chinese name keeps its own.
Spoken member_name(const std::string& group, const std::string& member);

}  // namespace linli
