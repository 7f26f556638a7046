#pragma once
/// Whom the veteran secretaries (老书记工作室) guide.
///
///     places of a subdistrict     n = round(mentors · pupils · Σ_a mentoring_a)     every `term` weeks
///     places go to the least skilled (sum of the four skills) of those in office in areas where the lever is above 0,
///     without those appointed this week
///
/// Mentoring ends at once where the lever falls to 0 or the post becomes vacant.
/// mentors   per area: 35 veterans for 256 areas;  pupils  of each;  mentoring_a  lever, [0, 1]
///
/// Report: recommendation 1.
/// Evidence: K5.
/// Closed form: lever 1 everywhere and mentors · pupils ≥ 1 → every post held is mentored
///   ->  tests/mechanisms/mentoring_test.cpp
#include "mechanisms/mechanism.hpp"

#include <cstdint>

namespace linli {

struct Mentoring {
  struct Params {
    double mentors = 0.137;
    double pupils = 2;
    std::int64_t term = 26;  ///< weeks

    static std::vector<Field> describe();
  };

  explicit Mentoring(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void act(World& world, SubdistrictId subdistrict, const Moment& moment) const;

 private:
  Params params_;
};

}  // namespace linli
