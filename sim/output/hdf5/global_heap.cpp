#include "output/hdf5/global_heap.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

namespace linli {
namespace {

static_assert(std::endian::native == std::endian::little, "heaps hold little-endian numbers");

constexpr std::string_view signature("GCOL\x01\0\0\0", 8);
constexpr std::uint64_t header_size = 16;  // of a collection and of an object
constexpr std::size_t window_size = std::size_t{1} << 20;

template <class T>
T number_at(const unsigned char* bytes)
{
  T number;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

}  // namespace

GlobalHeap::Reference GlobalHeap::decode(const unsigned char* bytes)
{
  return {number_at<std::uint32_t>(bytes), number_at<std::uint64_t>(bytes + 4),
          number_at<std::uint32_t>(bytes + 12)};
}

GlobalHeap::GlobalHeap(const std::filesystem::path& file) : path_(file), file_(File::open_readonly(file))
{
  find_collections();
}

std::string GlobalHeap::text(const Reference& reference, std::string_view object) const
{
  if (reference.length == 0 && reference.collection == 0 && reference.index == 0) return {};
  const auto found = objects_.find({reference.collection, reference.index});
  if (found == objects_.end()) fail(object, "a text is missing");
  if (found->second.size != reference.length) fail(object, "a text has not the length it should have");
  std::vector<unsigned char> bytes(found->second.size);
  file_.read_at(found->second.offset, bytes);
  return {bytes.begin(), bytes.end()};
}

void GlobalHeap::find_collections()
{
  const std::uint64_t file_size = file_.size();
  std::vector<unsigned char> window;
  for (std::uint64_t start = 0; start < file_size; start += window_size) {
    const std::uint64_t overlapping = window_size + signature.size() - 1;
    window.resize(static_cast<std::size_t>(std::min(overlapping, file_size - start)));
    file_.read_at(start, window);
    const std::string_view bytes(reinterpret_cast<const char*>(window.data()), window.size());
    for (std::size_t at = bytes.find(signature); at != std::string_view::npos;
         at = bytes.find(signature, at + 1)) {
      add_collection(start + at, file_size);
    }
  }
}

void GlobalHeap::add_collection(std::uint64_t address, std::uint64_t file_size)
{
  unsigned char header[header_size];
  if (file_size - address < header_size) fail({}, "a store of texts is cut off");
  file_.read_at(address, header);
  const std::uint64_t size = number_at<std::uint64_t>(header + 8);
  if (size < header_size || size > file_size - address) fail({}, "a store of texts is larger than the file");
  const std::uint64_t end = address + size;
  std::uint64_t at = address + header_size;
  while (end - at >= header_size) {
    file_.read_at(at, header);
    const auto index = number_at<std::uint16_t>(header);
    const bool zeros = number_at<std::uint16_t>(header + 2) == 0 && number_at<std::uint32_t>(header + 4) == 0;
    const auto length = number_at<std::uint64_t>(header + 8);
    const std::uint64_t room = end - at - header_size;
    const bool fits = index == 0 ? length == end - at : length <= room && (length + 7) / 8 * 8 <= room;
    if (!zeros || !fits) fail({}, fmt::format("the store of texts at byte {} is damaged", address));
    if (index == 0) return;
    if (!objects_.insert({{address, index}, {at + header_size, length}}).second) {
      fail({}, fmt::format("the store of texts at byte {} holds number {} twice", address, index));
    }
    at += header_size + (length + 7) / 8 * 8;
  }
}

void GlobalHeap::fail(std::string_view object, std::string why) const
{
  throw Error(Exit::io, {Problem{.file = path_.string(),
                                 .path = std::string(object),
                                 .problem = "is damaged",
                                 .why = std::move(why)}});
}

}  // namespace linli
