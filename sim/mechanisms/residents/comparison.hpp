#pragma once
/// What residents hear of other areas of their subdistrict: how good life is there.
///
///     q̄_s = Σ_a adults_a q_a / Σ_a adults_a          over the areas a of subdistrict s, of last week
///
/// q  local quality lived through (satisfaction.hpp), [0, 1]
///
/// Report: problem 3 (comparison between areas).
/// Evidence: P20.
/// Closed form: equal quality everywhere → the same elsewhere
///   ->  tests/mechanisms/comparison_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct Comparison {
  struct Params {
    static std::vector<Field> describe() { return {}; }
  };

  explicit Comparison(const Params&) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void act(World& world, SubdistrictId subdistrict, const Moment& moment) const;
};

}  // namespace linli
