#include "scenario/text_file.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

namespace linli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_read(const std::string& file, int error_number)
{
  Problem problem;
  problem.file = file;
  problem.problem = "the file cannot be read";
  problem.why = std::generic_category().message(error_number);
  if (error_number == ENOENT) problem.hint = nearest_file(file);
  if (error_number == EISDIR) problem.hint = "name a file in this folder";
  throw Error(Exit::io, std::vector<Problem>{problem});
}

struct Close {
  // Nothing was written, so closing has nothing to tell.
  void operator()(std::FILE* stream) const { static_cast<void>(std::fclose(stream)); }
};

}  // namespace

std::string nearest_file(const fs::path& file)
{
  return nearest_file(file, file);
}

std::string nearest_file(const fs::path& file, const fs::path& written)
{
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  if (error) return fmt::format("there is no folder `{}`", written.parent_path().string());
  std::sort(names.begin(), names.end());  // the system lists them in any order
  const std::string wanted = file.filename().string();
  const bool lacks_ending = std::binary_search(names.begin(), names.end(), wanted + ".yaml");
  const std::optional<std::string> name = lacks_ending ? wanted + ".yaml" : nearest_name(wanted, names);
  return name ? fmt::format("did you mean `{}`?", (written.parent_path() / *name).string()) : std::string{};
}

std::string seen_from_here(const fs::path& file)
{
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error) return file.string();
  const fs::path seen = fs::proximate(file, here, error);
  return (error ? file : seen).string();
}

std::string read_text_file(const std::string& file, std::size_t most)
{
  errno = 0;
  const std::unique_ptr<std::FILE, Close> stream(std::fopen(file.c_str(), "rb"));
  if (!stream) cannot_read(file, errno);
  std::string text;
  std::array<char, 16384> block{};
  while (text.size() < most) {
    const std::size_t wanted = std::min(block.size(), most - text.size());
    const std::size_t got = std::fread(block.data(), 1, wanted, stream.get());
    if (std::ferror(stream.get()) != 0) cannot_read(file, errno);
    if (got == 0) break;
    text.append(block.data(), got);
  }
  return text;
}

}  // namespace linli
