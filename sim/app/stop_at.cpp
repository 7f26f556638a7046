#include "app/stop_at.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "run/checkpoints.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace linli {
namespace {

/// "give 5 to 7", "give 7", or that there is no week.
std::string possible(std::int64_t first, std::int64_t last)
{
  if (first > last) return "leave it out: no week lies between";
  return first == last ? fmt::format("give {}", first) : fmt::format("give {} to {}", first, last);
}

}  // namespace

void require_possible_stop(std::optional<std::int64_t> stop_at, const Scenario& scenario, std::int64_t done)
{
  const std::int64_t all = scenario.run.all_weeks();
  if (!stop_at || (*stop_at > done && *stop_at < all)) return;
  const bool is_over = *stop_at <= done;
  throw Error(
      Exit::usage,
      {Problem{.path = fmt::format("--stop-at {}", *stop_at),
               .problem = is_over ? "is over when the run begins" : "leaves no week to go on with",
               .why = done > 0 ? fmt::format("{} of {} weeks are done, the burn-in included", done, all)
                               : fmt::format("the run has {} weeks, the burn-in included", all),
               .hint = possible(done + 1, all - 1)}});
}

void require_no_checkpoint_at(std::optional<std::int64_t> stop_at, const ClaimedOutput& claim,
                              Overwrite policy)
{
  if (!stop_at || policy == Overwrite::replace) return;
  const std::filesystem::path file = checkpoint_file(claim.place(), *stop_at);
  std::error_code ignored;
  if (!std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) return;
  throw Error(
      Exit::output_in_use, fmt::format("{} is there already", file.string()),
      "with this checkpoint the run would end",
      fmt::format(
          "go on from it with: linli run --resume {}, replace it with --overwrite, or choose another name",
          shell_quoted(file.string())));
}

}  // namespace linli
