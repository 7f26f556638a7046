#pragma once
/// The one part of an HDF5 file without a checksum, the global heap: it holds the texts of string datasets
/// and the references that tie datasets to their axes.  The library trusts it and may read beyond its buffers
/// when it is damaged; this looks at its structure first, and reads the texts itself.
///
/// Layout (HDF5 File Format Specification, III.E): collections of "GCOL", version 1, three zeros, size in 8
/// bytes, then objects of index (2 bytes), count of references (2), zeros (4), size (8) and the bytes, padded
/// to a multiple of 8; the object of index 0 is the free space up to the end of the collection.
#include "output/files/files.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace linli {

class GlobalHeap {
 public:
  /// Where a string dataset says that a text is.
  struct Reference {
    std::uint32_t length = 0;
    std::uint64_t collection = 0;
    std::uint32_t index = 0;
  };
  /// Bytes that a string dataset needs for each of its texts, and how they are read.
  static constexpr std::size_t reference_size = 16;
  static Reference decode(const unsigned char* bytes);

  /// Finds all collections of a file.  Throws `Error(Exit::io)` if one is not as it should be.
  explicit GlobalHeap(const std::filesystem::path& file);

  /// The text at a reference; `object` is named if there is none of that length.
  std::string text(const Reference& reference, std::string_view object) const;

  const File& file() const { return file_; }

 private:
  struct Span {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };

  void find_collections();
  void add_collection(std::uint64_t address, std::uint64_t file_size);
  [[noreturn]] void fail(std::string_view object, std::string why) const;

  std::filesystem::path path_;
  File file_;
  std::map<std::pair<std::uint64_t, std::uint32_t>, Span> objects_;
};

}  // namespace linli
