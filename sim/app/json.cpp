#include "app/json.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace linli {

double plain(float value)
{
  return std::strtod(fmt::format("{}", value).c_str(), nullptr);
}

}  // namespace linli
