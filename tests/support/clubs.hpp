#pragma once
/// Agents of a kind that the shipped model does not know, brought along by one mechanism of the tests: clubs of
/// neighbours that are founded and close, by the luck of their own area.
#include "engine/observables.hpp"
#include "mechanisms/mechanism.hpp"
#include "world/events.hpp"

namespace linli::test {

struct ClubTag {
  static constexpr const char* name = "club";
};
using ClubId = Id<ClubTag>;

/// Clubs (local).  There is one in every area to begin with.  Every week
///
///     a club                closes with chance `closing`, otherwise gains `liveliness` · 10 members, rounded down
///     in an area            one is founded with chance `founding`, if there is a slot
///
/// liveliness uniform in [0, 1), of the club;  3 members to begin with
struct Clubs {
  struct Params {
    double founding = 0.5;  ///< 1/week
    double closing = 0.25;  ///< 1/week
    std::int64_t most = 4;  ///< in an area
    static std::vector<Field> describe();
  };
  using OwnKinds = Kinds<ClubId>;

  static Declaration declaration();
  explicit Clubs(const Params& params) : params_(params) {}
  void make_room(World& world) const;
  void derive(World& world, ClubId id, const Luck& luck) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void begin(World& world, ClubId id, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// "clubs": each that is founded or closed.
  static EventKind event_kind();
  /// "clubs", a mean over areas.
  static Observable observable();

 private:
  Params params_;
};

}  // namespace linli::test
