#include "study/room.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>
#include <system_error>

namespace linli {
namespace {

constexpr double program_bytes = 80e6;
constexpr double district_bytes = 1.1e9;  // at scale 1, measured
constexpr double usable = 0.85;           // of free memory: files that are read need some too

std::int64_t memory_free()
{
  std::ifstream info("/proc/meminfo");
  std::string name;
  std::int64_t kibibytes = 0;
  for (std::string rest; info >> name >> kibibytes; std::getline(info, rest)) {
    if (name == "MemAvailable:") return kibibytes * 1024;
  }
  return std::numeric_limits<std::int64_t>::max() / 2;
}

}  // namespace

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
