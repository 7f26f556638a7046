#include "output/contents/content_digest.hpp"

#include "core/digest.hpp"

#include <bit>

namespace linli {
namespace {

static_assert(std::endian::native == std::endian::little, "digests and files hold little-endian numbers");

void add(Digest& digest, const std::string& text)
{
  digest.add(std::string_view(text));
}
void add(Digest& digest, std::int64_t number)
{
  digest.add(&number, sizeof number);
}
void add(Digest& digest, double number)
{
  digest.add(&number, sizeof number);
}

template <class T>
void add(Digest& digest, const std::vector<T>& list)
{
  digest.add(static_cast<std::uint64_t>(list.size()));
  digest.add(list.data(), list.size() * sizeof(T));
}

void add(Digest& digest, const std::vector<std::string>& list)
{
  digest.add(static_cast<std::uint64_t>(list.size()));
  for (const std::string& text : list) add(digest, text);
}

template <class T>
void add(Digest& digest, const Stored<T>& stored, std::size_t row)
{
  digest.add(static_cast<std::uint64_t>(stored.size()));
  for_each_block(stored, row,
                 [&](std::span<const T> block) { digest.add(block.data(), block.size_bytes()); });
}

void add(Digest& digest, const Attributes& attributes, std::string_view left_out)
{
  std::uint64_t count = 0;
  for (const Attribute& attribute : attributes) count += attribute.name != left_out;
  digest.add(count);
  for (const Attribute& attribute : attributes) {
    if (attribute.name == left_out) continue;
    add(digest, attribute.name);
    digest.add(type_name(attribute.value));
    std::visit([&](const auto& value) { add(digest, value); }, attribute.value);
  }
}

void add(Digest& digest, const std::string& path, const FileGroup& group, const Dataset& dataset)
{
  digest.add(std::string_view("dataset"));
  add(digest, path);
  digest.add(type_name(dataset.values));
  const std::vector<std::size_t> shape = shape_of(group, dataset);
  digest.add(static_cast<std::uint64_t>(shape.size()));
  for (std::size_t k = 0; k < shape.size(); ++k) {
    add(digest, dataset.dimensions[k]);
    digest.add(static_cast<std::uint64_t>(shape[k]));
  }
  add(digest, dataset.attributes, {});
  const auto add_values = [&](const auto& values) {
    if constexpr (requires { add(digest, values, std::size_t{}); }) {
      add(digest, values, row_of(shape));
    } else {
      add(digest, values);
    }
  };
  std::visit(add_values, dataset.values);
}

void add(Digest& digest, const std::string& path, const FileGroup& group)
{
  const bool root = path == "/";
  digest.add(std::string_view("group"));
  add(digest, path);
  add(digest, group.attributes, root ? digest_attribute : std::string_view());
  digest.add(static_cast<std::uint64_t>(group.datasets.size()));
  for (const Dataset& dataset : group.datasets) add(digest, path_below(path, dataset.name), group, dataset);
  digest.add(static_cast<std::uint64_t>(group.groups.size()));
  for (const FileGroup& below : group.groups) add(digest, path_below(path, below.name), below);
}

}  // namespace

std::string content_digest(const FileGroup& root)
{
  Digest digest;
  add(digest, "/", root);
  return digest.text();
}

}  // namespace linli
