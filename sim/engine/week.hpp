#pragma once
/// The order of a week: policy → settle → areas → observe.  `make_week` is the model on one page: read it
/// first.
#include "core/parallel.hpp"
#include "engine/observables.hpp"
#include "mechanisms/mechanism.hpp"
#include "scenario/scenario.hpp"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace linli {

/// Where in the week a step acts.
enum class Phase { policy, settle, local };

/// One step of the week.
struct Step {
  Phase phase;
  Declaration declaration;
  /// Acts at a place: nowhere in particular (policy), subdistrict `place` (settle) or area `place` (local).
  std::function<void(World&, std::uint32_t place, const Moment&)> act;
  /// What it does before the first week, and for households that move in later; each may be empty.
  std::function<void(World&)> make_room;
  std::function<void(World&, AreaId, const Luck&)> derive_area;
  std::function<void(World&, HouseholdId, const Luck&)> derive;
  std::function<void(World&, AreaId, const Luck&)> begin_area;
  std::function<void(World&, HouseholdId, const Luck&)> begin;
};

class Week {
 public:
  template <PolicyMechanism M>
  void policy(const typename M::Params& params)
  {
    add<M>(Phase::policy, params, [](const M& m, World& w, std::uint32_t, const Moment& t) { m.act(w, t); });
  }
  template <SettlingMechanism M>
  void settle(const typename M::Params& params)
  {
    add<M>(Phase::settle, params, [](const M& m, World& w, std::uint32_t place, const Moment& t) {
      m.act(w, SubdistrictId{place}, t);
    });
  }
  template <LocalMechanism M>
  void local(const typename M::Params& params)
  {
    add<M>(Phase::local, params,
           [](const M& m, World& w, std::uint32_t place, const Moment& t) { m.act(w, AreaId{place}, t); });
  }

  /// A step that is made of more than parameters.
  void add(Step step) { steps_.push_back(std::move(step)); }
  /// A series that a step reads of last week: the engine keeps world.observed.
  void watch(Observable series) { watched_.push_back(std::move(series)); }

  const std::vector<Step>& steps() const { return steps_; }
  const std::vector<Observable>& watched() const { return watched_; }

  /// Puts a step beside the one of this name, for onlookers such as a trace.  Throws Bug if there is none.
  void insert_before(std::string_view name, Step step);
  void insert_after(std::string_view name, Step step);

 private:
  template <class M, class Act>
  void add(Phase phase, const typename M::Params& params, Act act)
  {
    const auto mechanism = std::make_shared<const M>(params);
    Step step{
        phase,
        M::declaration(),
        [mechanism, act](World& w, std::uint32_t place, const Moment& t) { act(*mechanism, w, place, t); },
        {},
        {},
        {},
        {},
        {}};
    if constexpr (MakesRoom<M>) step.make_room = [mechanism](World& w) { mechanism->make_room(w); };
    if constexpr (Derives<M, AreaId>)
      step.derive_area = [mechanism](World& w, AreaId a, const Luck& luck) { mechanism->derive(w, a, luck); };
    if constexpr (Derives<M, HouseholdId>)
      step.derive = [mechanism](World& w, HouseholdId h, const Luck& luck) { mechanism->derive(w, h, luck); };
    if constexpr (Begins<M, AreaId>)
      step.begin_area = [mechanism](World& w, AreaId a, const Luck& luck) { mechanism->begin(w, a, luck); };
    if constexpr (Begins<M, HouseholdId>)
      step.begin = [mechanism](World& w, HouseholdId h, const Luck& luck) { mechanism->begin(w, h, luck); };
    steps_.push_back(std::move(step));
  }

  std::vector<Step>::const_iterator find(std::string_view name) const;

  std::vector<Step> steps_;
  std::vector<Observable> watched_;
};

/// The shipped model.  Throws Error(scenario) if an intervention looks at a series that there is not, or acts in no
/// week of the run.
Week make_week(const Scenario& scenario);

/// Rows for everything that the steps of a week write.
void make_room(World& world, const Week& week);

/// Rows and starting values for everything that the steps of a week write.
void prepare(World& world, const Week& week, const Luck& luck, const Workers& workers);

/// People who have just moved in begin: what follows from who they are, and where they start.
void settle_in(World& world, const Week& week, HouseholdId household, const Luck& luck);

/// What follows for good from parameters and luck, anew: for a world that goes on under other parameters.
/// Columns that these need and the world had no use for get their rows.
void derive_anew(World& world, const Week& week, const Luck& luck, const Workers& workers);

}  // namespace linli
