#pragma once
/// One line of a study's manifest, checked by itself:
///
///     {"n":17,"kind":"done","run":"ab34…",…,"prev":"<sum of line 16>","sum":"<XXH3-64 of all bytes before ,"sum">"}
///
/// A line is a chain link: nothing before it can be changed, taken out or put in unseen.
#include "study/address.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace linli {

using Json = nlohmann::ordered_json;

/// What a line says.  The fields that each kind has beside these are listed in study_state.hpp.
enum class LineKind : std::uint8_t {
  plan,     ///< what the study is: at its beginning, and whenever it has changed
  past,     ///< a past in common was simulated
  started,  ///< a run began
  done,     ///< a run's result is published and verified
  failed,   ///< a run ended without a result
  look,     ///< the rule of stopping looked at the results so far
  retry,    ///< a failed run is to be tried again
  merged,   ///< the manifest was put together from those of shards
};

/// "done".
std::string_view name_of(LineKind kind);

/// Whether a line of this kind must be on the disk before anything is built on it.
bool must_not_be_lost(LineKind kind);

/// Whether a line of this kind is about one run, whose address its field `run` holds.
bool is_of_a_run(LineKind kind);

/// Bytes of a line at most, its newline included: so much is written in one piece.
constexpr std::size_t most_line_bytes = 4096;
/// The same of a line that is appended: the rest is for what it may have more where manifests are merged.
constexpr std::size_t most_appended_bytes = most_line_bytes - 96;
/// The `prev` of the first line.
constexpr std::string_view no_line_before = "0000000000000000";

struct ManifestLine {
  std::int64_t n = 1;  ///< its number, from 1
  LineKind kind = LineKind::plan;
  Json fields = Json::object();      ///< all but n, kind, prev and sum, in their order
  std::string prev{no_line_before};  ///< the sum of the line before, 16 hexadecimal digits
};

/// The run that a line is about, which `is_of_a_run`.
Address run_of(const ManifestLine& line);

/// A line as it is written, with its newline, and its sum.
struct WrittenLine {
  std::string text;
  std::string sum;
};

/// What is no UTF-8 in texts is replaced.  `fields` is an object without n, kind, prev and sum, with `run` if the kind is of a run.
/// A text longer than
/// `most_line_bytes` is the caller's mistake: Bug.
WrittenLine written_line(const ManifestLine& line);

/// A line that was read, with its sum.
struct ReadLine {
  ManifestLine line;
  std::string sum;
};

/// What is wrong with a line, for people: "its sum is not that of its content".
struct LineFault {
  std::string problem;
};

/// Reads a line without its newline, which should have the number `n` and follow a line with the sum `prev`.
std::variant<ReadLine, LineFault> read_line(std::string_view text, std::int64_t n, std::string_view prev);

}  // namespace linli
