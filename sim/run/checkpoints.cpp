#include "run/checkpoints.hpp"

#include "core/errors.hpp"
#include "output/files/archive.hpp"
#include "output/files/files.hpp"
#include "output/hdf5/hdf5_read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <system_error>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kept = 2;
constexpr std::string_view ending = ".checkpoint";

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

bool is_stopped_result(const fs::path& file)
{
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return false;
  try {
    const Group root = read_tree(file);
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

Checkpoints::Checkpoints(fs::path output, bool keep) : output_(std::move(output)), keep_(keep)
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
  while (!keep_ && written_.size() > kept) {
    remove_quietly(written_.front());
    written_.erase(written_.begin());
  }
  return file;
}

fs::path Checkpoints::newest() const
{
  return written_.empty() ? fs::path() : written_.back();
}

void Checkpoints::finish()
{
  if (is_stopped_result(stopped_file(output_))) remove_quietly(stopped_file(output_));
  if (keep_) return;
  for (const fs::path& file : written_) remove_quietly(file);
  written_.clear();
}

}  // namespace linli
