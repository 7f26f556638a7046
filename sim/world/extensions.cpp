#include "world/extensions.hpp"

namespace linli {
namespace {

template <class T>
constexpr const char* type_name()
{
  if constexpr (std::is_same_v<T, float>) return "float32";
  if constexpr (std::is_same_v<T, std::uint8_t>) return "uint8";
  if constexpr (std::is_same_v<T, std::uint16_t>) return "uint16";
  if constexpr (std::is_same_v<T, std::uint32_t>) return "uint32";
  if constexpr (std::is_same_v<T, std::int64_t>) return "int64";
}

/// Calls f(map of columns of one type) for every type.
template <class Columns, class F>
void for_each_type(Columns& columns, F&& f)
{
  std::apply([&](auto&... maps) { (f(maps), ...); }, columns.maps);
}

template <class Map>
using ValueOf = typename std::remove_cvref_t<Map>::mapped_type::value_type;

template <class I>
void list(const NamedColumns<I>& columns, const std::string& kind, std::vector<ExtensionColumn>& out)
{
  for_each_type(columns, [&](const auto& map) {
    for (const auto& [name, column] : map) out.push_back({kind, name, type_name<ValueOf<decltype(map)>>()});
  });
}

template <class I>
bool add(NamedColumns<I>& columns, const ExtensionColumn& column)
{
  bool known = false;
  for_each_type(columns, [&](auto& map) {
    if (column.type != type_name<ValueOf<decltype(map)>>()) return;
    map[column.name];
    known = true;
  });
  return known;
}

template <class I>
bool is_of(const NamedColumns<I>&, const ExtensionColumn& column)
{
  return column.of == I::tag::name;
}

}  // namespace

std::vector<ExtensionColumn> columns_of(const Extensions& extensions)
{
  std::vector<ExtensionColumn> out;
  const auto list_of = [&]<class I>(const NamedColumns<I>& columns) { list(columns, I::tag::name, out); };
  std::apply([&](const auto&... columns) { (list_of(columns), ...); }, extensions.tables);
  for (const auto& [kind, table] : extensions.own) list(table.columns, kind, out);
  return out;
}

bool add_column(Extensions& extensions, const ExtensionColumn& column)
{
  bool shipped = false;
  bool known = false;
  const auto try_one = [&](auto& columns) {
    if (!is_of(columns, column)) return;
    shipped = true;
    known = add(columns, column);
  };
  std::apply([&](auto&... columns) { (try_one(columns), ...); }, extensions.tables);
  return shipped ? known : add(extensions.own[column.of].columns, column);
}

}  // namespace linli
