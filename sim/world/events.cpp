#include "world/events.hpp"

#include "core/errors.hpp"

namespace linli {

void Events::tell(std::string_view kind, AreaId area, std::initializer_list<double> values)
{
  const auto found = told_.find(kind);
  if (found == told_.end()) return;
  expects(values.size() == found->second.fields, "a value for every field of " + std::string(kind));
  std::vector<double>& told = found->second.by_area.at(area.value);
  told.insert(told.end(), values);
}

std::span<const double> Events::told(std::string_view kind, AreaId area) const
{
  const auto found = told_.find(kind);
  expects(found != told_.end(), "somebody listens to " + std::string(kind));
  return found->second.by_area.at(area.value);
}

void Events::forget()
{
  for (auto& [kind, told] : told_) {
    for (std::vector<double>& values : told.by_area) values.clear();
  }
}

}  // namespace linli
