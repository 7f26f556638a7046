#pragma once
/// The programme: what organisations offer and how well they do it.  It is given from outside, because organisations are
/// not simulated yet:
///
///     lever_a = level · max(0, 1 + spread · z_a)           for every lever and area a, every week
///     session: only in weeks w with (w + number of a) mod session_every = 0
///     festival: only in weeks first, first + every, ...
///     weeks count from 0, the first of the burn-in
///
/// level   of each lever, in the lever's unit; world/lever_table.cpp has the meaning of each lever and its default level
/// spread  standard deviation over areas, as a share of the level;  z_a  standard normal, fixed for a run
///
/// The programme is exogenous: what it offers costs nobody any hours.
/// Report: recommendations 2 to 4.
/// Evidence: K13, B2.
/// Closed form: without spread the levers equal the levels
///   ->  tests/mechanisms/programme_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>
#include <cstdint>

namespace linli {

struct Programme {
  struct Params {
    std::array<double, lever_count> level = standard_levels();
    std::array<double, lever_count> spread = standard_spreads();
    std::int64_t session_every = 26;  ///< weeks; 0 = never
    std::int64_t festival_first = 0;  ///< weeks
    std::int64_t festival_every = 0;  ///< weeks; 0 = never

    double& operator[](Lever lever) { return level[static_cast<std::size_t>(lever)]; }

    static std::array<double, lever_count> standard_levels();
    static std::array<double, lever_count> standard_spreads();
    /// No offers, no calls, nothing: every lever stays as it is without policy.
    static Params nothing();
    static std::vector<Field> describe();
  };

  explicit Programme(const Params& params) : params_(params) {}
  static Declaration declaration();
  void act(World& world, const Moment& moment) const;

 private:
  bool due(Lever lever, std::int64_t week, std::uint16_t area_number) const;

  Params params_;
};

}  // namespace linli
