#pragma once
/// Weeks with every mechanism in them, and worlds in which every mechanism has something to do.
#include "engine/week.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linli::test {

/// A week with everything in it, and a world that it has been through.
struct Tried {
  std::string name;
  Week week;
  World world;
};

/// One for each kind of influence.
const std::vector<Tried>& all_tried();

/// The world as a step finds it: levers stand at neutral before policy, as the engine sees to.
World found_by(const Step& step, World world);

/// The same after the step has acted at these places, from `first` to before `last`.
World acted(const Step& step, World world, std::uint32_t first, std::uint32_t last,
            std::uint32_t replicate = 2);

/// The same after it has acted at every place there is.
World acted_everywhere(const Step& step, const World& world);

}  // namespace linli::test
