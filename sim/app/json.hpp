#pragma once
/// JSON as stories print it.
#include <nlohmann/json.hpp>

namespace linli {

using Json = nlohmann::ordered_json;

/// The double of the shortest decimal text of a float: 0.1, not 0.10000000149.
double plain(float value);

}  // namespace linli
