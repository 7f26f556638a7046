/* Makes chosen system calls fail, or be interrupted by a signal, or the disk be full: loaded before the C library
 * (LD_PRELOAD), so that our own calls and those of HDF5 come through here.  Driven by the environment; harness.py
 * sets it:
 *
 *   LINLI_FAULT_DIR     calls on files below this folder are watched (an absolute path without links)
 *   LINLI_FAULT_CALLS   which calls count, in commas; without it those that change something:
 *                       create,write,ftruncate,fsync,close,rename,renameat2,link,unlink (renameat2 is a rename with
 *                       flags; there are also open, read, flock)
 *   LINLI_FAULT_AT      the numbers of the calls that are disturbed, from 1, in commas; "every" for all; without it
 *                       none
 *   LINLI_FAULT_ERRNO   it fails with this number and does nothing (a failing close closes all the same)
 *   LINLI_FAULT_SIGNAL  or, before it happens, the process gets this signal
 *   LINLI_FAULT_BYTES   once so many bytes are written, there is no space left
 *   LINLI_FAULT_LOG     receives a line a watched call: its number, its name, "r" or "w" for what the file is open
 *                       for or "-", its path
 *
 * Calls go straight to the kernel: nothing here needs the library that is stood in for.  Linux on 64 bits. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static const char changing[] = "create,write,ftruncate,fsync,close,rename,renameat2,link,unlink";

/* --- What is watched --------------------------------------------------------------------------------------------- */

static int is_watched(const char* path)
{
  const char* folder = getenv("LINLI_FAULT_DIR");
  if (folder == NULL) return 0;
  const size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static int counts(const char* call)
{
  const char* chosen = getenv("LINLI_FAULT_CALLS");
  if (chosen == NULL) chosen = changing;
  const size_t length = strlen(call);
  for (const char* at = chosen; (at = strstr(at, call)) != NULL; at += length) {
    if ((at == chosen || at[-1] == ',') && (at[length] == ',' || at[length] == '\0')) return 1;
  }
  return 0;
}

static long number_in(const char* name)
{
  const char* text = getenv(name);
  return text == NULL ? 0 : strtol(text, NULL, 10);
}

static void log_call(long number, const char* call, char mode, const char* path)
{
  const char* log = getenv("LINLI_FAULT_LOG");
  if (log == NULL) return;
  char line[PATH_MAX + 64];
  const int length = snprintf(line, sizeof line, "%ld %s %c %s\n", number, call, mode, path);
  const long descriptor = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (length < 0 || syscall(SYS_write, descriptor, line, (size_t)length) != length) _exit(99);
  syscall(SYS_close, descriptor);
}

/* Whether a list such as "17" or "3,17" or "every" has the number. */
static int is_listed(const char* list, long number)
{
  if (list == NULL) return 0;
  if (strcmp(list, "every") == 0) return 1;
  for (const char* at = list; at != NULL; at = strchr(at, ',')) {
    at += *at == ',';
    if (strtol(at, NULL, 10) == number) return 1;
  }
  return 0;
}

/* Counts a call; true, with errno set, if it is to fail. */
static int fails(const char* call, char mode, const char* path)
{
  static atomic_long calls;
  if (!is_watched(path) || !counts(call)) return 0;
  const long number = atomic_fetch_add(&calls, 1) + 1;
  log_call(number, call, mode, path);
  if (!is_listed(getenv("LINLI_FAULT_AT"), number)) return 0;
  const long signal_number = number_in("LINLI_FAULT_SIGNAL");
  if (signal_number != 0) {
    syscall(SYS_kill, getpid(), signal_number);
    return 0;
  }
  errno = (int)number_in("LINLI_FAULT_ERRNO");
  return 1;
}

/* The path of an open file; false if it is none with a path. */
static int path_of(int descriptor, char* path)
{
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, (size_t)PATH_MAX - 1);
  path[length < 0 ? 0 : length] = '\0';
  return path[0] == '/';
}

static int open_file_fails(const char* call, int descriptor)
{
  char path[PATH_MAX];
  const int saved = errno;
  if (!path_of(descriptor, path) || !is_watched(path)) {
    errno = saved;
    return 0;
  }
  const long flags = syscall(SYS_fcntl, descriptor, F_GETFL);
  errno = saved;
  return fails(call, (flags & O_ACCMODE) == O_RDONLY ? 'r' : 'w', path);
}

static int named_file_fails(const char* call, const char* name)
{
  char path[2 * PATH_MAX] = "";
  if (name[0] != '/' && getcwd(path, PATH_MAX) != NULL) strcat(path, "/");
  strncat(path, name, PATH_MAX - 1);
  return fails(call, '-', path);
}

/* --- A disk that fills up ---------------------------------------------------------------------------------------- */

/* How many of `bytes` there is room for; -1, with errno set, for none. */
static ssize_t room_for(int descriptor, size_t bytes)
{
  static atomic_llong used;
  char path[PATH_MAX];
  if (getenv("LINLI_FAULT_BYTES") == NULL || bytes == 0) return (ssize_t)bytes;
  if (!path_of(descriptor, path) || !is_watched(path)) return (ssize_t)bytes;
  const long long left = number_in("LINLI_FAULT_BYTES") - atomic_fetch_add(&used, (long long)bytes);
  if (left >= (long long)bytes) return (ssize_t)bytes;
  if (left > 0) return (ssize_t)left;
  errno = ENOSPC;
  return -1;
}

/* --- The calls --------------------------------------------------------------------------------------------------- */

static int open_at(int folder, const char* name, int flags, va_list rest)
{
  const int creates = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
  const mode_t mode = creates ? va_arg(rest, mode_t) : 0;
  if (named_file_fails(creates ? "create" : "open", name)) return -1;
  return (int)syscall(SYS_openat, folder, name, flags, mode);
}

#define OPEN(NAME)                              \
  int NAME(const char* name, int flags, ...)    \
  {                                             \
    va_list rest;                               \
    va_start(rest, flags);                      \
    const int descriptor = open_at(AT_FDCWD, name, flags, rest); \
    va_end(rest);                               \
    return descriptor;                          \
  }
#define OPENAT(NAME)                                      \
  int NAME(int folder, const char* name, int flags, ...)  \
  {                                                       \
    va_list rest;                                         \
    va_start(rest, flags);                                \
    const int descriptor = open_at(folder, name, flags, rest); \
    va_end(rest);                                         \
    return descriptor;                                    \
  }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int descriptor, const void* data, size_t bytes)
{
  if (open_file_fails("write", descriptor)) return -1;
  const ssize_t room = room_for(descriptor, bytes);
  return room < 0 ? -1 : syscall(SYS_write, descriptor, data, (size_t)room);
}

static ssize_t write_at(int descriptor, const void* data, size_t bytes, off_t offset)
{
  if (open_file_fails("write", descriptor)) return -1;
  const ssize_t room = room_for(descriptor, bytes);
  return room < 0 ? -1 : syscall(SYS_pwrite64, descriptor, data, (size_t)room, offset);
}
ssize_t pwrite(int descriptor, const void* data, size_t bytes, off_t offset)
{
  return write_at(descriptor, data, bytes, offset);
}
ssize_t pwrite64(int descriptor, const void* data, size_t bytes, off64_t offset)
{
  return write_at(descriptor, data, bytes, offset);
}

/* Writes of several pieces become one of the first piece that is not empty: a short write, which callers must
 * expect. */
static struct iovec first_piece(const struct iovec* pieces, int count)
{
  const struct iovec nothing = {NULL, 0};
  for (int k = 0; k < count; ++k) {
    if (pieces[k].iov_len > 0) return pieces[k];
  }
  return nothing;
}
ssize_t writev(int descriptor, const struct iovec* pieces, int count)
{
  char path[PATH_MAX];
  if (!path_of(descriptor, path) || !is_watched(path)) return syscall(SYS_writev, descriptor, pieces, count);
  const struct iovec piece = first_piece(pieces, count);
  return write(descriptor, piece.iov_base, piece.iov_len);
}
ssize_t pwritev(int descriptor, const struct iovec* pieces, int count, off_t offset)
{
  const struct iovec piece = first_piece(pieces, count);
  return write_at(descriptor, piece.iov_base, piece.iov_len, offset);
}
ssize_t pwritev64(int descriptor, const struct iovec* pieces, int count, off64_t offset)
{
  return pwritev(descriptor, pieces, count, offset);
}

ssize_t read(int descriptor, void* data, size_t bytes)
{
  return open_file_fails("read", descriptor) ? -1 : syscall(SYS_read, descriptor, data, bytes);
}
ssize_t pread(int descriptor, void* data, size_t bytes, off_t offset)
{
  return open_file_fails("read", descriptor) ? -1 : syscall(SYS_pread64, descriptor, data, bytes, offset);
}
ssize_t pread64(int descriptor, void* data, size_t bytes, off64_t offset)
{
  return pread(descriptor, data, bytes, offset);
}

int fsync(int descriptor)
{
  return open_file_fails("fsync", descriptor) ? -1 : (int)syscall(SYS_fsync, descriptor);
}
int fdatasync(int descriptor)
{
  return open_file_fails("fsync", descriptor) ? -1 : (int)syscall(SYS_fdatasync, descriptor);
}
int ftruncate(int descriptor, off_t length)
{
  return open_file_fails("ftruncate", descriptor) ? -1 : (int)syscall(SYS_ftruncate, descriptor, length);
}
int ftruncate64(int descriptor, off64_t length)
{
  return ftruncate(descriptor, length);
}
int flock(int descriptor, int operation)
{
  return open_file_fails("flock", descriptor) ? -1 : (int)syscall(SYS_flock, descriptor, operation);
}
int close(int descriptor)
{
  const int failed = open_file_fails("close", descriptor);
  const int error = errno;
  const int closed = (int)syscall(SYS_close, descriptor);
  if (!failed) return closed;
  errno = error;
  return -1;
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags)
{
  if (named_file_fails(flags == 0 ? "rename" : "renameat2", to)) return -1;
  return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}
int renameat(int from_folder, const char* from, int to_folder, const char* to)
{
  return renameat2(from_folder, from, to_folder, to, 0);
}
int rename(const char* from, const char* to)
{
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags)
{
  if (named_file_fails("link", to)) return -1;
  return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}
int link(const char* from, const char* to)
{
  return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int unlinkat(int folder, const char* name, int flags)
{
  return named_file_fails("unlink", name) ? -1 : (int)syscall(SYS_unlinkat, folder, name, flags);
}
int unlink(const char* name)
{
  return unlinkat(AT_FDCWD, name, 0);
}
