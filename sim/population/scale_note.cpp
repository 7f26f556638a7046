#include "population/scale_note.hpp"

#include <fmt/format.h>

namespace linli {

std::string scale_note(double scale)
{
  if (scale >= 1) return {};
  const char* levels = scale >= 0.05
                           ? "headline series of the district lie within 1 % of those of the full one"
                       : scale >= 0.01 ? "headline series of the district lie within 3 % of those of the "
                                         "full one (building groups with a head: 5 %)"
                                       : "levels differ from those of the full district by more than 3 %";
  return fmt::format(
      "{:g} % of the building groups stand for the whole: on average over seeds {}; single areas have few "
      "groups, so that "
      "their series, conditions on them and ranks by them are noisier than in the full district",
      100 * scale, levels);
}

}  // namespace linli
