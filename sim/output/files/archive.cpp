#include "output/files/archive.hpp"

#include "core/digest.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/files/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <set>

namespace linli {
namespace {

static_assert(std::endian::native == std::endian::little, "archives hold little-endian numbers");

constexpr std::string_view magic = "LINLI-CP";
constexpr std::size_t digest_size = 32;  // hexadecimal digits
constexpr std::size_t header_size = 32;

using Bytes = std::span<const std::byte>;

Bytes bytes_of(std::string_view text)
{
  return std::as_bytes(std::span(text.data(), text.size()));
}

/// Writes through a buffer and digests what passes.
class Writer {
 public:
  explicit Writer(const std::filesystem::path& path) : file_(File::create_exclusive(path)) {}

  void put(Bytes bytes)
  {
    digest_.add(bytes.data(), bytes.size());
    put_plain(bytes);
  }
  void put(std::uint64_t number) { put(std::as_bytes(std::span(&number, 1))); }
  void put(std::string_view text) { put(bytes_of(text)); }

  void finish()
  {
    put_plain(bytes_of(digest_.text()));
    flush();
    file_.close();
  }

 private:
  void put_plain(Bytes bytes)
  {
    if (buffer_.size() + bytes.size() > most) flush();
    if (bytes.size() > most) {
      write(bytes);
    } else {
      buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    }
  }
  void flush()
  {
    write(buffer_);
    buffer_.clear();
  }
  void write(Bytes bytes) { file_.write({reinterpret_cast<const char*>(bytes.data()), bytes.size()}); }

  static constexpr std::size_t most = std::size_t{1} << 20;
  File file_;
  Digest digest_;
  std::vector<std::byte> buffer_;
};

/// Reads one thing after the other and never beyond the end.
class Reader {
 public:
  explicit Reader(Bytes bytes) : left_(bytes) {}

  bool take(std::uint64_t size, Bytes& into)
  {
    if (size > left_.size()) return false;
    into = left_.first(size);
    left_ = left_.subspan(size);
    return true;
  }
  bool take(std::uint64_t& number)
  {
    Bytes bytes;
    if (!take(sizeof number, bytes)) return false;
    std::memcpy(&number, bytes.data(), sizeof number);
    return true;
  }
  bool take_name(std::string& name)
  {
    std::uint64_t size = 0;
    Bytes bytes;
    if (!take(size) || !take(size, bytes)) return false;
    name.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return true;
  }
  std::size_t left() const { return left_.size(); }

 private:
  Bytes left_;
};

[[noreturn]] void fail(const std::string& file, std::string problem, std::string why)
{
  throw Error(Exit::checkpoint, {Problem{.file = file,
                                         .problem = std::move(problem),
                                         .why = std::move(why),
                                         .hint = "use another checkpoint, or run the scenario again"}});
}

[[noreturn]] void fail_damaged(const std::string& file)
{
  fail(file, "is damaged", "its content does not have the digest that was recorded");
}

bool begins_like_one(Bytes bytes)
{
  return bytes.size() >= magic.size() && std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
}

/// As many bytes from the beginning as there are, at most `most`.
std::vector<std::byte> first_bytes(const File& file, std::uint64_t most)
{
  std::vector<std::byte> bytes(std::min(file.size(), most));
  file.read_at(0, {reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
  return bytes;
}

/// Names stand in messages.
bool is_shown_on_a_line(std::string_view name)
{
  constexpr unsigned char first_printable = 0x20;
  return !invalid_utf8(name) &&
         std::ranges::none_of(name, [](unsigned char c) { return c < first_printable; });
}

void require_magic(const std::string& file, Bytes bytes)
{
  if (!begins_like_one(bytes)) fail(file, "is not a checkpoint of linli", "it does not begin like one");
}

}  // namespace

ArchiveBlock block_of(std::string name, Bytes bytes)
{
  return {std::move(name), bytes.size(), [bytes](const TakeBytes& take) { take(bytes); }};
}

ArchiveBlock text_block(std::string name, std::string text)
{
  const auto held = std::make_shared<const std::string>(std::move(text));
  return {std::move(name), held->size(), [held](const TakeBytes& take) { take(bytes_of(*held)); }};
}

void write_archive(const std::filesystem::path& file, const std::vector<ArchiveBlock>& blocks)
{
  std::uint64_t length = header_size + digest_size;
  std::set<std::string_view> names;
  for (const ArchiveBlock& block : blocks) {
    expects(names.insert(block.name).second, "blocks with names of their own");
    length += 2 * sizeof(std::uint64_t) + block.name.size() + block.size;
  }
  Writer out(file);
  out.put(magic);
  out.put(archive_version);
  out.put(length);
  out.put(static_cast<std::uint64_t>(blocks.size()));
  for (const ArchiveBlock& block : blocks) {
    out.put(static_cast<std::uint64_t>(block.name.size()));
    out.put(std::string_view(block.name));
    out.put(block.size);
  }
  for (const ArchiveBlock& block : blocks) {
    std::uint64_t given = 0;
    block.give([&](Bytes bytes) {
      given += bytes.size();
      out.put(bytes);
    });
    expects(given == block.size, "a block of the size it said");
  }
  out.finish();
}

std::map<std::string, Bytes, std::less<>> parse_archive(const std::string& file, Bytes bytes)
{
  require_magic(file, bytes);
  Reader reader(bytes.subspan(magic.size()));
  std::uint64_t version = 0;
  std::uint64_t length = 0;
  std::uint64_t count = 0;
  if (!reader.take(version) || !reader.take(length) || !reader.take(count))
    fail(file, "is cut off", fmt::format("it has only {} bytes", bytes.size()));
  if (version != archive_version) {
    fail(file, "is of another version",
         fmt::format("its format is {}, this program's is {}", version, archive_version));
  }
  if (length != bytes.size() || length < header_size + digest_size)
    fail(file, "is cut off or has grown",
         fmt::format("it has {} bytes and should have {}", bytes.size(), length));
  const Bytes body = bytes.first(bytes.size() - digest_size);
  const Bytes recorded = bytes.last(digest_size);
  const std::string computed = digest_of(body.data(), body.size());
  if (!std::ranges::equal(recorded, bytes_of(computed))) fail_damaged(file);

  std::map<std::string, Bytes, std::less<>> out;
  std::vector<std::pair<std::string, std::uint64_t>> table;
  for (std::uint64_t k = 0; k < count; ++k) {
    std::string name;
    std::uint64_t size = 0;
    if (!reader.take_name(name) || !reader.take(size))
      fail(file, "is damaged", "its table of blocks is cut off");
    if (!is_shown_on_a_line(name)) fail(file, "is damaged", "a block has a name that is no text");
    table.emplace_back(std::move(name), size);
  }
  for (auto& [name, size] : table) {
    Bytes block;
    if (!reader.take(size, block)) fail(file, "is damaged", "the block " + name + " is cut off");
    if (!out.emplace(name, block).second) fail(file, "is damaged", "the block " + name + " is there twice");
  }
  if (reader.left() != digest_size) fail(file, "is damaged", "something follows its last block");
  return out;
}

void require_sound_archive(const std::filesystem::path& path)
{
  const File file = File::open_readonly(path);
  const std::uint64_t size = file.size();
  const std::string name = path.string();
  require_magic(name, first_bytes(file, magic.size()));
  if (size < header_size + digest_size) fail(name, "is cut off", fmt::format("it has only {} bytes", size));
  Digest digest;
  std::vector<std::byte> block;
  for (std::uint64_t at = 0; at < size - digest_size; at += block.size()) {
    block.resize(std::min(size - digest_size - at, std::uint64_t{1} << 20));
    file.read_at(at, {reinterpret_cast<unsigned char*>(block.data()), block.size()});
    digest.add(block.data(), block.size());
  }
  block.resize(digest_size);
  file.read_at(size - digest_size, {reinterpret_cast<unsigned char*>(block.data()), block.size()});
  if (!std::ranges::equal(block, bytes_of(digest.text()))) fail_damaged(name);
}

bool is_archive(const std::filesystem::path& path)
{
  return begins_like_one(first_bytes(File::open_readonly(path), magic.size()));
}

std::vector<std::byte> read_archive_bytes(const std::filesystem::path& path)
{
  const File file = File::open_readonly(path);
  require_magic(path.string(),
                first_bytes(file, magic.size()));  // before memory is asked for a file of any size
  return first_bytes(file, file.size());
}

}  // namespace linli
