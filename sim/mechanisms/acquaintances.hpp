#pragma once
/// Whom one keeps in touch with:
///
///     n_i ← n_i + g · took part_i − φ (n_i − n⁰_i),   0 ≤ n_i ≤ length of the list
///
/// n      active acquaintances: the first n of the list
/// n⁰     the number it fades toward, gamma distributed over adults
/// g, φ   gain per activity, fade [1/week]
///
/// Report: recommendation 2.
/// Evidence: K2, B6, P8.
/// Closed form: taking part every week → n⁰ + g / φ (if the list is long enough)
///   ->  tests/mechanisms/acquaintances_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct Acquaintances {
  struct Params {
    double gain = 0.6;
    double fade = 0.02;  ///< 1/week
    double usual_mean = 5;
    double usual_shape = 2.5;

    static std::vector<Field> describe();
  };

  explicit Acquaintances(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void derive(World& world, AreaId area, const Luck& luck) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

 private:
  Params params_;
};

}  // namespace linli
