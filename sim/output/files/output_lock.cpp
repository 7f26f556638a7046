#include "output/files/output_lock.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/contents/provenance.hpp"
#include "output/files/files.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr mode_t new_file_mode = 0666;  // less what the user's umask takes away

/// Some network file systems, or mounts of them.
bool means_no_locks_here(int error)
{
  return error == ENOSYS || error == EOPNOTSUPP || error == ENOLCK || error == EINVAL;
}

std::string note()
{
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host.front() = '?';
  return fmt::format("pid {} on {} since {}", ::getpid(), host.data(), utc_now());
}

/// Empty in the moment between the locking and the noting.
std::string holder(const fs::path& lock)
{
  std::string line;
  std::getline(std::ifstream(lock), line);
  return line;
}

}  // namespace

fs::path lock_file_of(const fs::path& place)
{
  return place.parent_path() / fmt::format(".{}{}", place.filename().string(), lock_ending);
}

OutputLock::OutputLock(const fs::path& place, const fs::path& target, std::string writer)
    : path_(lock_file_of(place)), writer_(std::move(writer))
{
  take(target);
  try {
    if (::ftruncate(descriptor_, 0) != 0) fail_io(path_, "empty the lock file", errno);
    write_all(descriptor_, path_, note() + "\n");
  } catch (...) {
    remove_and_close();
    throw;
  }
}

OutputLock::~OutputLock()
{
  remove_and_close();
}

void OutputLock::take(const fs::path& target)
{
  constexpr int most_tries = 1000;  // other runs come and go, but not so often while one looks
  for (int k = 0; k < most_tries; ++k) {
    if (try_once(target)) return;
  }
  fail_io(path_, "lock: the file is another one each time it is looked at", EAGAIN);
}

/// False if the file was another holder's, who removed it between our opening and our locking it.
bool OutputLock::try_once(const fs::path& target)
{
  bool created = true;
  descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, new_file_mode);
  if (descriptor_ < 0 && errno == EEXIST) {
    created = false;
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor_ < 0 && errno == ENOENT) return false;
    if (descriptor_ < 0 && errno == EACCES) {
      remove_anothers(target);
      return false;
    }
  }
  if (descriptor_ < 0) fail_io(path_, created ? "create the lock file" : "open the lock file", errno);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) {
    if (is_where_it_was()) return true;
    ::close(descriptor_);
    return false;
  }
  const int error = errno;
  if (means_no_locks_here(error) && created) return true;  // who creates the file holds the lock
  ::close(descriptor_);
  if (created && error != EWOULDBLOCK) remove_quietly(path_);
  fail_locked(target, error);
}

/// A file of another user, in which we may note nothing: if nobody holds it, it goes.
void OutputLock::remove_anothers(const fs::path& target)
{
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) fail_io(path_, "open the lock file", errno);
  const int error = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
  const bool removed = error != 0 || !is_where_it_was() || ::unlink(path_.c_str()) == 0;
  const int why = errno;
  ::close(descriptor_);
  if (error != 0) fail_locked(target, error);
  if (!removed) fail_io(path_, "remove the lock file that a run of another user left", why);
}

/// Tells why the lock file could not be locked.
void OutputLock::fail_locked(const fs::path& target, int error) const
{
  const bool held = error == EWOULDBLOCK;
  if (!held && !means_no_locks_here(error)) fail_io(path_, "lock", error);
  const std::string hint =
      held ? "wait until it has ended, or choose another name"
           : fmt::format("if that {} is no longer alive, remove {}; if it is, choose another name", writer_,
                         shell_quoted(path_.string()));
  throw Error(Exit::output_in_use, {Problem{.file = target.string(),
                                            .problem = fmt::format("another {} is writing it", writer_),
                                            .why = holder(path_),
                                            .hint = hint}});
}

bool OutputLock::is_where_it_was() const
{
  struct stat ours = {};
  struct stat there = {};
  return ::fstat(descriptor_, &ours) == 0 && ::stat(path_.c_str(), &there) == 0 &&
         ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

/// In this order: after the release the file may be another's.
void OutputLock::remove_and_close() noexcept
{
  if (is_where_it_was()) remove_quietly(path_);
  ::close(descriptor_);
}

}  // namespace linli
