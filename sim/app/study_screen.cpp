#include "app/study_screen.hpp"

#include "app/interruption.hpp"
#include "app/say.hpp"
#include "core/text.hpp"
#include "study/pasts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace linli {
namespace {

constexpr std::size_t tenths = 10;
constexpr int bar_width = 30;
constexpr std::size_t least_lines = 20;  // of so few runs each is told

std::string counted(std::size_t count, const char* one, const char* many)
{
  return fmt::format("{} {}", grouped(static_cast<std::int64_t>(count)), count == 1 ? one : many);
}

/// Shares differ by percentage points.
std::string size_text(const Tellable& tellable)
{
  return tellable.is_share ? fmt::format("{:.2g} points", 100 * tellable.difference)
                           : fmt::format("{:.2g} {}", tellable.difference, tellable.unit);
}

std::string_view verdict_of(Verdict verdict)
{
  switch (verdict) {
    case Verdict::best_known:
      return "best known";
    case Verdict::none_better:
      return "none better by what matters";
    default:
      return "not known yet";
  }
}

}  // namespace

std::string time_text(double seconds)
{
  const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{}:{:02} min", whole / 60, whole % 60);
  return fmt::format("{}:{:02} h", whole / 3600, whole / 60 % 60);
}

std::string bytes_text(double bytes)
{
  if (bytes < 1e6) return fmt::format("{:.0f} kB", bytes / 1e3);
  if (bytes < 1e9) return fmt::format("{:.1f} MB", bytes / 1e6);
  return fmt::format("{:.1f} GB", bytes / 1e9);
}

std::string quote_of(const Plan& plan, std::size_t runs_here)
{
  std::string out = plan.study + ": " + counted(plan.arms.size(), "arm", "arms");
  if (plan.points.size() > 1) out += " × " + counted(plan.points.size(), "point", "points");
  if (plan.worlds.size() > 1) out += " × " + counted(plan.worlds.size(), "world", "worlds");
  out += fmt::format(" × {}{}", plan.precision ? "at most " : "",
                     counted(static_cast<std::size_t>(plan.replicates), "replicate", "replicates"));
  const std::size_t distinct = plan.runs().size();
  const std::size_t all = plan.cells.size() * static_cast<std::size_t>(plan.replicates);
  out += fmt::format(" = {} of {} weeks at scale {}", counted(distinct, "run", "runs"),
                     plan.burn_in + plan.weeks, number_text(plan.scale));
  if (distinct < all) out += fmt::format("; {} more are equal to one of these", all - distinct);
  if (runs_here < distinct) out += fmt::format("; {} of them are this shard's", runs_here);
  out += "\n";
  const WeeksToSimulate weeks = weeks_to_simulate(plan);
  if (plan.pasts.empty()) {
    if (plan.cells.size() > 1)
      out +=
          "nothing is shared: every run differs from the others from its first week on (an arm or factor "
          "with "
          "`from: week 0` would share the burn-in)\n";
  } else {
    std::set<std::int64_t> at;
    for (const PlannedPast& past : plan.pasts) at.insert(past.week);
    out += fmt::format(
        "{} in common a replicate, of up to {} weeks: {:.0f} % of the weeks need not be simulated\n",
        counted(plan.pasts.size(), "past", "pasts"), *at.rbegin(),
        100 * (1 - static_cast<double>(weeks.shared) / static_cast<double>(weeks.straight)));
  }
  return out;
}

StudyScreen::StudyScreen(const Plan& plan, StudyDirectory directory, Style style)
    : plan_(plan), directory_(std::move(directory)), style_(style)
{
  if (plan.precision) stopping_.emplace(plan_, directory_);
}

bool StudyScreen::asked_to_stop()
{
  return Interruption::asked();
}

void StudyScreen::finish()
{
  if (std::exchange(bar_drawn_, false)) linli::say("\r\033[K");
}

void StudyScreen::say(const std::string& line)
{
  finish();
  linli::say(line + "\n");
}

void StudyScreen::tell(const std::string& line)
{
  if (style_ != Style::quiet) say(line);
}

void StudyScreen::progress(const StudyProgress& progress)
{
  if (style_ == Style::quiet || progress.runs == 0) return;
  const std::size_t ended = progress.done + progress.failed;
  std::string line = fmt::format("{} of {} runs", grouped(static_cast<std::int64_t>(ended)),
                                 grouped(static_cast<std::int64_t>(progress.runs)));
  if (progress.failed > 0) line += fmt::format(", {} failed", progress.failed);
  if (progress.seconds_left) line += fmt::format(", {} left", time_text(*progress.seconds_left));
  if (style_ == Style::bar) {
    const auto filled = bar_width * ended / progress.runs;
    linli::say(fmt::format("\r[{}{}] {}, {} at work\033[K", std::string(filled, '#'),
                           std::string(bar_width - filled, '.'), line, progress.running));
    bar_drawn_ = true;
    return;
  }
  const std::size_t steps = progress.runs <= least_lines ? progress.runs : tenths;
  if (ended * steps < (told_tenths_ + 1) * progress.runs) return;
  told_tenths_ = ended * steps / progress.runs;
  say(line);
}

void StudyScreen::pilot(const Pilot& pilot)
{
  const double disk = static_cast<double>(pilot.bytes) * static_cast<double>(pilot.runs_left);
  tell(fmt::format(
      "pilot: a run held {} of memory and takes {} of disk; {} at once, about {} left, {} of disk",
      bytes_text(static_cast<double>(pilot.memory)), bytes_text(static_cast<double>(pilot.bytes)),
      pilot.at_once, time_text(pilot.seconds_left), bytes_text(disk)));
  if (disk > static_cast<double>(pilot.disk_free))
    say(fmt::format(
        "linli: {}: the disk has {} left, and the results will need {}; the study stops when it is full, "
        "and goes on when there is room",
        directory_.path.string(), bytes_text(static_cast<double>(pilot.disk_free)), bytes_text(disk)));
}

bool StudyScreen::enough(std::int64_t replicates, StudyLedger& ledger)
{
  if (!told_difference_ && style_ != Style::quiet && replicates == 2 && plan_.replicates > 1) {
    told_difference_ = true;
    if (const auto tellable = smallest_tellable(plan_, directory_, replicates)) {
      tell(fmt::format("two replicates suggest that {} will tell differences of {} in {} (power 80 %)",
                       counted(static_cast<std::size_t>(tellable->replicates), "replicate", "replicates"),
                       size_text(*tellable), tellable->outcome.name));
    }
  }
  tell_finished_arms(replicates);
  if (!stopping_) return false;
  const Decision decision = stopping_->after(replicates);
  const bool last = replicates == plan_.replicates;
  if (decision.verdict == Verdict::not_known_yet && !last) return false;
  record(decision, ledger);
  return true;
}

void StudyScreen::tell_finished_arms(std::int64_t replicates)
{
  if (replicates < plan_.replicates || plan_.points.size() > 1) return;
  for (const PlannedArm& arm : plan_.arms)
    tell(fmt::format("arm {}: {}", arm.name,
                     counted(static_cast<std::size_t>(replicates), "replicate", "replicates")));
}

void StudyScreen::record(const Decision& decision, StudyLedger& ledger)
{
  const std::string leader = plan_.arms[stopping_->arm_of(decision.leader)].name;
  const Json fields{{"ground", plan_.ground},
                    {"replicates", decision.looked_at},
                    {"verdict", verdict_of(decision.verdict)},
                    {"leader", leader},
                    {"left_out", decision.left_out}};
  const Json* const last = ledger.state().last(LineKind::look);
  if (last == nullptr || *last != fields) ledger.append(LineKind::look, fields);
  if (decision.verdict == Verdict::not_known_yet) {
    say(fmt::format("after {} replicates it is not known which arm is best in {}: {} leads",
                    decision.looked_at, plan_.precision->outcome, leader));
  } else {
    say(fmt::format("{} replicates are enough: {} {}", decision.looked_at, leader,
                    decision.verdict == Verdict::best_known
                        ? "is the best arm in " + plan_.precision->outcome
                        : "leads, and no arm is better by what matters in " + plan_.precision->outcome));
  }
}

}  // namespace linli
