#pragma once
/// All recorders of a run: the one list that a new one joins.
#include "engine/recorder.hpp"
#include "engine/recording_plan.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace linli {

/// Makes an empty store for the rows of one recorder.
using MakeStore = std::function<std::shared_ptr<RowStore>()>;

/// Makes what a plan asks for: series, panels, surveys, interventions, events.  `world` begins to keep events for them;
/// panels are drawn under `luck`.
Recorders make_recorders(const RecordingPlan& plan, World& world, const Luck& luck,
                         const MakeStore& make_store);

/// Bytes that a result of so many weeks holds before it is compressed, events excepted: nobody knows how many there will
/// be.
std::uint64_t estimated_bytes(const Recorders& recorders, std::int64_t weeks);

/// The same before a run, for the people it would have.  Throws what `recording_plan` throws.
std::uint64_t estimated_bytes(const Scenario& scenario, Population people);

/// How large a result will be before it is compressed.
struct ResultSize {
  std::uint64_t most = 0;    ///< bytes at most, events excepted
  std::uint64_t events = 0;  ///< bytes that may be expected of events (EventRecord::expected_bytes)

  /// "at most 89.7 MB of results, about 0.5 MB of events".
  std::string told() const;
};

ResultSize result_size(const Recorders& recorders, std::int64_t weeks);
/// Before a run, for the people it would have.
ResultSize result_size(const Scenario& scenario, Population people);

}  // namespace linli
