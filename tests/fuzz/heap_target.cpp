/// The part of a result file that we parse ourselves: its stores of texts.  The file is one in memory, and
/// the last bytes of the input say which texts are asked for.
#include "core/errors.hpp"
#include "file_in_memory.hpp"
#include "output/hdf5/global_heap.hpp"
#include "output/hdf5/hdf5_write.hpp"
#include "target.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <unistd.h>

namespace linli::fuzz {
namespace {

/// A result as the program writes it, with texts long and short.
std::string small_result()
{
  FileGroup root{.attributes = {{"title", "两镇"}}};
  root.datasets = {make_axis("name", std::vector<std::string>{"北苑", "", std::string(300, 'x')}),
                   make_axis("week", std::vector<std::int64_t>{0, 7})};
  const auto file =
      std::filesystem::temp_directory_path() / ("linli-fuzz-" + std::to_string(::getpid()) + ".h5");
  write_tree(file, root);
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::filesystem::remove(file);
  return bytes;
}

/// A collection with one text, as the header of global_heap.hpp describes it.
std::string small_collection()
{
  const auto number = [](std::uint64_t x, std::size_t size) {
    return std::string(reinterpret_cast<const char*>(&x), size);
  };
  const std::string text = "a text of 16 by";
  return "GCOL\x01" + std::string(3, '\0') + number(64, 8) + number(1, 2) + number(0, 6) + number(15, 8) +
         text + std::string(1, '\0') + number(0, 8) + number(16, 8) + number(15, 4) + number(0, 8) +
         number(1, 4);
}

}  // namespace

void run(std::string_view bytes)
{
  const FileInMemory file(bytes);
  const GlobalHeap heap(file.path());
  constexpr std::size_t most_asked = 8;
  const std::size_t asked = std::min(most_asked, bytes.size() / GlobalHeap::reference_size);
  const std::string_view references = bytes.substr(bytes.size() - asked * GlobalHeap::reference_size);
  for (std::size_t k = 0; k < asked; ++k) {
    const GlobalHeap::Reference reference = GlobalHeap::decode(
        reinterpret_cast<const unsigned char*>(references.data()) + k * GlobalHeap::reference_size);
    try {
      const std::string text = heap.text(reference, "/a");
      ensures(text.size() == reference.length, "a text has the length it should have");
    } catch (const Error&) {
      continue;  // no text there: the next may be
    }
  }
}

std::vector<std::string> seeds()
{
  return {small_result(), small_collection(), small_collection() + small_collection()};
}

std::vector<std::string> words()
{
  return {std::string("GCOL\x01\0\0\0", 8), std::string(8, '\0'), std::string("\x40\0\0\0\0\0\0\0", 8),
          std::string(8, '\xFF')};
}

}  // namespace linli::fuzz
