#include "output/files/publish.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/files/files.hpp"
#include "output/files/verify.hpp"
#include "output/hdf5/hdf5_write.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>
#include <system_error>
#include <vector>

namespace linli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view part_ending = ".linli-part";

fs::path directory_of(const fs::path& target)
{
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

[[noreturn]] void fail_in_use(const fs::path& target)
{
  throw Error(Exit::output_in_use, target.string() + " exists already",
              "a result is not replaced unless asked for",
              "use --overwrite to replace it, or choose another name");
}

[[noreturn]] void fail_place(const fs::path& target, std::string problem, std::string why, std::string hint)
{
  throw Error(Exit::io, {Problem{.file = target.string(),
                                 .problem = std::move(problem),
                                 .why = std::move(why),
                                 .hint = std::move(hint)}});
}

/// What to do about a missing directory: the one that was meant, or how to make it.
std::string directory_hint(const fs::path& directory)
{
  std::vector<std::string> beside;
  std::error_code ignored;
  for (auto it = fs::directory_iterator(directory_of(directory), ignored); it != fs::directory_iterator();
       it.increment(ignored)) {
    if (it->is_directory(ignored)) beside.push_back(it->path().filename().string());
  }
  const auto nearest = nearest_name(directory.filename().string(), beside);
  if (nearest) return fmt::format("did you mean {}?", (directory.parent_path() / *nearest).string());
  return fmt::format("make it with: mkdir -p {}", shell_quoted(directory.string()));
}

void require_directory(const fs::path& target)
{
  const fs::path directory = directory_of(place_of(target));
  std::error_code error;
  const fs::file_status status = fs::status(directory, error);
  if (status.type() == fs::file_type::not_found) {
    fail_place(target, "cannot be written", fmt::format("there is no directory {}", directory.string()),
               directory_hint(directory));
  }
  if (!fs::is_directory(status)) {
    const std::string why = error ? error.message() : "it is not a directory";
    fail_place(target, "cannot be written", fmt::format("{}: {}", directory.string(), why),
               "choose another directory");
  }
  if (!may_create_in(directory)) {
    fail_place(target, "cannot be written",
               fmt::format("the directory {} is not writable", directory.string()),
               "choose another directory");
  }
}

fs::path publishable_place(const fs::path& target, Overwrite policy)
{
  require_publishable(target, policy);
  return place_of(target);
}

void put_in_place(const ClaimedOutput& output)
{
  if (output.policy() == Overwrite::replace) {
    rename_replacing(output.temporary(), output.place());
  } else if (!rename_noreplace(output.temporary(), output.place())) {
    fail_in_use(output.target());
  }
}

/// The same fault, told of the target: nobody knows the temporary name.
Error in_words_of(const ClaimedOutput& output, const Error& error)
{
  std::vector<Problem> problems = error.problems();
  for (Problem& problem : problems) {
    if (problem.file == output.temporary() || problem.file == output.place()) {
      problem.file = output.target().string();
    }
  }
  return {error.exit(), std::move(problems)};
}

/// What cannot be undone any more is told as it is.
void keep_the_name(const ClaimedOutput& output)
{
  try {
    fsync_directory(directory_of(output.place()));
  } catch (const Error& error) {
    fail_place(output.target(),
               "is complete and has its name, but its directory cannot be brought to the disk",
               error.problems().front().why, "a loss of power may undo it: copy it to another disk");
  }
}

}  // namespace

/// A ring of links is followed for a while, and found out later.
fs::path place_of(fs::path target)
{
  constexpr int most_links = 40;  // as in the kernel
  std::error_code error;
  for (int k = 0; k < most_links && fs::is_symlink(fs::symlink_status(target, error)); ++k) {
    target = target.parent_path() / fs::read_symlink(target, error);
  }
  return target;
}

void require_sound(const fs::path& file)
{
  static_cast<void>(read_verified(file));
}

void require_publishable(const fs::path& target, Overwrite policy)
{
  if (!target.has_filename())
    fail_place(target, "is not a file name", "", "name a file, such as results/run.h5");
  require_directory(target);
  std::error_code error;
  const fs::file_status status = fs::status(target, error);
  if (status.type() == fs::file_type::not_found) return;
  if (status.type() == fs::file_type::none) fail_place(target, "cannot be looked at", error.message(), "");
  if (fs::is_directory(status))
    fail_place(target, "cannot be written", "it is a directory", "name a file in it");
  if (!fs::is_regular_file(status)) {
    fail_place(target, "cannot be written", "it is not a regular file", "choose another name");
  }
  if (policy == Overwrite::refuse) fail_in_use(target);
}

ClaimedOutput::ClaimedOutput(fs::path target, Overwrite policy)
    : target_(std::move(target)),
      policy_(policy),
      place_(publishable_place(target_, policy)),
      temporary_(place_.parent_path() / fmt::format(".{}{}", place_.filename().string(), part_ending)),
      lock_(place_, target_)
{
  require_publishable(target_, policy);  // who had the lock before may have published
  remove_quietly(temporary_);
}

std::vector<fs::path> begun_in(const fs::path& directory)
{
  std::set<fs::path> out;
  std::error_code ignored;
  for (auto it = fs::directory_iterator(directory.empty() ? "." : directory, ignored);
       it != fs::directory_iterator(); it.increment(ignored)) {
    const std::string name = it->path().filename().string();
    for (const std::string_view ending : {part_ending, lock_ending}) {
      if (name.size() > 1 + ending.size() && name.starts_with('.') && name.ends_with(ending))
        out.insert(directory / name.substr(1, name.size() - 1 - ending.size()));
    }
  }
  return {out.begin(), out.end()};
}

void publish(const ClaimedOutput& output, const FileStep& write, const FileStep& check)
{
  const fs::path& temporary = output.temporary();
  try {
    write(temporary);
    check(temporary);
    fsync_file(temporary);
    put_in_place(output);
  } catch (const Error& error) {
    remove_quietly(temporary);
    throw in_words_of(output, error);
  } catch (...) {
    remove_quietly(temporary);
    throw;
  }
  keep_the_name(output);
}

void publish_tree(const ClaimedOutput& output, const FileGroup& root)
{
  publish(output, [&](const fs::path& temporary) { write_tree(temporary, root); });
}

}  // namespace linli
