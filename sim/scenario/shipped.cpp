#include "scenario/shipped.hpp"

#include <algorithm>
#include <system_error>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr auto mark = "linli.schema.json";  // which no other folder called `scenarios` has
constexpr auto data = "data";               // these two hold no scenarios
constexpr auto studies = "studies";

/// All shipped scenarios, by path.
std::vector<fs::path> all_scenarios()
{
  std::vector<fs::path> out;
  const fs::path folder = shipped_folder();
  if (folder.empty()) return out;
  std::error_code ignored;
  for (auto it = fs::recursive_directory_iterator(folder, ignored); it != fs::recursive_directory_iterator();
       it.increment(ignored)) {
    if (it->path().filename() == data || it->path().filename() == studies) it.disable_recursion_pending();
    if (it->path().extension() == ".yaml" && it->is_regular_file(ignored)) out.push_back(it->path());
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace

fs::path shipped_folder()
{
  std::error_code ignored;
  fs::path folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  for (; !folder.empty(); folder = folder.parent_path()) {
    for (const char* place : {"share/linli/scenarios", "scenarios"}) {
      if (fs::exists(folder / place / mark, ignored)) return folder / place;
    }
    if (folder == folder.parent_path()) break;
  }
  return {};
}

std::vector<fs::path> shipped_scenarios(std::string_view name)
{
  std::vector<fs::path> out = all_scenarios();
  std::erase_if(out, [&](const fs::path& file) { return file.stem() != name; });
  return out;
}

std::vector<std::string> shipped_names()
{
  std::vector<std::string> out;
  for (const fs::path& file : all_scenarios()) out.push_back(file.stem().string());
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::map<std::string, fs::path> shipped_studies()
{
  std::map<std::string, fs::path> out;
  const fs::path folder = shipped_folder();
  if (folder.empty()) return out;
  std::error_code ignored;
  for (auto it = fs::directory_iterator(folder / studies, ignored); it != fs::directory_iterator();
       it.increment(ignored)) {
    if (it->path().extension() == ".yaml") out[it->path().stem().string()] = it->path();
  }
  return out;
}

fs::path shipped_file(const std::string& name)
{
  const fs::path folder = shipped_folder();
  if (folder.empty() || name.empty()) return {};
  std::error_code ignored;
  return fs::is_regular_file(folder / name, ignored) ? folder / name : fs::path();
}

}  // namespace linli
