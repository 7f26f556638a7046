#include "report/spoken.hpp"

#include <fmt/format.h>

#include <cmath>

namespace linli {

PageJson json_of(double value)
{
  return std::isfinite(value) ? PageJson(value) : PageJson();
}

PageJson rounded(double value)
{
  return std::isfinite(value) ? PageJson(std::stod(fmt::format("{:.6g}", value))) : PageJson();
}

}  // namespace linli
