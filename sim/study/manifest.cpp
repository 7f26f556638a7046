#include "study/manifest.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_bytes = std::size_t{1} << 16;

[[noreturn]] void fail_damaged(const fs::path& name, std::int64_t line, std::string why)
{
  const int at = static_cast<int>(line);
  throw Error(
      Exit::io,
      {Problem{.file = name.string(),
               .line = at,
               .problem = "the manifest is damaged here",
               .why = std::move(why),
               .hint =
                   "bring back a copy of it; or move it away and let the study go on: the results that are "
                   "there are found again, and nothing is computed twice"}});
}

/// Puts lines together from blocks.
class Lines {
 public:
  Lines(const fs::path& name, const LineVisitor& visit) : name_(name), visit_(visit) {}

  void take(std::string_view block)
  {
    while (!block.empty()) {
      const std::size_t at = block.find('\n');
      end_.torn += std::min(at, block.size());
      if (at == std::string_view::npos) {
        keep(block);
        return;
      }
      keep(block.substr(0, at));
      finish();
      block.remove_prefix(at + 1);
    }
  }
  const ManifestEnd& end() const { return end_; }

 private:
  /// One byte more than a line may have is enough to know that it has too many.
  void keep(std::string_view piece) { line_.append(piece.substr(0, most_line_bytes - line_.size())); }

  void finish()
  {
    if (line_.size() >= most_line_bytes)
      fail_damaged(name_, end_.lines + 1, fmt::format("it has more than {} bytes", most_line_bytes));
    auto read = read_line(line_, end_.lines + 1, end_.sum);
    if (const auto* fault = std::get_if<LineFault>(&read))
      fail_damaged(name_, end_.lines + 1, fault->problem);
    auto& found = std::get<ReadLine>(read);
    ++end_.lines;
    end_.sum = std::move(found.sum);
    end_.bytes += line_.size() + 1;
    end_.torn = 0;
    line_.clear();
    visit_(found.line);
  }

  const fs::path& name_;
  const LineVisitor& visit_;
  ManifestEnd end_{};
  std::string line_{};
};

/// Appends what another file holds from a byte on, and brings it to the disk.
void copy_from(const File& from, std::uint64_t offset, std::uint64_t size, const fs::path& to)
{
  File out = File::open_appending(to);
  std::array<unsigned char, most_line_bytes> block{};
  for (std::uint64_t done = 0; done < size;) {
    const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(size - done, block.size()));
    from.read_at(offset + done, {block.data(), piece});
    out.write({reinterpret_cast<const char*>(block.data()), piece});
    done += piece;
  }
  out.write("\n");
  out.sync();
  out.close();
}

}  // namespace

ManifestEnd read_manifest(const File& file, const fs::path& name, const LineVisitor& visit)
{
  Lines lines(name, visit);
  const std::uint64_t size = file.size();
  std::string block;
  for (std::uint64_t at = 0; at < size; at += block.size()) {
    block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(size - at, block_bytes)));
    file.read_at(at, {reinterpret_cast<unsigned char*>(block.data()), block.size()});
    lines.take(block);
  }
  return lines.end();
}

ManifestEnd read_manifest(const fs::path& file, const LineVisitor& visit)
{
  return read_manifest(File::open_readonly(file), file, visit);
}

Manifest::Manifest(const StudyLock& lock, const LineVisitor& visit)
    : path_(lock.manifest()), file_(File::open_appending(path_)), end_(read_manifest(file_, path_, visit))
{
  if (end_.torn > 0) keep_torn_aside(lock.torn());
  if (end_.lines == 0) fsync_directory(lock.directory());  // the name of a new file
}

void Manifest::append(LineKind kind, const Json& fields)
{
  expects(condition_ == Condition::sound, "a manifest to which the last line could be written");
  const WrittenLine line = written_line({end_.lines + 1, kind, fields, end_.sum});
  expects(line.text.size() <= most_appended_bytes, "a line of the manifest with room to be merged");
  condition_ = Condition::broken;
  file_.write(line.text);
  if (must_not_be_lost(kind)) file_.sync();
  condition_ = Condition::sound;
  ++end_.lines;
  end_.sum = line.sum;
  end_.bytes += line.text.size();
}

/// In this order: a power cut between the steps loses nothing, at worst the line is kept twice.
void Manifest::keep_torn_aside(const fs::path& torn_file)
{
  copy_from(file_, end_.bytes, end_.torn, torn_file);
  fsync_directory(torn_file.parent_path());
  file_.truncate(end_.bytes);
  file_.sync();
  told_ = fmt::format(
      "{}: line {} was not finished when the study was stopped: its {} bytes were moved to {}, and what it "
      "was to "
      "say is found out again",
      path_.string(), end_.lines + 1, end_.torn, torn_file.filename().string());
  end_.torn = 0;
}

}  // namespace linli
