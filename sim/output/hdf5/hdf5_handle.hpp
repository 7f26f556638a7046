#pragma once
/// HDF5 behind two small things: calls that are checked, and handles that are closed.  HDF5 is called from
/// one thread.
#define H5_USE_110_API  // later libraries then keep the names used here
#include <filesystem>
#include <hdf5.h>
#include <hdf5_hl.h>
#include <string>
#include <string_view>

namespace linli {

enum class Hdf5Access { read, write };

/// Whether a write by HDF5 has failed in this process.  The library's state cannot be trusted then: flush
/// what is to be said and leave by `_exit`.  Handles that are still open are left open.
bool hdf5_must_leave_quickly();

/// What is done with one file.  Turns failures of the library into `Error(Exit::io)` that names the file, the
/// object, the operation and the cause that HDF5 gives; into `Error(Exit::resources)` if memory is wanting.
class Hdf5Calls {
 public:
  Hdf5Calls(std::filesystem::path file, Hdf5Access access);

  /// `status` unless it is negative: then throws "<file>: <object>: cannot <operation> (<cause>)".
  template <class Status>
  Status check(Status status, std::string_view operation, std::string_view object = {}) const
  {
    if (status < 0) fail_call(operation, object);
    return status;
  }
  /// Throws "<file>: <object>: <problem> (<why>)".
  [[noreturn]] void fail(std::string_view object, std::string problem, std::string why) const;

  const std::filesystem::path& file() const { return file_; }

 private:
  [[noreturn]] void fail_call(std::string_view operation, std::string_view object) const;

  std::filesystem::path file_;
  Hdf5Access access_;
};

/// One object of the library.  Whoever writes calls `close`, which reports what the destructor could not.
class Hdf5Handle {
 public:
  using Close = herr_t (*)(hid_t);

  /// Takes `id` from a call that was to `operation`; throws if it failed.  `calls` must outlive the handle.
  Hdf5Handle(const Hdf5Calls& calls, hid_t id, Close closer, std::string_view operation,
             std::string_view object = {});
  ~Hdf5Handle();
  Hdf5Handle(Hdf5Handle&& other) noexcept;
  Hdf5Handle& operator=(Hdf5Handle&&) = delete;

  hid_t id() const { return id_; }
  void close();

 private:
  const Hdf5Calls* calls_;
  hid_t id_;
  Close close_;
  std::string object_;
};

/// The properties by which files are created and opened: latest file version, no locks of the library's own, and
/// a file that does not close while one of its objects is open.
Hdf5Handle hdf5_file_access(const Hdf5Calls& calls);

}  // namespace linli
