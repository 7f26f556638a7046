#include "study/room.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>
#include <system_error>

namespace linli {
namespace {

constexpr double program_bytes = 80e6;
constexpr double district_bytes = 1.1e9;  // at scale 1, measured
constexpr double usable = 0.85;           // of free memory: files that are read need some too

/// The number that a file of the kernel holds; nothing if there is no such file, or no number but "max".
std::optional<std::int64_t> number_in(const std::filesystem::path& file)
{
  std::ifstream text(file);
  std::int64_t number = 0;
  if (text >> number) return number;
  return {};
}

/// Bytes of files in the page cache that a control group can give up at once.
std::int64_t given_up_at_once(const std::filesystem::path& group)
{
  std::ifstream statistics(group / "memory.stat");
  std::string name;
  for (std::int64_t bytes = 0; statistics >> name >> bytes;)
    if (name == "inactive_file") return bytes;
  return 0;
}

/// This process's folder below that of all control groups: the path after the last colon of the line "0::/a/b".
std::filesystem::path own_control_group(std::istream& groups)
{
  for (std::string line; std::getline(groups, line);)
    if (line.starts_with("0::/")) return line.substr(4);
  return {};
}

/// Bytes free in the machine as a whole.
std::int64_t free_in_machine()
{
  std::ifstream info("/proc/meminfo");
  std::string name;
  std::int64_t kibibytes = 0;
  for (std::string rest; info >> name >> kibibytes; std::getline(info, rest)) {
    if (name == "MemAvailable:") return kibibytes * 1024;
  }
  return std::numeric_limits<std::int64_t>::max() / 2;
}

/// Bytes free for this process: containers and batch systems allow less than the machine has.
std::int64_t memory_free()
{
  std::ifstream groups("/proc/self/cgroup");
  const std::filesystem::path own = own_control_group(groups);
  return std::min(free_in_machine(), free_in_control_groups("/sys/fs/cgroup", own));
}

}  // namespace

std::int64_t free_in_control_groups(const std::filesystem::path& all, const std::filesystem::path& own)
{
  std::int64_t least = std::numeric_limits<std::int64_t>::max() / 2;
  std::filesystem::path folder = all;
  const auto heed = [&] {
    const auto most = number_in(folder / "memory.max");
    const auto used = number_in(folder / "memory.current");
    if (most && used)
      least = std::min(least, std::max<std::int64_t>(0, *most - *used + given_up_at_once(folder)));
  };
  heed();
  for (const std::filesystem::path& part : own) {
    folder /= part;
    heed();
  }
  return least;
}

Room::Room(double scale)
    : free_(memory_free()),
      needed_(static_cast<std::int64_t>(program_bytes + district_bytes * scale)),
      most_(std::numeric_limits<std::size_t>::max())
{
}

std::size_t Room::at_once(std::size_t processors) const
{
  const double fit =
      usable * static_cast<double>(free_) / static_cast<double>(std::max<std::int64_t>(1, needed_));
  const auto by_memory = static_cast<std::size_t>(std::clamp(fit, 1.0, 1e6));
  return std::max<std::size_t>(1, std::min({processors, by_memory, most_}));
}

void Room::saw(std::int64_t bytes)
{
  needed_ = seen_ ? std::max(needed_, bytes) : bytes;
  seen_ = true;
}

void Room::too_many(std::size_t side_by_side)
{
  most_ = std::max<std::size_t>(1, std::min(most_, side_by_side) - 1);
}

std::uint64_t disk_free(const std::filesystem::path& folder)
{
  std::error_code error;
  const auto space = std::filesystem::space(folder, error);
  return error ? std::numeric_limits<std::uint64_t>::max() : space.available;
}

}  // namespace linli
