#pragma once
/// What tests of participation share.
#include "mechanisms/residents/participation.hpp"

#include <cstddef>

namespace linli::test {

/// Numbers that are easy to follow by hand.
inline const Participation::Params plain{.hours_asked = {2, 3, 2, 4},
                                         .belonging = 1,
                                         .trust = 2,
                                         .trust_area = 4,
                                         .satisfaction = 0.5,
                                         .efficacy = 1,
                                         .exposure = 2,
                                         .habit = 4,
                                         .habituated = 0.5,
                                         .registered = 0.75,
                                         .informed = -1,
                                         .informed_acquaintance = 0.1,
                                         .informed_knows = 0.5,
                                         .informed_head = 0.25,
                                         .informed_called = 2,
                                         .informed_open = 1.5,
                                         .attention = 1,
                                         .outside = 0.5,
                                         .decade_here = 0.2};

constexpr auto activity = static_cast<std::size_t>(Channel::activity);
constexpr auto volunteering = static_cast<std::size_t>(Channel::volunteering);
constexpr auto team = static_cast<std::size_t>(Channel::team);
constexpr auto deliberation = static_cast<std::size_t>(Channel::deliberation);

}  // namespace linli::test
