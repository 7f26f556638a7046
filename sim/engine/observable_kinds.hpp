#pragma once
/// Kinds of series that are not of adults one by one.
#include "engine/observables.hpp"

#include <string>
#include <utility>

namespace linli {

/// Mean over residential areas of `value(world, area)`.
template <class Value>
Observable of_areas(std::string name, SeriesUnit unit, std::string en, std::string zh, Value value)
{
  return {.name = std::move(name),
          .unit = std::move(unit),
          .en = std::move(en),
          .zh = std::move(zh),
          .whom = Whom::areas,
          .part = [value](const World& world, AreaId area) -> Part {
            return {static_cast<double>(value(world, area)), 1};
          }};
}

/// The same of a column of areas, which `column(world)` gives.
template <class GetColumn>
Observable column_of_areas(std::string name, SeriesUnit unit, std::string en, std::string zh,
                           GetColumn column)
{
  return of_areas(std::move(name), std::move(unit), std::move(en), std::move(zh),
                  [column](const World& world, AreaId area) { return column(world)[area]; });
}

/// Mean over members of any kind, or a ratio of totals: `part(world, area)` says what an area brings.
template <class GetPart>
Observable of_parts(std::string name, SeriesUnit unit, std::string en, std::string zh, Whom whom,
                    Reduction reduction, GetPart part)
{
  return {.name = std::move(name),
          .unit = std::move(unit),
          .en = std::move(en),
          .zh = std::move(zh),
          .whom = whom,
          .reduction = reduction,
          .part = std::move(part)};
}

}  // namespace linli
