#include "study/study_state.hpp"

#include <algorithm>
#include <utility>

namespace linli {
namespace {

constexpr std::uint64_t most_bytes = (std::uint64_t{1} << 48U) - 1;
constexpr std::uint64_t most_attempts = (std::uint64_t{1} << 12U) - 1;

/// The whole number at a key, at most `most`; nothing if there is none.
std::optional<std::uint64_t> number_at(const Json& fields, const char* key, std::uint64_t most)
{
  const auto found = fields.find(key);
  if (found == fields.end() || !found->is_number_integer() || *found < 0) return {};
  return std::min(found->get<std::uint64_t>(), most);
}

Stage stage_after(const ManifestLine& line)
{
  switch (line.kind) {
    case LineKind::started:
      return Stage::started;
    case LineKind::failed:
      return Stage::failed;
    case LineKind::retry:
      return Stage::retried;
    default:
      break;
  }
  const auto adopted = line.fields.find("adopted");
  return adopted != line.fields.end() && *adopted == true ? Stage::adopted : Stage::done;
}

void put(const ManifestLine& line, RunState& state)
{
  const std::uint64_t attempt = state.attempt;
  const std::uint64_t counted =
      line.kind == LineKind::started ? std::min(attempt + 1, most_attempts) : attempt;
  state.attempt = number_at(line.fields, "attempt", most_attempts).value_or(counted) & most_attempts;
  const Stage stage = stage_after(line);
  state.stage_number = static_cast<std::uint64_t>(stage) & 0xFU;
  state.bytes = state.finished() ? number_at(line.fields, "bytes", most_bytes).value_or(0) & most_bytes : 0;
}

bool before(const RunState& state, const Address& run)
{
  return state.run < run;
}

}  // namespace

NextStep step_for(const RunState& state, const std::optional<std::uint64_t>& bytes_there)
{
  if (bytes_there) return state.finished() && *bytes_there == state.bytes ? NextStep::none : NextStep::check;
  return state.stage() == Stage::failed ? NextStep::wait : NextStep::run;
}

void StudyState::take(const ManifestLine& line)
{
  if (is_of_a_run(line.kind)) put(line, at(run_of(line)));
  if (line.kind == LineKind::plan || line.kind == LineKind::look) last_[line.kind] = line.fields;
  if (line.kind == LineKind::look) ++looks_;
}

const Json* StudyState::last(LineKind kind) const
{
  const auto found = last_.find(kind);
  return found == last_.end() ? nullptr : &found->second;
}

RunState StudyState::of(const Address& run) const
{
  const auto found = std::lower_bound(runs_.begin(), runs_.end(), run, before);
  if (found != runs_.end() && found->run == run) return *found;
  RunState unknown;
  unknown.run = run;
  return unknown;
}

std::array<std::size_t, stage_count> StudyState::counts(std::span<const Address> runs) const
{
  std::array<std::size_t, stage_count> out{};
  for (const Address& run : runs) ++out.at(static_cast<std::size_t>(of(run).stage()));
  return out;
}

RunState& StudyState::at(const Address& run)
{
  auto found = std::lower_bound(runs_.begin(), runs_.end(), run, before);
  if (found == runs_.end() || found->run != run) {
    found = runs_.emplace(found);
    found->run = run;
  }
  return *found;
}

}  // namespace linli
