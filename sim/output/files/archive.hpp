#pragma once
/// A file of named blocks of bytes, for our own use: checkpoints.  Unlike a result it is read by nobody else, so
/// that a few lines can check all of it before any of it is believed.
///
///     "LINLI-CP"                       8 bytes
///     version of the format            u64
///     length of the file               u64
///     number of blocks                 u64
///     for each block: length of its name, u64; the name; its length, u64
///     the blocks, one after the other
///     XXH3-128 of all before it        16 bytes, as 32 hexadecimal digits in a Digest
///
/// Numbers are little-endian.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

constexpr std::uint64_t archive_version = 2;

/// Takes the next bytes of a block.
using TakeBytes = std::function<void(std::span<const std::byte>)>;

/// A block to be written: `give` hands over exactly `size` bytes, in as many pieces as it likes.
struct ArchiveBlock {
  std::string name;
  std::uint64_t size = 0;
  std::function<void(const TakeBytes& take)> give;
};

/// A block of bytes in memory, which must outlive it.
ArchiveBlock block_of(std::string name, std::span<const std::byte> bytes);
/// A block that owns its text.
ArchiveBlock text_block(std::string name, std::string text);

/// Writes a new file.  Names differ.  Throws `Error(Exit::io)`.
void write_archive(const std::filesystem::path& file, const std::vector<ArchiveBlock>& blocks);

/// The blocks by name, in the bytes of a whole file.  Throws `Error(Exit::checkpoint)`, naming `file`, unless
/// every byte is as it was written.
std::map<std::string, std::span<const std::byte>, std::less<>> parse_archive(
    const std::string& file, std::span<const std::byte> bytes);

/// Throws what `parse_archive` throws for damage, holding no more than a block of the file in memory.
void require_sound_archive(const std::filesystem::path& path);

/// Whether a file begins like an archive.  Throws `Error(Exit::io)` if it cannot be read.
bool is_archive(const std::filesystem::path& path);

/// All bytes of a file that begins like an archive.  Throws `Error(Exit::checkpoint)` if it does not,
/// `Error(Exit::io)` if it cannot be read.
std::vector<std::byte> read_archive_bytes(const std::filesystem::path& path);

}  // namespace linli
