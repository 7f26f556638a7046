#include "run/checkpoints.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/files/archive.hpp"
#include "output/files/files.hpp"
#include "output/hdf5/hdf5_read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kept = 2;
constexpr std::string_view ending = ".checkpoint";

constexpr std::int64_t most_weeks = 10400;  // burn-in and study

/// Bytes by which the longest name that a run writes beside `output` is longer than that of `output`, both without the
/// folder.  The longest is that of a checkpoint's lock.
std::size_t bytes_added(const fs::path& output)
{
  const fs::path longest = lock_file_of(checkpoint_file(output, most_weeks));
  return longest.filename().string().size() - output.filename().string().size();
}

/// The name with as many bytes of its stem as leave `most`, cut between characters.
std::string shortened_name(const fs::path& output, std::size_t most)
{
  const std::string suffix = output.extension() == ".h5" ? ".h5" : "";
  std::string stem = output.filename().string();
  stem.resize(stem.size() - suffix.size());
  std::size_t length = most - suffix.size();
  const auto inside_a_character = [&](std::size_t at) {
    return (static_cast<unsigned char>(stem[at]) & 0xC0U) == 0x80U;
  };
  while (length > 0 && inside_a_character(length)) --length;
  return stem.substr(0, length) + suffix;
}

/// Bytes that a name, or a whole path, may have where `folder` lies; none if the system does not say.
std::size_t most_bytes(const fs::path& folder, int which)
{
  const long limit = ::pathconf(folder.empty() ? "." : folder.c_str(), which);
  return limit > 0 ? static_cast<std::size_t>(limit) : std::numeric_limits<std::size_t>::max();
}

/// Without ".h5".
fs::path stem_of(const fs::path& output)
{
  return output.extension() == ".h5" ? fs::path(output).replace_extension() : output;
}

bool is_checkpoint_of(const fs::path& output, const fs::path& file)
{
  const std::string begin = stem_of(output).filename().string() + ".week-";
  const std::string name = file.filename().string();
  if (!name.starts_with(begin) || !name.ends_with(ending)) return false;
  const std::string weeks = name.substr(begin.size(), name.size() - begin.size() - ending.size());
  return !weeks.empty() && weeks.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

fs::path checkpoint_file(const fs::path& output, std::int64_t weeks)
{
  return stem_of(output).string() + fmt::format(".week-{:05}{}", weeks, ending);
}

fs::path stopped_file(const fs::path& output)
{
  return stem_of(output).string() + ".stopped.h5";
}

fs::path broken_file(const fs::path& output)
{
  return stem_of(output).string() + ".broken.h5";
}

void require_short_name(const fs::path& output)
{
  const fs::path place = place_of(output);
  const fs::path folder = place.parent_path();
  const std::size_t name = place.filename().string().size();
  const std::size_t added = bytes_added(place);
  const std::size_t before = place.string().size() - name;
  const std::size_t room =
      std::min(most_bytes(folder, _PC_NAME_MAX), most_bytes(folder, _PC_PATH_MAX) - 1 - before);
  if (before < most_bytes(folder, _PC_PATH_MAX) && name + added <= room) return;
  Problem problem{
      .file = output.string(),
      .problem = fmt::format("the name is too long, with its {} bytes", name),
      .why = fmt::format("checkpoints and locks beside it add {} bytes, and the file system takes {}", added,
                         room),
      .hint = "choose a folder with a shorter path"};
  if (before < most_bytes(folder, _PC_PATH_MAX) && room > added + std::string_view(".h5").size()) {
    const std::size_t most = room - added;
    problem.hint = fmt::format("at most {} bytes work: -o {}", most,
                               shell_quoted((folder / shortened_name(place, most)).string()));
  }
  throw Error(Exit::io, {problem});
}

bool is_stopped_result(const fs::path& file)
{
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return false;
  try {
    const FileGroup root = read_tree(file);
    const Attribute* status = find_attribute(root.attributes, "status");
    const auto* text = status == nullptr ? nullptr : std::get_if<std::string>(&status->value);
    return text != nullptr && *text == "stopped";
  } catch (const Error&) {
    return false;
  }
}

std::vector<fs::path> checkpoints_of(const fs::path& output)
{
  std::vector<fs::path> out;
  std::error_code ignored;
  const fs::path folder = output.parent_path();
  for (auto it = fs::directory_iterator(folder.empty() ? "." : folder, ignored);
       it != fs::directory_iterator(); it.increment(ignored)) {
    if (is_checkpoint_of(output, it->path())) out.push_back(folder / it->path().filename());  // not ./NAME
  }
  std::sort(out.begin(), out.end());
  return out;
}

Checkpoints::Checkpoints(fs::path output, Keep keep) : output_(std::move(output)), keep_(keep)
{
  for (const fs::path& file : begun_in(output_.parent_path())) {
    const bool is_ours =
        is_checkpoint_of(output_, file) || file.filename() == stopped_file(output_).filename();
    if (is_ours) const ClaimedOutput cleared(file, Overwrite::replace);
  }
}

void Checkpoints::adopt(const fs::path& file)
{
  const fs::path beside = output_.parent_path() / file.filename();  // one name for one file
  std::error_code ignored;
  if (is_checkpoint_of(output_, file) && fs::equivalent(beside, file, ignored)) written_.push_back(beside);
}

std::vector<std::string> Checkpoints::names() const
{
  std::vector<std::string> out;
  for (const fs::path& file : written_) out.push_back(file.filename().string());
  return out;
}

fs::path Checkpoints::write(std::int64_t weeks, const FileStep& make)
{
  fs::path file = checkpoint_file(output_, weeks);
  publish(ClaimedOutput(file, Overwrite::replace), make, require_sound_archive);
  std::erase(written_, file);
  written_.push_back(file);
  while (keep_ == Keep::last_two && written_.size() > kept) {
    remove_quietly(written_.front());
    written_.erase(written_.begin());
  }
  return file;
}

fs::path Checkpoints::newest() const
{
  return written_.empty() ? fs::path() : written_.back();
}

void Checkpoints::forget_stop() const
{
  if (is_stopped_result(stopped_file(output_))) remove_quietly(stopped_file(output_));
}

void Checkpoints::finish()
{
  forget_stop();
  if (keep_ == Keep::all) return;
  for (const fs::path& file : written_) remove_quietly(file);
  written_.clear();
}

}  // namespace linli
