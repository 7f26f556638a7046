#include "support/relabelled.hpp"

#include "core/samplers.hpp"
#include "support/tiny_world.hpp"

#include <string_view>
#include <type_traits>

namespace linli::test {
namespace {

/// Which old row stands in each new one.
struct Order {
  std::vector<CompoundId> compounds;
  std::vector<BuildingGroupId> groups;
  std::vector<HouseholdId> households;
  std::vector<ResidentId> residents;

  template <class I>
  const std::vector<I>* of() const
  {
    if constexpr (std::is_same_v<I, CompoundId>) return &compounds;
    if constexpr (std::is_same_v<I, BuildingGroupId>) return &groups;
    if constexpr (std::is_same_v<I, HouseholdId>) return &households;
    if constexpr (std::is_same_v<I, ResidentId>) return &residents;
    return nullptr;
  }
};

template <class I>
std::vector<I> in_order(IdRange<I> range)
{
  std::vector<I> out(range.size());
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = I{range.first.value + k};
  return out;
}

class Shuffler {
 public:
  explicit Shuffler(std::uint64_t seed) : luck_{seed, 0} {}

  template <class I>
  std::vector<I> operator()(IdRange<I> range)
  {
    std::vector<I> out = in_order(range);
    shuffle(out.data(), static_cast<std::uint32_t>(out.size()),
            Draws(luck_, Stream::person_order, 0, made_++));
    return out;
  }

 private:
  Luck luck_;
  std::uint32_t made_ = 0;
};

/// The new order, and the ranges that go with it, which are written into `to`.
Order reorder(const Population& from, Population& to, Relabel which, std::uint64_t seed)
{
  Order order;
  Shuffler shuffled(seed);
  const auto neighbours = [&](auto range) {
    return which == Relabel::everybody ? shuffled(range) : in_order(range);
  };
  to.compounds.groups = {};
  to.groups.households = {};
  to.groups.residents = {};
  to.households.residents = {};
  for (std::size_t a = 0; a < from.areas.size(); ++a) {
    for (const CompoundId c : shuffled(from.areas.compounds[AreaId{a}])) {
      order.compounds.push_back(c);
      for (const BuildingGroupId g : shuffled(from.compounds.groups[c])) {
        order.groups.push_back(g);
        for (const HouseholdId h : neighbours(from.groups.households[g])) {
          order.households.push_back(h);
          for (const ResidentId r : neighbours(from.households.residents[h])) order.residents.push_back(r);
          to.households.residents.close(ResidentId{order.residents.size()});
        }
        to.groups.households.close(HouseholdId{order.households.size()});
        to.groups.residents.close(ResidentId{order.residents.size()});
      }
      to.compounds.groups.close(BuildingGroupId{order.groups.size()});
    }
  }
  return order;
}

}  // namespace

World relabelled(const World& world, Relabel which, std::uint64_t seed)
{
  World out = world;
  const Order order = reorder(world.people, out.people, which, seed);

  out.for_each_column([&](const char* name, auto& column) {
    using Column = std::remove_cvref_t<decltype(column)>;
    const std::string_view text(name);
    const bool placed_below = text.find(".first_") != text.npos || text.substr(0, 4) == "tie.";
    const auto* rows = order.of<typename Column::index_type>();
    if (placed_below || rows == nullptr || column.empty()) return;
    const Column old = column;
    for (std::size_t k = 0; k < column.size(); ++k)
      column[typename Column::index_type{k}] = old[typename Column::index_type{(*rows)[k].value}];
  });

  std::vector<std::size_t> now(world.size());
  for (std::size_t k = 0; k < now.size(); ++k) now[order.residents[k].value] = k;
  const Knows knew = knows_of(world.people, world.ties);
  Knows knows(world.size());
  for (std::size_t k = 0; k < knows.size(); ++k) {
    for (const std::size_t who : knew[order.residents[k].value]) knows[k].push_back(now[who]);
  }
  out.ties = ties_of(out.people, knows);
  return out;
}

std::map<std::uint32_t, ResidentId> rows_by_key(const World& world)
{
  std::map<std::uint32_t, ResidentId> out;
  for (std::size_t k = 0; k < world.size(); ++k)
    out[world.people.residents.key[ResidentId{k}]] = ResidentId{k};
  return out;
}

}  // namespace linli::test
