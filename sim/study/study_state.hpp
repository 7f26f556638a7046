#pragma once
/// How far a study is: what its manifest says, line by line, and nothing else.  Fields that are read here, of each kind:
///
///     plan, extended, look   all of the last one, for who knows what they mean
///     started                run; attempt, counted if it is not given
///     done                   run, bytes (of the file); adopted: true if the result was found without a line
///     failed, retry          run; attempt
///
/// The last line about a run counts.
#include "study/address.hpp"
#include "study/manifest_line.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace linli {

/// Where a run stands.
enum class Stage : std::uint8_t {
  planned,  ///< nothing is known of it
  started,  ///< it began, and nobody saw it end
  failed,   ///< it ended without a result, and waits until somebody wants it tried again
  retried,  ///< somebody does
  done,     ///< its result was published
  adopted,  ///< its result was found
};
constexpr std::size_t stage_count = 6;

/// What is kept of a run: 24 bytes.
struct RunState {
  Address run{};
  std::uint64_t bytes : 48 = 0;    ///< of its result, if it is done or adopted
  std::uint64_t attempt : 12 = 0;  ///< how often it was started; stays at the largest that fits
  std::uint64_t stage_number : 4 = 0;

  Stage stage() const { return static_cast<Stage>(stage_number); }
  bool finished() const { return stage() == Stage::done || stage() == Stage::adopted; }
};
static_assert(sizeof(RunState) == 24);

/// What going on does about a run that the plan asks for.
enum class NextStep {
  none,   ///< its result is there
  run,    ///< compute it
  check,  ///< a file is there that nobody vouches for: adopt it if it is sound, else remove and compute it
  wait,   ///< it failed: leave it until a retry
};

/// `bytes_there`: the size of the file at its place, nothing if there is none.
NextStep step_for(const RunState& state, const std::optional<std::uint64_t>& bytes_there);

class StudyState {
 public:
  /// The next line.
  void take(const ManifestLine& line);

  /// Of any address: planned if the manifest has no line about it.
  RunState of(const Address& run) const;
  /// How many of these runs are at each stage, by Stage.
  std::array<std::size_t, stage_count> counts(std::span<const Address> runs) const;
  /// All runs that the manifest has lines about, by address.
  std::span<const RunState> runs() const { return runs_; }

  /// Fields of the last line `plan`, `extended` or `look`; null if there was none, and for every other kind.
  const Json* last(LineKind kind) const;
  /// How many lines `look` there were.
  std::int64_t looks() const { return looks_; }

  /// Bytes in memory for runs.
  std::size_t bytes() const { return runs_.capacity() * sizeof(RunState); }

 private:
  RunState& at(const Address& run);

  std::vector<RunState> runs_{};  // by address
  std::map<LineKind, Json> last_{};
  std::int64_t looks_ = 0;
};

}  // namespace linli
