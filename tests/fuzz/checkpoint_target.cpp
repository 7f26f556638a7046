/// Checkpoints, from bytes to the world and the rows in them.  The bytes are tried as they are, and once more with
/// the length and the digest that belong to them: no fuzzer finds a digest, and behind it stands the rest.
#include "core/digest.hpp"
#include "core/errors.hpp"
#include "file_in_memory.hpp"
#include "output/files/archive.hpp"
#include "output/files/checkpoint.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"
#include "target.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace linli::fuzz {
namespace {

constexpr std::size_t at_length = 16;  // in the header (archive.hpp)
constexpr std::size_t header = 32;
constexpr std::size_t digest = 32;
constexpr std::size_t series_bytes = 4 * sizeof(float);  // that the small checkpoint has recorded

void read(std::string_view bytes)
{
  const FileInMemory file(bytes);
  const Checkpoint checkpoint(file.path());
  ensures(bytes_of(checkpoint.world()) <= bytes.size(), "a world is no larger than its file");
  MemoryStore rows;
  checkpoint.restore("series", rows, series_bytes);
  ensures(rows.size() == series_bytes, "as many rows as asked for");
}

/// With the length and the digest that belong to the rest.
std::string sealed(std::string bytes)
{
  if (bytes.size() < header + digest) return bytes;
  const std::uint64_t length = bytes.size();
  std::memcpy(bytes.data() + at_length, &length, sizeof length);
  return bytes.replace(bytes.size() - digest, digest, digest_of(bytes.data(), bytes.size() - digest));
}

std::string content(const std::filesystem::path& file)
{
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class Write>
std::string written(const Write& write)
{
  const auto file =
      std::filesystem::temp_directory_path() / ("linli-fuzz-" + std::to_string(::getpid()) + ".checkpoint");
  write(file);
  std::string bytes = content(file);
  std::filesystem::remove(file);
  return bytes;
}

/// One resident, whose run has recorded a few bytes, under a mechanism with a column of its own.
std::string small_checkpoint()
{
  using namespace test;
  World world = still_world(population_of({area_of({group_of({{.people = {{.age = 40}}}})})}));
  world.extensions.of<ResidentId>()["resident.rumour"].assign(1, 0.5F);
  RunSoFar run;
  run.weeks = 3;
  run.output = "两镇.h5";
  run.fit.rows = {{"age", "0-17", 10, 9.5}};
  run.margin_status = {"observed"};
  run.facts.branched = {"after week 1, nothing"};
  MemoryStore rows;
  for (const std::vector<float>& week : {std::vector<float>{0, 1}, std::vector<float>{2, 3}})
    rows.append(std::as_bytes(std::span(week)));
  return written([&](const std::filesystem::path& file) {
    write_checkpoint(file, run, world, {{"series", &rows}});
  });
}

}  // namespace

void run(std::string_view bytes)
{
  try {
    read(bytes);
  } catch (const Error&) {
    read(sealed(std::string(bytes)));
  }
}

std::vector<std::string> seeds()
{
  return {small_checkpoint(), written([](const std::filesystem::path& file) {
            write_archive(file, {text_block("about", "{}"), text_block("rows/series", "")});
          })};
}

std::vector<std::string> words()
{
  std::vector<std::string> all{"LINLI-CP",      "about",     "rows/series", "column/resident/",
                               "\"weeks\":",    "\"fit\":[", "null",        "1e999",
                               "{\"version\":", "\\u0000",   "\xFF",        "[[\"\",\"\",0,0]]"};
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}})
    all.emplace_back(reinterpret_cast<const char*>(&number), sizeof number);
  return all;
}

}  // namespace linli::fuzz
