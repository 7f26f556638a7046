#pragma once
/// The order of a week: policy → settle → areas → observe.  `make_week` is the model on one page: read it
/// first.
#include "engine/observables.hpp"
#include "mechanisms/mechanism.hpp"
#include "scenario/scenario.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace linli {

/// Where in the week a step acts.
enum class Phase { policy, settle, local };

/// What a step does for a row of one kind before the first week, and for who comes later.
struct SetUp {
  const IdKind* kind;
  std::function<void(World&, std::uint32_t row, const Luck&)> act;
};

/// One step of the week.
struct Step {
  Phase phase;
  Declaration declaration;
  /// Acts at a place: nowhere in particular (policy), subdistrict `place` (settle) or area `place` (local).
  std::function<void(World&, std::uint32_t place, const Moment&)> act;
  /// What it does before the first week (set_up.hpp); each may be empty.
  std::function<void(World&)> make_room;
  std::vector<SetUp> derive;
  std::vector<SetUp> begin;
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

  /// The week of the run that is the study's first.
  void let_study_begin(std::int64_t week) { study_begins_ = week; }
  std::int64_t study_begins() const { return study_begins_; }

  const std::vector<Step>& steps() const { return steps_; }
  /// Kinds of agents that mechanisms bring, in the order of the week.
  const std::vector<const IdKind*>& own_kinds() const { return own_kinds_; }
  const std::vector<Observable>& watched() const { return watched_; }

  /// Puts a step beside the one of this name, for onlookers such as a trace.  Throws Bug if there is none.
  void insert_before(std::string_view name, Step step);
  void insert_after(std::string_view name, Step step);

 private:
  template <class M, class Act>
  void add(Phase phase, const typename M::Params& params, Act act)
  {
    const auto mechanism = std::make_shared<const M>(params);
    Step step{.phase = phase,
              .declaration = M::declaration(),
              .act = [mechanism, act](World& w, std::uint32_t place,
                                      const Moment& t) { act(*mechanism, w, place, t); },
              .make_room = {},
              .derive = {},
              .begin = {}};
    if constexpr (MakesRoom<M>) step.make_room = [mechanism](World& w) { mechanism->make_room(w); };
    set_up(step, mechanism, ShippedKinds{});
    if constexpr (BringsKinds<M>) {
      set_up(step, mechanism, typename M::OwnKinds{});
      note_kinds(typename M::OwnKinds{});
    }
    steps_.push_back(std::move(step));
  }

  template <class M, class... I>
  static void set_up(Step& step, const std::shared_ptr<const M>& mechanism, Kinds<I...>)
  {
    (set_up_kind<I>(step, mechanism), ...);
  }
  template <class I, class M>
  static void set_up_kind(Step& step, const std::shared_ptr<const M>& mechanism)
  {
    if constexpr (Derives<M, I>) {
      step.derive.push_back({&kind_of<I>, [mechanism](World& w, std::uint32_t row, const Luck& luck) {
                               mechanism->derive(w, I{row}, luck);
                             }});
    }
    if constexpr (Begins<M, I>) {
      step.begin.push_back({&kind_of<I>, [mechanism](World& w, std::uint32_t row, const Luck& luck) {
                              mechanism->begin(w, I{row}, luck);
                            }});
    }
  }
  template <class... I>
  void note_kinds(Kinds<I...>)
  {
    for (const IdKind* kind : {&kind_of<I>...}) {
      if (std::ranges::find(own_kinds_, kind) == own_kinds_.end()) own_kinds_.push_back(kind);
    }
  }

  std::vector<Step>::const_iterator find(std::string_view name) const;

  std::vector<Step> steps_;
  std::vector<Observable> watched_;
  std::vector<const IdKind*> own_kinds_;
  std::int64_t study_begins_ = 0;
};

/// The shipped model.  Throws Error(scenario) if an intervention looks at a series that there is not, or acts in no
/// week of the run.
Week make_week(const Scenario& scenario);

}  // namespace linli
