#pragma once
/// The weekly loop.
#include "core/parallel.hpp"
#include "engine/recording.hpp"
#include "engine/week.hpp"
#include "world/world.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace linli {

/// Which part of a world one process is in charge of, and how it hears of the rest.  A whole world in one
/// process owns all areas and hears of nobody; under MPI each rank would own some.
struct Ownership {
  std::vector<AreaId> areas;  ///< in the order in which they are taken up; any order gives the same bits
  std::vector<SubdistrictId> subdistricts;  ///< those it settles claims for; each has one owner
  /// After settling: fetches what other owners settled; may be empty.
  std::function<void(World&)> hear_settled;
  /// Before seen.turn(): fetches what others' residents let be seen, what settling reads of others' areas, and
  /// `observed` of these areas, by which every owner decides the same policy; may be empty.
  std::function<void(World&)> exchange;

  static Ownership of_everything(const World& world);
};

/// Steps a world week by week.
class Simulation {
 public:
  /// `weeks` have been done already: a run that goes on.
  Simulation(World world, Week week, Luck luck, Workers workers, std::int64_t weeks = 0);

  /// One week: policy → settle → areas → observe.
  void step(const std::vector<Recorder*>& recorders);
  /// The same with one, which may be null.
  void step(Recorder* recorder);

  /// Replaces who owns what; before the first step.
  void own(Ownership ownership) { ownership_ = std::move(ownership); }
  const Ownership& ownership() const { return ownership_; }

  const Workers& workers() const { return workers_; }
  const World& world() const { return world_; }
  World& world() { return world_; }
  /// Weeks done.
  std::int64_t weeks() const { return week_number_; }

 private:
  void policy(const Moment& moment);
  void settle(const Moment& moment);
  void live(AreaId area, const Moment& moment, const std::vector<Recorder*>& recorders);

  World world_;
  Week week_;
  Luck luck_;
  Workers workers_;
  Ownership ownership_;
  std::int64_t week_number_;
};

}  // namespace linli
