#include "output/files/files.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace linli {
namespace {

constexpr mode_t new_file_mode = 0666;  // less what the user's umask takes away

int open_or_fail(const std::filesystem::path& path, std::string_view operation, int flags)
{
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, new_file_mode);
  if (descriptor < 0) fail_io(path, operation, errno);
  return descriptor;
}

/// Opens, fsyncs and closes.  A failed fsync is not repeated: the second would report success for lost data.
void sync_path(const std::filesystem::path& path, std::string_view what, int flags)
{
  const int descriptor = open_or_fail(path, fmt::format("open {}to bring it to the disk", what), flags);
  const int synced = ::fsync(descriptor);
  const int error = errno;
  const int closed = ::close(descriptor);
  const bool unsupported = error == EINVAL && (flags & O_DIRECTORY) != 0;  // some network file systems
  if (synced != 0 && !unsupported) fail_io(path, fmt::format("bring {}to the disk (fsync)", what), error);
  if (closed != 0) fail_io(path, "close after fsync", errno);
}

/// For file systems that cannot rename without replacing.  A second link fails if the name is taken; where there
/// are no links either (FAT), a look before the rename is all there is.
bool rename_where_free(const std::filesystem::path& from, const std::filesystem::path& to)
{
  if (::link(from.c_str(), to.c_str()) == 0) {
    remove_quietly(from);  // the new name stands, whether or not the old one goes
    return true;
  }
  if (errno == EEXIST) return false;
  if (errno != EPERM && errno != ENOSYS && errno != EOPNOTSUPP && errno != EINVAL) {
    fail_io(to, "give the new file its name without replacing (link)", errno);
  }
  struct stat status = {};
  if (::lstat(to.c_str(), &status) == 0) return false;
  if (errno != ENOENT) fail_io(to, "see whether the name is free", errno);
  rename_replacing(from, to);
  return true;
}

}  // namespace

void fail_io(const std::filesystem::path& path, std::string_view operation, int error)
{
  throw Error(Exit::io, {Problem{.file = path.string(),
                                 .problem = fmt::format("cannot {}", operation),
                                 .why = std::generic_category().message(error)}});
}

bool tells_of_full_disk(std::string_view message)
{
  return std::ranges::any_of(std::array{ENOSPC, EDQUOT}, [&](int error) {
    return message.find(std::generic_category().message(error)) != std::string_view::npos;
  });
}

void make_folder(const std::filesystem::path& folder)
{
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) fail_io(folder, "make the folder", error.value());
}

File::File(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

File::File(File&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1))
{
}

File::~File()
{
  if (descriptor_ >= 0) ::close(descriptor_);
}

File File::create_exclusive(const std::filesystem::path& path)
{
  return {path, open_or_fail(path, "create", O_WRONLY | O_CREAT | O_EXCL)};
}

File File::open_readonly(const std::filesystem::path& path)
{
  return {path, open_or_fail(path, "open", O_RDONLY)};
}

File File::unnamed_beside(const std::filesystem::path& path)
{
  const std::filesystem::path directory = path.has_parent_path() ? path.parent_path() : ".";
  const int descriptor = ::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, new_file_mode);
  if (descriptor >= 0) return {path, descriptor};
  if (errno != EOPNOTSUPP && errno != EISDIR) fail_io(path, "make room for what is recorded", errno);
  // A file system without nameless files: one that loses its name at once.
  const std::filesystem::path named = directory / ("." + path.filename().string() + ".linli-rows");
  ::unlink(named.c_str());
  File file{path, open_or_fail(named, "create", O_RDWR | O_CREAT | O_EXCL)};
  ::unlink(named.c_str());
  return file;
}

File File::open_appending(const std::filesystem::path& path)
{
  return {path, open_or_fail(path, "open", O_RDWR | O_APPEND | O_CREAT)};
}

std::uint64_t File::size() const
{
  struct stat status = {};
  if (::fstat(descriptor_, &status) != 0) fail_io(path_, "find the size", errno);
  return static_cast<std::uint64_t>(status.st_size);
}

void File::read_at(std::uint64_t offset, std::span<unsigned char> into) const
{
  while (!into.empty()) {
    const ssize_t got = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_io(path_, "read", errno);
    if (got == 0) {
      throw Error(Exit::io,
                  {Problem{.file = path_.string(), .problem = "ends too early", .why = "damaged file"}});
    }
    offset += static_cast<std::uint64_t>(got);
    into = into.subspan(static_cast<std::size_t>(got));
  }
}

void File::write(std::string_view bytes)
{
  write_all(descriptor_, path_, bytes);
}

void File::truncate(std::uint64_t size)
{
  if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) fail_io(path_, "cut off its end", errno);
}

void File::sync()
{
  if (::fsync(descriptor_) != 0) fail_io(path_, "bring to the disk (fsync)", errno);
}

void File::close()
{
  if (::close(std::exchange(descriptor_, -1)) != 0) fail_io(path_, "close", errno);
}

void write_all(int descriptor, const std::filesystem::path& path, std::string_view bytes)
{
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_io(path, "write", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_new_file(const std::filesystem::path& path, std::string_view bytes)
{
  File file = File::create_exclusive(path);
  file.write(bytes);
  file.close();
}

void fsync_file(const std::filesystem::path& path)
{
  sync_path(path, "", O_RDONLY);
}

void fsync_directory(const std::filesystem::path& directory)
{
  sync_path(directory, "the directory ", O_RDONLY | O_DIRECTORY);
}

bool rename_noreplace(const std::filesystem::path& from, const std::filesystem::path& to)
{
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno == EEXIST) return false;
  if (errno == EINVAL || errno == ENOSYS) return rename_where_free(from, to);
  fail_io(to, "give the new file its name (rename)", errno);
}

void rename_replacing(const std::filesystem::path& from, const std::filesystem::path& to)
{
  if (::rename(from.c_str(), to.c_str()) != 0) fail_io(to, "give the new file its name (rename)", errno);
}

void remove_quietly(const std::filesystem::path& path) noexcept
{
  ::unlink(path.c_str());
}

bool may_create_in(const std::filesystem::path& directory)
{
  return ::access(directory.c_str(), W_OK | X_OK) == 0;
}

}  // namespace linli
