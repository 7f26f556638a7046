#pragma once
/// What the tests of output share: a small tree with everything in it, a directory that goes away, and
/// children.
#include "core/errors.hpp"
#include "output/contents/tree.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace linli::test {

/// A directory of this test alone, removed with everything in it.
class TemporaryDirectory {
 public:
  TemporaryDirectory()
  {
    std::string pattern = (std::filesystem::temp_directory_path() / "linli-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = pattern;
  }
  ~TemporaryDirectory()
  {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }
  /// How many entries it has, hidden ones too.
  std::ptrdiff_t entries() const
  {
    return std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator());
  }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& file)
{
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void put_bytes(const std::filesystem::path& file, const std::string& bytes)
{
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

/// Starts a child that runs `body` for at most `seconds` and ends, without exit handlers, with what `body`
/// returns; an exception ends it with 99.
template <class Body>
pid_t start_child(unsigned seconds, const Body& body)
{
  const pid_t child = fork();
  if (child != 0) return child;
  alarm(seconds);
  try {
    _exit(body());
  } catch (...) {
    _exit(99);
  }
}

/// The exit status of a child; 1000 + the signal's number if a signal ended it.
inline int status_of(pid_t child)
{
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("no child");
  return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
}

template <class Body>
int in_child(unsigned seconds, const Body& body)
{
  return status_of(start_child(seconds, body));
}

/// The exit code of the `Error` that `body` throws, Exit::complete if it throws none; `text` receives what it
/// says.
template <class Body>
Exit exit_of(const Body& body, std::string* text = nullptr)
{
  try {
    body();
  } catch (const Error& error) {
    if (text != nullptr) *text = error.what();
    return error.exit();
  }
  return Exit::complete;
}

/// Every type, scalars, an empty axis, texts in Chinese, groups in groups; names in no alphabetical order.
inline FileGroup sample_tree()
{
  using Texts = std::vector<std::string>;
  FileGroup area{.name = "area", .attributes = {{"long_name", "residential area"}, {"long_name_zh", "社区"}}};
  area.datasets = {
      make_axis("time", std::vector<std::int64_t>{0, 7, 14}, {{"units", "days since 2018-01-01"}}),
      make_axis("小区", Texts{"北苑", "", "a longer label of an area"}),
      {"trust",
       {"time", "小区"},
       std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8, 9},
       {{"units", "1"}, {"empty", ""}}},
      {"信任", {"小区"}, std::vector<double>{0.1, -0.0, 1e300}, {{"range", std::vector<double>{0, 1}}}},
      {"count", {"小区", "time"}, std::vector<std::int32_t>{1, -2, 3, 4, 5, 6, 7, 8, 9}},
      {"flag",
       {"time"},
       std::vector<std::uint8_t>{0, 1, 255},
       {{"flag_values", std::vector<std::uint8_t>{0, 1}}, {"flag_meanings", "no yes"}}},
  };
  FileGroup events{.name = "an_empty_table"};
  events.datasets = {
      make_axis("event", std::vector<std::int32_t>{}),
      {"what", {"event"}, Texts{}},
      {"worth", {"event"}, std::vector<double>{}},
  };
  FileGroup inner{.name = "inner", .attributes = {{"levels", std::vector<std::int64_t>{1, 2}}}};
  inner.datasets = {make_axis("k", std::vector<float>{0.5F}, {{"steps", std::vector<float>{0.5F}}}),
                    {"big", {"k"}, std::vector<std::int64_t>{std::int64_t{1} << 60}}};
  FileGroup scenario{.name = "scenario"};
  scenario.datasets = {{"as_written", {}, Texts{"name: 两镇\n# " + std::string(5000, 'x')}},
                       {"as_resolved", {}, Texts{""}},
                       {"weeks", {}, std::vector<std::int32_t>{520}},
                       {"share", {}, std::vector<double>{0.25}}};
  scenario.groups = {inner};
  FileGroup root{.attributes = {{"title", "Two towns, 两镇"},
                                {"format_version", std::int64_t{1}},
                                {"half", 0.5},
                                {"days", std::vector<std::int32_t>{-1, 1}}}};
  root.groups = {scenario, area, events};
  return root;
}

}  // namespace linli::test
