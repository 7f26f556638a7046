#include "report/result_names.hpp"

#include <algorithm>
#include <cstddef>
#include <system_error>

namespace linli {
namespace {

/// The last `folders` folders of a file and its name without ending.
std::string name_of(const std::filesystem::path& file, std::size_t folders)
{
  std::filesystem::path out = file.stem();
  std::filesystem::path folder = file.parent_path();
  for (std::size_t k = 0; k < folders && folder.has_filename(); ++k, folder = folder.parent_path())
    out = folder.filename() / out;
  return out.string();
}

}  // namespace

std::vector<std::string> result_names(const std::vector<std::filesystem::path>& files)
{
  std::vector<std::filesystem::path> whole;
  std::size_t deepest = 0;
  for (const std::filesystem::path& file : files) {
    std::error_code fault;
    const std::filesystem::path known = std::filesystem::weakly_canonical(file, fault);
    whole.push_back(fault ? file : known);
    deepest = std::max(deepest, static_cast<std::size_t>(std::ranges::distance(whole.back())));
  }
  std::vector<std::string> out;
  for (std::size_t k = 0; k < files.size(); ++k) {
    const auto coincides = [&](std::size_t folders) {
      return std::ranges::any_of(whole, [&](const std::filesystem::path& other) {
        return other != whole[k] && name_of(other, folders) == name_of(whole[k], folders);
      });
    };
    std::size_t folders = 0;
    while (folders < deepest && coincides(folders)) ++folders;
    const auto turn = std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(k), whole[k]);
    out.push_back(name_of(whole[k], folders) + (turn > 0 ? " (" + std::to_string(turn + 1) + ")" : ""));
  }
  return out;
}

}  // namespace linli
