#include "support/columns.hpp"

#include "core/errors.hpp"

namespace linli::test {

std::vector<std::string> column_names(const World& world)
{
  std::vector<std::string> out;
  world.for_each_column([&](const char* name, const auto&) { out.emplace_back(name); });
  return out;
}

std::span<std::byte> column_bytes(World& world, const std::string& name)
{
  std::span<std::byte> out;
  bool found = false;
  world.for_each_column([&](const char* its_name, auto& column) {
    if (name != its_name) return;
    found = true;
    out = {reinterpret_cast<std::byte*>(column.data()), column.size() * sizeof(*column.data())};
  });
  expects(found, "no column is called " + name);
  return out;
}

std::map<std::string, std::string> digests_of(const World& world)
{
  std::map<std::string, std::string> out;
  for (const ColumnBytes& column : columns_of(world)) out[column.name] = digest_of(column);
  return out;
}

std::set<std::string> differing(const World& a, const World& b)
{
  const auto of_a = digests_of(a);
  const auto of_b = digests_of(b);
  std::set<std::string> out;
  for (const auto& [name, digest] : of_a) {
    if (!of_b.contains(name) || of_b.at(name) != digest) out.insert(name);
  }
  for (const auto& [name, digest] : of_b) {
    if (!of_a.contains(name)) out.insert(name);
  }
  return out;
}

void fill_with_noise(std::span<std::byte> bytes, std::uint64_t salt)
{
  Draws draws(Luck{salt, 0}, Stream::participation, 0, 0);
  for (std::byte& b : bytes) b = static_cast<std::byte>(draws.word() & 0xFFU);
}

}  // namespace linli::test
