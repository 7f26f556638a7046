/// The manifest of a study; also sealed, with the right links and sums in every finished line.  What was read, written
/// again, reads back as the same state.
#include "core/digest.hpp"
#include "core/errors.hpp"
#include "file_in_memory.hpp"
#include "study/manifest.hpp"
#include "study/study_state.hpp"
#include "target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::fuzz {
namespace {

constexpr std::string_view before_prev = ",\"prev\":\"";
constexpr std::string_view before_sum = ",\"sum\":\"";

/// Everything of a state, as text.
std::string shown(const StudyState& state)
{
  std::string out = std::to_string(state.looks());
  for (const LineKind kind : {LineKind::plan, LineKind::look}) {
    const Json* const last = state.last(kind);
    out += last == nullptr ? " none" : " " + last->dump();
  }
  for (const RunState& run : state.runs())
    out += fmt::format(" {} {} {} {}", run.run.text(), static_cast<int>(run.stage()),
                       std::uint64_t{run.attempt}, std::uint64_t{run.bytes});
  return out;
}

struct Read {
  std::string state;
  std::string again;  ///< its lines as the program writes them
};

Read read(std::string_view bytes)
{
  const FileInMemory file(bytes);
  StudyState state;
  Read out;
  std::string prev(no_line_before);
  const ManifestEnd end = read_manifest(file.path(), [&](const ManifestLine& line) {
    state.take(line);
    const WrittenLine written = written_line({line.n, line.kind, line.fields, prev});
    out.again += written.text;
    prev = written.sum;
  });
  ensures(end.bytes + end.torn == bytes.size(), "every byte is of a line or torn");
  ensures(state.runs().size() <= static_cast<std::size_t>(end.lines), "no more runs than lines");
  out.state = shown(state);
  return out;
}

/// The line with the right sum, after one with the sum `prev`.
std::string sealed_line(std::string line, const std::string& prev)
{
  const std::size_t link = line.rfind(before_prev);
  if (link != std::string::npos) line.resize(link);
  line.append(before_prev).append(prev).append("\"");
  const std::string sum = fmt::format("{:016x}", number_of(line));
  return line.append(before_sum).append(sum).append("\"}");
}

std::string sealed(std::string_view bytes)
{
  constexpr std::size_t digits = 16;
  std::string out;
  std::string prev(no_line_before);
  for (std::size_t end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n')) {
    const std::string line = sealed_line(std::string(bytes.substr(0, end)), prev);
    prev = line.substr(line.size() - digits - 2, digits);
    out.append(line).append("\n");
    bytes.remove_prefix(end + 1);
  }
  return out.append(bytes);
}

void expect_round_trip(std::string_view bytes)
{
  const Read once = read(bytes);
  const Read twice = read(once.again);
  ensures(once.state == twice.state, "what is written again reads back as it is");
  ensures(once.again == twice.again, "what is written again is written in the same way");
}

}  // namespace

void run(std::string_view bytes)
{
  constexpr std::size_t long_lines =
      most_line_bytes / 8;  // written again a line may be longer: \u0000 for one byte
  for (std::size_t from = 0; from < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', from), bytes.size());
    if (end - from > long_lines) {
      const FileInMemory file(bytes);
      read_manifest(file.path(), [](const ManifestLine&) {});
      return;
    }
    from = end + 1;
  }
  try {
    expect_round_trip(bytes);
  } catch (const Error&) {
    expect_round_trip(sealed(bytes));
  }
}

std::vector<std::string> seeds()
{
  const std::string run = "00ab34cd00000000ffffffffffffffff";
  const std::vector<std::pair<LineKind, Json>> lines = {
      {LineKind::plan, {{"study", "两镇"}, {"alpha", 0.05}}},
      {LineKind::past, {{"key", run}}},
      {LineKind::started, {{"run", run}}},
      {LineKind::failed, {{"run", run}, {"exit", 6}, {"attempt", 1}}},
      {LineKind::retry, {{"run", run}}},
      {LineKind::done, {{"run", run}, {"bytes", 81234}, {"adopted", true}}},
      {LineKind::look, {{"looked_at", 4}, {"values", {0.1, -1e300, 3}}, {"best", nullptr}}},
      {LineKind::merged, {{"runs", 1}}}};
  std::string text;
  std::string prev(no_line_before);
  std::int64_t n = 0;
  for (const auto& [kind, fields] : lines) {
    const WrittenLine line = written_line({++n, kind, fields, prev});
    text += line.text;
    prev = line.sum;
  }
  return {text, text + "{\"n\":11", "{\"n\":1,\"kind\":\"plan\",\"prev\":\"\"\n", "", "\n"};
}

std::vector<std::string> words()
{
  return {"{\"n\":1",
          ",\"kind\":\"",
          "plan\"",
          "past\"",
          "started\"",
          "done\"",
          "failed\"",
          "look\"",
          "retry\"",
          "merged\"",
          ",\"run\":\"",
          ",\"prev\":\"",
          ",\"sum\":\"",
          ",\"bytes\":",
          ",\"adopted\":",
          "true",
          ",\"attempt\":",
          "-1",
          "1e999",
          "[[",
          "\\u0000",
          "\xFF",
          "\n",
          std::string(no_line_before)};
}

}  // namespace linli::fuzz
