#include "scenario/doubts.hpp"

#include "core/section.hpp"

#include <algorithm>

namespace linli {
namespace {

/// Whether `path` is `above` or something below it.
bool is_within(std::string_view path, std::string_view above)
{
  return path.substr(0, above.size()) == above && (path.size() == above.size() || path[above.size()] == '.');
}

/// Whether any of `paths` is `path`, or lies above or below it.
bool touches(const std::set<std::string>& paths, std::string_view path)
{
  return std::ranges::any_of(paths, [&](const std::string& one) {
    return !one.empty() && (is_within(path, one) || is_within(one, path));
  });
}

}  // namespace

bool Doubts::is_read(std::string_view path) const
{
  return !touches(unread, path);
}

bool Doubts::is_sound(std::string_view path) const
{
  return !everywhere && !touches(faulty, path) && !touches(contradicted, path);
}

bool Doubts::are_sound(const std::string& section, const std::vector<std::string>& keys) const
{
  const auto holds = [&](const std::string& map) { return !map.empty() && is_within(section, map); };
  if (everywhere || std::ranges::any_of(incomplete, holds) || std::ranges::any_of(unread, holds))
    return false;
  return std::ranges::all_of(keys,
                             [&](const std::string& key) { return is_sound(path_below(section, key)); });
}

}  // namespace linli
