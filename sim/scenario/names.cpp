#include "scenario/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>

namespace linli {

std::optional<Fault> unfit_name(std::string_view name)
{
  constexpr std::size_t longest = 64;
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || static_cast<unsigned char>(c) >= 0x80U;
  };
  std::string fit(name);
  std::replace_if(fit.begin(), fit.end(), std::not_fn(is_plain), '_');
  if (fit.size() > longest) {
    return Fault{
        shown(name) + " is too long for a name",
        fmt::format("it has {} bytes of at most {}; a Chinese character takes three", fit.size(), longest),
        "choose a shorter one"};
  }
  if (fit == name) return std::nullopt;
  return Fault{shown(name) + " cannot be a name", "names have letters, digits, - and _", to_write(fit)};
}

}  // namespace linli
