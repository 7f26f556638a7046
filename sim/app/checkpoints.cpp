#include "app/checkpoints.hpp"

#include "output/checkpoint.hpp"
#include "output/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kept = 2;
constexpr const char* ending = ".checkpoint";

/// Without ".h5".
fs::path stem_of(const fs::path& output)
{
  return output.extension() == ".h5" ? fs::path(output).replace_extension() : output;
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

std::vector<fs::path> checkpoints_of(const fs::path& output)
{
  const std::string begin = stem_of(output).filename().string() + ".week-";
  const fs::path folder = output.has_parent_path() ? output.parent_path() : ".";
  std::vector<fs::path> out;
  std::error_code ignored;
  for (auto it = fs::directory_iterator(folder, ignored); it != fs::directory_iterator();
       it.increment(ignored)) {
    const std::string name = it->path().filename().string();
    if (!name.starts_with(begin) || !name.ends_with(ending)) continue;
    const std::string weeks =
        name.substr(begin.size(), name.size() - begin.size() - std::string(ending).size());
    if (!weeks.empty() && weeks.find_first_not_of("0123456789") == std::string::npos)
      out.push_back(it->path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

fs::path Checkpoints::write(std::int64_t weeks, const FileStep& write)
{
  const fs::path file = checkpoint_file(output_, weeks);
  publish(ClaimedOutput(file, Overwrite::replace), write, require_sound_checkpoint);
  std::erase(written_, file);
  written_.push_back(file);
  while (!keep_ && written_.size() > kept) {
    remove_quietly(written_.front());
    written_.erase(written_.begin());
  }
  return file;
}

void Checkpoints::finish()
{
  remove_quietly(stopped_file(output_));
  if (keep_) return;
  for (const fs::path& file : written_) remove_quietly(file);
  written_.clear();
}

}  // namespace linli
