#include "study/study_directory.hpp"

#include "core/errors.hpp"
#include "output/files/files.hpp"
#include "output/files/publish.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace linli {
namespace {

namespace fs = std::filesystem;

fs::path part_of(const fs::path& folder, const std::optional<Shard>& shard)
{
  return shard ? folder / fmt::format("{}-of-{}", shard->number, shard->of) : folder;
}

/// Whether a process works for the shard, if the folder is of one.
bool is_in_use(const fs::path& directory, const std::string& folder)
{
  const auto shard = shard_of(fmt::format("manifest.{}.jsonl", folder));
  if (!shard) return false;
  try {
    const StudyLock lock(directory, shard);
    return false;
  } catch (const Error&) {
    return true;
  }
}

std::vector<fs::path> entries_of(const fs::path& folder)
{
  std::error_code ignored;
  std::vector<fs::path> out;
  for (auto it = fs::directory_iterator(folder, ignored); it != fs::directory_iterator();
       it.increment(ignored))
    out.push_back(it->path());
  return out;
}

/// The run whose result, or something beside it, a file is; none has the address 0.
Address run_of(const fs::path& file)
{
  const std::string name = file.filename().string();
  return address_of(std::string_view(name).substr(0, name.find('.'))).value_or(Address{});
}

/// A file beside an output, and what begun publishing left there, unless a process writes the output.
void remove_where_nobody_writes(const fs::path& output, const fs::path& file)
{
  try {
    const ClaimedOutput claim(output, Overwrite::replace);
    remove_quietly(file);
  } catch (const Error&) {
    return;
  }
}

}  // namespace

fs::path StudyDirectory::result(const Address& run) const
{
  const std::string name = run.text();
  return path / "runs" / name.substr(0, 2) / (name + ".h5");
}

fs::path StudyDirectory::pasts(const std::optional<Shard>& shard) const
{
  return part_of(path / "pasts", shard);
}

fs::path StudyDirectory::work(const std::optional<Shard>& shard) const
{
  return part_of(path / "work", shard);
}

void StudyDirectory::clear_up(const std::optional<Shard>& shard, const std::set<Address>& runs) const
{
  std::error_code ignored;
  for (const fs::path& whole : {pasts({}), work({})}) {
    if (shard) {
      fs::remove_all(part_of(whole, shard), ignored);
    } else {
      for (const fs::path& entry : entries_of(whole)) {
        if (!is_in_use(path, entry.filename().string())) fs::remove_all(entry, ignored);
      }
    }
    fs::remove(whole, ignored);  // unless others are at work
  }
  clear_up_results(runs);
}

void StudyDirectory::clear_up_results(const std::set<Address>& runs) const
{
  for (const fs::path& folder : entries_of(path / "runs")) {
    for (const fs::path& begun : begun_in(folder)) {
      if (runs.contains(run_of(begun))) remove_where_nobody_writes(begun, {});
    }
    for (const fs::path& entry : entries_of(folder)) {
      const fs::path whole = result(run_of(entry));
      if (entry.filename() == whole.filename() || !runs.contains(run_of(entry)) || !fs::exists(whole))
        continue;
      remove_where_nobody_writes(whole, entry);
    }
  }
}

}  // namespace linli
