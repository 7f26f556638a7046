#pragma once
/// What residents see of the people around them (exposure with memory):
///
///     ξ_i = (w_h r̄_household + w_n r̄_acquaintances + w_g r̄_group) / (sum of the w with anybody in them)
///     r_j = 2^(−k_j / half-life)
///
/// ξ      exposure, [0, 1]
/// r̄      mean over the other adults of the household, the active acquaintances (first n of the list), the
///        other adults of the building group
/// k_j    weeks since j last took part, as of the end of last week
/// b̄      also computed here: mean belonging of active acquaintances, [0, 1]; own belonging if there are none
///
/// The memory is needed: only about 2 % of adults take part in a single week, too few to move anybody.
/// Report: problem 3.
/// Evidence: K2, B6, G1, G2, P8, P18.
/// Closed form: everybody took part k weeks ago → ξ = 2^(−k / half-life)
///   ->  tests/mechanisms/exposure_test.cpp
#include "mechanisms/mechanism.hpp"

#include <array>
#include <cstdint>

namespace linli {

struct Exposure {
  struct Params {
    double household = 0.4;
    double acquaintances = 0.4;
    double building_group = 0.2;
    double half_life = 8;  ///< weeks

    static std::vector<Field> describe();
    /// Weights that are all 0.
    std::vector<Contradiction> contradictions() const;
  };

  explicit Exposure(const Params& params);
  static Declaration declaration();
  void make_room(World& world) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// How much a resident who last took part k weeks ago is noticed, in 1/255.
  std::uint8_t noticed(std::uint8_t weeks_since) const { return noticed_[weeks_since]; }

  /// What surrounds one resident: sums of what is noticed (in 1/255) over this many others.
  struct Around {
    float household_sum, household;
    float known_sum, known;
    float group_sum, group;
  };
  float exposure(const Around& around) const;

 private:
  class Pass;

  std::array<float, 3> weights_;
  std::array<std::uint8_t, 256> noticed_;
};

}  // namespace linli
