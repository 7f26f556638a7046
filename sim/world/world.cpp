#include "world/world.hpp"

#include "core/digest.hpp"

namespace linli {

std::vector<ColumnBytes> columns_of(const World& world)
{
  std::vector<ColumnBytes> out;
  world.for_each_column([&](const char* name, const auto& column) {
    using C = std::remove_cvref_t<decltype(column)>;
    out.push_back({name, C::index_type::tag::name, reinterpret_cast<const std::byte*>(column.data()),
                   column.size(), sizeof(typename C::value_type)});
  });
  return out;
}

std::string digest_of(const ColumnBytes& column)
{
  Digest digest;
  digest.add(column.name);
  digest.add(static_cast<std::uint64_t>(column.bytes()));
  digest.add(column.data, column.bytes());
  return digest.text();
}

std::string digest_of(const World& world)
{
  Digest digest;
  for (const ColumnBytes& column : columns_of(world)) digest.add(digest_of(column));
  return digest.text();
}

std::size_t bytes_of(const World& world)
{
  std::size_t sum = 0;
  for (const ColumnBytes& column : columns_of(world)) sum += column.bytes();
  return sum;
}

}  // namespace linli
