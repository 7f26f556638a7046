#pragma once
/// What mechanisms outside the shipped model bring along: columns of what there is, and kinds of agents of their own.
#include "core/column.hpp"
#include "core/errors.hpp"
#include "core/ids.hpp"
#include "core/slots.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace linli {

/// Columns by name, of every type that one can be of; all have a row for every id of one kind.
template <class I>
struct NamedColumns {
  template <class T>
  using Map = std::map<std::string, Column<T, I>>;
  std::tuple<Map<float>, Map<std::uint8_t>, Map<std::uint16_t>, Map<std::uint32_t>, Map<std::int64_t>> maps;

  template <class T>
  Map<T>& of()
  {
    return std::get<Map<T>>(maps);
  }
  template <class T>
  const Map<T>& of() const
  {
    return std::get<Map<T>>(maps);
  }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    const auto visit = [&](auto& columns) {
      for (auto& [name, column] : columns) f(name.c_str(), column);
    };
    std::apply([&](auto&... columns) { (visit(columns), ...); }, self.maps);
  }
};

/// Agents of a kind that the shipped model does not know, as they are stored.  Mechanisms see them through `Agents`.
struct OwnTag {
  static constexpr const char* name = "own";
};
using OwnId = Id<OwnTag>;
struct OwnTable {
  Slots<OwnId> slots;
  NamedColumns<OwnId> columns;
};

struct Extensions {
  std::tuple<NamedColumns<ResidentId>, NamedColumns<HouseholdId>, NamedColumns<BuildingGroupId>,
             NamedColumns<CompoundId>, NamedColumns<AreaId>, NamedColumns<SubdistrictId>,
             NamedColumns<SecretaryId>, NamedColumns<StaffId>>
      tables;
  std::map<std::string, OwnTable> own;  ///< by kind

  /// Columns of what the shipped model knows, by name ("resident.rumour"): of<ResidentId>()["resident.rumour"].
  template <class I, class T = float>
  std::map<std::string, Column<T, I>>& of()
  {
    return std::get<NamedColumns<I>>(tables).template of<T>();
  }
  template <class I, class T = float>
  const std::map<std::string, Column<T, I>>& of() const
  {
    return std::get<NamedColumns<I>>(tables).template of<T>();
  }

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    std::apply(
        [&](auto&... columns) { (std::remove_cvref_t<decltype(columns)>::for_each_column(columns, f), ...); },
        self.tables);
    for (auto& [kind, table] : self.own) {
      Slots<OwnId>::for_each_column(kind, table.slots, f);
      NamedColumns<OwnId>::for_each_column(table.columns, f);
    }
  }
};

/// A column of agents of an own kind, by their ids.
template <class I, class C>
class OwnColumn {
 public:
  explicit OwnColumn(C& column) : column_(&column) {}
  auto& operator[](I id) const { return (*column_)[OwnId{id.value}]; }

 private:
  C* column_;
};

/// Agents of an own kind `I`, whose tag is its name: where they are, who comes and goes, and their columns, which are
/// called "team.members" and so on.  `agents<TeamId>(world)` gives it (kinds.hpp).
template <class I, class Table>
class Agents {
 public:
  explicit Agents(Table& table) : table_(&table) {}

  std::size_t size() const { return table_->slots.size(); }
  IdRange<I> of(AreaId area) const
  {
    const IdRange<OwnId> rows = table_->slots.of(area);
    return {I{rows.first.value}, I{rows.last.value}};
  }
  bool open(I id) const { return table_->slots.open(OwnId{id.value}); }
  std::uint16_t founded(I id) const { return table_->slots.founded(OwnId{id.value}); }
  std::uint16_t closed(I id) const { return table_->slots.closed(OwnId{id.value}); }
  SlotKey key(I id) const { return table_->slots.key(OwnId{id.value}); }

  /// As Slots::found and Slots::close.
  I found(AreaId area, std::int64_t week) const
  {
    const OwnId id = table_->slots.found(area, week);
    return id.exists() ? I{id.value} : I{};
  }
  void close(I id, std::int64_t week) const { table_->slots.close(OwnId{id.value}, week); }

  template <class T>
  auto column(const std::string& name) const
  {
    auto& columns = table_->columns.template of<T>();
    const auto found = columns.find(name);
    expects(found != columns.end(), "a column that was given rows: " + name);
    return OwnColumn<I, std::remove_reference_t<decltype((found->second))>>(found->second);
  }
  /// Rows for a column that has none yet; one that has keeps its values.
  template <class T>
  void give_column(const std::string& name) const
  {
    auto& column = table_->columns.template of<T>()[name];
    if (column.size() != size()) column.assign(size(), T{});
  }

 private:
  Table* table_;
};

/// A column as a checkpoint tells of it, because only mechanisms outside the shipped model know it.
struct ExtensionColumn {
  std::string of;    ///< the kind of id
  std::string name;  ///< of the column
  std::string type;  ///< "float32", "uint8", "uint16", "uint32" or "int64"

  bool operator==(const ExtensionColumn&) const = default;
};
std::vector<ExtensionColumn> columns_of(const Extensions& extensions);
/// Adds an empty column; one of a kind that the shipped model does not know belongs to a table in `own`, which is made.
/// False if there is no such type.
bool add_column(Extensions& extensions, const ExtensionColumn& column);

}  // namespace linli
