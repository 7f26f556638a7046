#pragma once
/// What experiments in a simulated district find: the same people with and without a treatment, under the same luck.
#include "mechanisms/residents/election.hpp"
#include "scenario/scenario.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <vector>

namespace linli {

/// Effect of calls on turnout: of those who opened the door, and of others at home.  Here and below NaN of nobody.
struct Effects {
  double opens = 0;
  double others = 0;
};
Effects effect_of_calls(const World& with, const World& without, const std::vector<float>& contacts);
/// Turnout with less turnout without, among the marked.
double effect_among(const World& with, const World& without, const std::vector<std::uint8_t>& marked);
/// Those of the marked who may vote.
std::vector<std::uint8_t> on_the_roll(const Election& election, const World& world, const Luck& luck,
                                      std::vector<std::uint8_t> marked);
/// Contact of every resident by calls at the door in that week.
std::vector<float> contacts_of(const Election& election, const World& world, const Moment& moment);

/// What a fresh call does to the chance of coming to a session, over what announcing it as openly as can be does
/// instead: mean over adults who are not called.
double call_against_announcement(const World& world, const Scenario& scenario, const Moment& moment);

}  // namespace linli
