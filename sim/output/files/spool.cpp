#include "output/files/spool.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <cstring>

namespace linli {
namespace {

constexpr std::size_t most_waiting = std::size_t{1} << 20;

}  // namespace

Spool::Spool(const std::filesystem::path& target) : file_(File::unnamed_beside(target)) {}

void Spool::append(std::span<const std::byte> bytes)
{
  if (waiting_.size() + bytes.size() > most_waiting) write_waiting();
  if (bytes.size() > most_waiting) {
    file_.write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    written_ += bytes.size();
  } else {
    waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
  }
}

void Spool::write_waiting()
{
  file_.write({reinterpret_cast<const char*>(waiting_.data()), waiting_.size()});
  written_ += waiting_.size();
  waiting_.clear();
}

void Spool::read(std::uint64_t offset, std::span<std::byte> into) const
{
  expects(offset + into.size() <= size(), "bytes that were appended");
  if (offset < written_) {
    const std::size_t on_disk = std::min<std::uint64_t>(into.size(), written_ - offset);
    file_.read_at(offset, {reinterpret_cast<unsigned char*>(into.data()), on_disk});
    into = into.subspan(on_disk);
    offset += on_disk;
  }
  if (!into.empty()) std::memcpy(into.data(), waiting_.data() + (offset - written_), into.size());
}

}  // namespace linli
