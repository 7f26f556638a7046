/// A target without a fuzzer, under any compiler: every seed, and every seed with some damage.
///
///     replay_NAME             runs the seeds; a finding ends it
///     replay_NAME FILE…       runs the files, such as a finding of the fuzzer
///     replay_NAME --write D   writes the seeds into D/seeds and the words into D/words, as libFuzzer reads them
#include "target.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;
using namespace linli::fuzz;

std::string content(const fs::path& file)
{
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put(const fs::path& file, std::string_view text)
{
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) throw fs::filesystem_error("cannot write", file, {});
}

/// Numbers that look random and are the same in every run.
std::size_t mixed(std::uint64_t x)
{
  x = (x + 1) * 0x9E3779B97F4A7C15U;
  return (x ^ (x >> 29U)) >> 8U;
}

/// The seed cut off, and with a byte changed, at sixteen places each.
void run_damaged(const std::string& seed)
{
  if (seed.empty()) return;
  for (std::size_t k = 0; k < 16; ++k) {
    expect_read_or_refused(std::string_view(seed).substr(0, seed.size() * k / 16));
    std::string changed = seed;
    changed[mixed(k) % seed.size()] = static_cast<char>(mixed(k + 100));
    expect_read_or_refused(changed);
  }
}

/// A word between quotation marks, its other bytes as \xNN.
std::string dictionary_line(const std::string& word)
{
  std::string line = "\"";
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > 0x1F && byte < 0x7F && c != '"' && c != '\\';
    char escaped[5] = {c, '\0'};
    if (!plain) std::snprintf(escaped, sizeof escaped, "\\x%02X", byte);
    line += escaped;
  }
  return line + "\"\n";
}

void write(const fs::path& folder)
{
  fs::remove_all(folder / "seeds");
  fs::create_directories(folder / "seeds");
  const std::vector<std::string> all = seeds();
  for (std::size_t k = 0; k < all.size(); ++k) put(folder / "seeds" / std::to_string(k), all[k]);
  std::string dictionary;
  for (const std::string& word : words()) dictionary += word.empty() ? "" : dictionary_line(word);
  put(folder / "words", dictionary);
}

}  // namespace

int main(int count, char** arguments)
{
  const std::vector<std::string> given(arguments + 1, arguments + count);
  if (given.size() == 2 && given[0] == "--write") {
    write(given[1]);
    return 0;
  }
  for (const std::string& file : given) expect_read_or_refused(content(file));
  if (!given.empty()) return 0;
  const std::vector<std::string> all = seeds();
  for (const std::string& seed : all) {
    expect_read_or_refused(seed);
    run_damaged(seed);
  }
  std::printf("%zu seeds, each with 32 kinds of damage\n", all.size());
  return all.empty() ? 1 : 0;
}
