#include "study/study_lock.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <system_error>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view beginning = "manifest.";
constexpr std::string_view ending = ".jsonl";

/// Takes a whole number and what follows it off the front of `text`.
std::optional<int> taken_number(std::string_view& text, std::string_view behind)
{
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return {};
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.starts_with(behind)) return {};
  text.remove_prefix(behind.size());
  return number;
}

}  // namespace

std::string manifest_name(const std::optional<Shard>& shard)
{
  if (!shard) return fmt::format("{}{}", beginning, ending.substr(1));
  return fmt::format("{}{}-of-{}{}", beginning, shard->number, shard->of, ending);
}

std::optional<Shard> shard_of(std::string_view name)
{
  if (!name.starts_with(beginning)) return {};
  std::string_view rest = name.substr(beginning.size());
  const auto number = taken_number(rest, "-of-");
  const auto of = number ? taken_number(rest, ending) : std::nullopt;
  if (!of || *number < 1 || *number > *of || *of > most_shards) return {};
  const Shard shard{*number, *of};
  if (manifest_name(shard) != name) return {};  // "03", or something behind the ending
  return shard;
}

std::vector<fs::path> shard_manifests(const fs::path& directory)
{
  std::map<std::pair<int, int>, fs::path> found;
  std::error_code ignored;
  for (auto it = fs::directory_iterator(directory, ignored); it != fs::directory_iterator();
       it.increment(ignored)) {
    const auto shard = shard_of(it->path().filename().string());
    if (shard) found.emplace(std::pair{shard->of, shard->number}, it->path());
  }
  std::vector<fs::path> out;
  for (const auto& [shard, path] : found) out.push_back(path);
  return out;
}

StudyLock::StudyLock(const fs::path& directory, const std::optional<Shard>& shard)
    : directory_(directory), shard_(shard), lock_(directory / manifest_name(shard), directory, "study")
{
  expects(!shard || (shard->number >= 1 && shard->number <= shard->of && shard->of <= most_shards),
          "a shard that there is");
}

fs::path StudyLock::manifest() const
{
  return directory_ / manifest_name(shard_);
}

fs::path StudyLock::torn() const
{
  return manifest().replace_extension(".torn");
}

}  // namespace linli
