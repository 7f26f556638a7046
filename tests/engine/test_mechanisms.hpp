#pragma once
/// Mechanisms of the tests alone, one for every phase of the week: they show that the model can be extended
/// without an edit under sim/.
#include "engine/observables.hpp"
#include "mechanisms/mechanism.hpp"

namespace linli::test {

/// A rumour goes round at activities (local):
///
///     heard_i <- heard_i + speed (1 - heard_i) x share of i's acquaintances who took part last week
///
/// In weeks in which somebody is told it tells an event "rumours".
struct Rumour {
  struct Params {
    double speed = 0.5;
    double start = 0.125;
    static std::vector<Field> describe();
  };
  static Declaration declaration();
  explicit Rumour(const Params& params) : params_(params) {}
  void make_room(World& world) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// "rumour", a mean over adults, and "rumour_of_area", a mean over areas.
  static std::vector<Observable> observables();

 private:
  Params params_;
};

/// A festival every few weeks: offers + `offers` in every area (policy).
struct Festival {
  struct Params {
    double offers = 4;
    std::int64_t every = 3;  ///< weeks
    static std::vector<Field> describe();
  };
  static Declaration declaration();
  explicit Festival(const Params& params) : params_(params) {}
  void act(World& world, const Moment& moment) const;

 private:
  Params params_;
};

/// Places at outings, shared out within a subdistrict by offers x adults (settle).
struct Places {
  struct Params {
    double places = 100;
    static std::vector<Field> describe();
  };
  static Declaration declaration();
  explicit Places(const Params& params) : params_(params) {}
  void make_room(World& world) const;
  void act(World& world, SubdistrictId subdistrict, const Moment& moment) const;

 private:
  Params params_;
};

/// Outings made so far, every adult of an area alike (local): visits <- visits + places / adults.
struct Outings {
  struct Params {
    static std::vector<Field> describe() { return {}; }
  };
  static Declaration declaration();
  explicit Outings(const Params&) {}
  void make_room(World& world) const;
  void act(World& world, AreaId area, const Moment& moment) const;
};

}  // namespace linli::test
