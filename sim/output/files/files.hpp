#pragma once
/// The operating system's files.  Every call on a file of our own goes through here, so that faults can be
/// injected in one place; HDF5 makes its own calls.  The first failure is told as `Error(Exit::io)` with
/// path, operation and cause; nothing is tried twice.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace linli {

/// Throws `Error(Exit::io)`: "<path>: cannot <operation> (<the system's words for `error`>)".
[[noreturn]] void fail_io(const std::filesystem::path& path, std::string_view operation, int error);

/// Whether a message says, in the system's words, that a disk is full or a user has used up what he may.
bool tells_of_full_disk(std::string_view message);

/// An open file.  Whoever writes calls `close`, which reports what the destructor could not.
class File {
 public:
  /// A new, empty file for writing; an error if there is one of that name already.
  static File create_exclusive(const std::filesystem::path& path);
  static File open_readonly(const std::filesystem::path& path);
  /// A new file without a name on the disk of `path`, for reading and writing; gone when it is closed.
  static File unnamed_beside(const std::filesystem::path& path);
  /// For reading, and for writing behind its end; an empty file if there is none.
  static File open_appending(const std::filesystem::path& path);
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&&) = delete;

  std::uint64_t size() const;
  /// Fills `into` with the bytes from `offset` on; an error if the file ends before.
  void read_at(std::uint64_t offset, std::span<unsigned char> into) const;
  void write(std::string_view bytes);
  /// Cuts off everything from byte `size` on.
  void truncate(std::uint64_t size);
  /// Brings the content to the disk.  Not to be called again after a failure.
  void sync();
  void close();

 private:
  File(std::filesystem::path path, int descriptor);

  std::filesystem::path path_;
  int descriptor_;
};

/// Writes all of `bytes` where the open file stands; `path` is its name in messages.
void write_all(int descriptor, const std::filesystem::path& path, std::string_view bytes);

/// Writes `bytes` to a new file; an error if there is one of that name already.
void write_new_file(const std::filesystem::path& path, std::string_view bytes);

/// Makes a folder, with those above it, unless it is there.
void make_folder(const std::filesystem::path& folder);

/// Brings a file's content to the disk.
void fsync_file(const std::filesystem::path& path);
/// Brings a directory's entries to the disk: what was renamed in it stays renamed after a power cut.
void fsync_directory(const std::filesystem::path& directory);

/// Gives a file its name unless something has that name already: then false, and both stay as they are.  Of
/// two who try at once exactly one succeeds; on file systems that can neither rename without replacing nor
/// link, only if a lock lets one try at a time.
bool rename_noreplace(const std::filesystem::path& from, const std::filesystem::path& to);
/// Gives a file its name, in one step in the place of what had it before.
void rename_replacing(const std::filesystem::path& from, const std::filesystem::path& to);

/// Removes a file if it is there; says nothing if that fails, because it clears up after another failure.
void remove_quietly(const std::filesystem::path& path) noexcept;

/// Whether we may create files in a directory.
bool may_create_in(const std::filesystem::path& directory);

}  // namespace linli
