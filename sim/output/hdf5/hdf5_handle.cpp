#include "output/hdf5/hdf5_handle.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cstddef>
#include <new>
#include <utility>

namespace linli {
namespace {

/// The one fact about the whole process that the library's global state forces on us.
std::atomic<bool>& write_failed()
{
  static std::atomic<bool> failed = false;
  return failed;
}

/// Without room for its tables the library crashes instead of failing.  Throws std::bad_alloc.
void require_room()
{
  constexpr std::size_t room = std::size_t{8} << 20;  // twice what it takes
  ::operator delete(::operator new(room));
}

/// Once a process: no plugins, no printing of errors, no work in an exit handler (which can crash after a
/// failed write).
void start_library()
{
  static const bool started = [] {
    require_room();
    H5dont_atexit();
    H5open();
    H5PLset_loading_state(0);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    return true;
  }();
  static_cast<void>(started);
}

herr_t keep_innermost(unsigned, const H5E_error2_t* error, void* text)
{
  if (error->desc != nullptr && *error->desc != '\0') *static_cast<std::string*>(text) = error->desc;
  return 0;
}

/// Why the last call failed, as told by the library's innermost function; the system's own words where it
/// quotes them.
std::string cause()
{
  std::string text;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, keep_innermost, &text);
  constexpr std::string_view quoted = "error message = '";
  const std::size_t at = text.find(quoted);
  if (at == std::string::npos) return text;
  const std::size_t begin = at + quoted.size();
  return text.substr(begin, text.find('\'', begin) - begin);
}

/// Whether the last call failed for want of memory.  The library's words do not tell: it hides the cause ("inflate() failed"),
/// and a damaged file may ask for more memory than any machine has.  So one looks whether there is some.
bool memory_is_wanting()
{
  try {
    require_room();
    return false;
  } catch (const std::bad_alloc&) {
    return true;
  }
}

}  // namespace

bool hdf5_must_leave_quickly()
{
  return write_failed();
}

Hdf5Calls::Hdf5Calls(std::filesystem::path file, Hdf5Access access) : file_(std::move(file)), access_(access)
{
  start_library();
}

void Hdf5Calls::fail(std::string_view object, std::string problem, std::string why) const
{
  throw Error(Exit::io, {Problem{.file = file_.string(),
                                 .path = std::string(object),
                                 .problem = std::move(problem),
                                 .why = std::move(why)}});
}

void Hdf5Calls::fail_call(std::string_view operation, std::string_view object) const
{
  const std::string why = cause();
  if (access_ == Hdf5Access::write) write_failed() = true;
  if (memory_is_wanting()) {
    throw Error(Exit::resources, {Problem{.file = file_.string(),
                                          .path = std::string(object),
                                          .problem = fmt::format("cannot {}", operation),
                                          .why = "there is not enough memory: " + why,
                                          .hint = "a limit may be set, see ulimit -v"}});
  }
  fail(object, fmt::format("cannot {}", operation), why);
}

Hdf5Handle::Hdf5Handle(const Hdf5Calls& calls, hid_t id, Close closer, std::string_view operation,
                       std::string_view object)
    : calls_(&calls), id_(calls.check(id, operation, object)), close_(closer), object_(object)
{
}

Hdf5Handle::Hdf5Handle(Hdf5Handle&& other) noexcept
    : calls_(other.calls_),
      id_(std::exchange(other.id_, H5I_INVALID_HID)),
      close_(other.close_),
      object_(std::move(other.object_))
{
}

Hdf5Handle::~Hdf5Handle()
{
  if (id_ >= 0 && !hdf5_must_leave_quickly()) close_(id_);
}

void Hdf5Handle::close()
{
  calls_->check(close_(std::exchange(id_, H5I_INVALID_HID)), "close", object_);
}

Hdf5Handle hdf5_file_access(const Hdf5Calls& calls)
{
  Hdf5Handle list(calls, H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "prepare");
  calls.check(H5Pset_libver_bounds(list.id(), H5F_LIBVER_LATEST, H5F_LIBVER_LATEST),
              "choose the file version");
  calls.check(H5Pset_fclose_degree(list.id(), H5F_CLOSE_SEMI), "prepare");
  // Files are written under a name that an OutputLock guards, and read once they do not change any more: HDF5's
  // own locks would only fail where a disk has none.
  calls.check(H5Pset_file_locking(list.id(), false, true), "prepare");
  return list;
}

}  // namespace linli
