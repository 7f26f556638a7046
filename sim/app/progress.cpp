#include "app/progress.hpp"

#include "app/say.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <unistd.h>

namespace linli {
namespace {

constexpr double redraw_seconds = 0.1;
constexpr int bar_width = 30;

}  // namespace

Progress::Progress(Style style, std::int64_t weeks, std::size_t residents, std::int64_t begun)
    : style_(style), weeks_(std::max<std::int64_t>(weeks, 1)), residents_(residents), begun_(begun)
{
  while (begun * 10 >= next_tenth_ * weeks_) ++next_tenth_;
}

Progress::Style Progress::fitting()
{
  return isatty(STDERR_FILENO) == 1 ? Style::bar : Style::lines;
}

double Progress::seconds() const
{
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

std::string Progress::line(std::int64_t weeks) const
{
  const double elapsed = std::max(seconds(), 1e-9);
  const auto here = static_cast<double>(weeks - begun_);  // done by this process
  const double rate = here * static_cast<double>(residents_) / elapsed / 1e6;
  const double left = here > 0 ? elapsed / here * static_cast<double>(weeks_ - weeks) : 0.0;
  return fmt::format("{} of {} weeks, {:.1f} M resident-weeks/s, {:.0f} s left", weeks, weeks_, rate, left);
}

void Progress::done(std::int64_t weeks)
{
  if (style_ == Style::bar) {
    const double now = seconds();
    if (now - last_drawn_ < redraw_seconds && weeks < weeks_) return;
    last_drawn_ = now;
    const auto filled = static_cast<std::size_t>(bar_width * weeks / weeks_);
    std::string bar = std::string(filled, '#') + std::string(bar_width - filled, '.');
    say(fmt::format("\r[{}] {}\033[K", bar, line(weeks)));
  } else if (style_ == Style::lines && weeks * 10 >= next_tenth_ * weeks_) {
    while (weeks * 10 >= next_tenth_ * weeks_) ++next_tenth_;
    say(line(weeks) + "\n");
  }
}

void Progress::finish()
{
  if (style_ == Style::bar) say("\r\033[K");
}

}  // namespace linli
