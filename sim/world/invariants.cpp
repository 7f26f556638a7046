#include "world/invariants.hpp"

#include <fmt/format.h>

namespace linli {
namespace {

class Checker {
 public:
  explicit Checker(const World& world) : world_(world) {}

  void share(const char* name, const Column<float, ResidentId>& column)
  {
    each(
        name, [&](ResidentId id) { return column[id] >= 0.0F && column[id] <= 1.0F; },
        "is not between 0 and 1");
  }

  template <class Holds>
  void each(const char* name, Holds holds, const char* broken)
  {
    for (std::size_t i = 0; i < world_.size(); ++i) {
      if (holds(ResidentId{i})) continue;
      const AreaId area = world_.people.areas.residents.parent_of(ResidentId{i});
      faults_.push_back(fmt::format("{} of resident {} in area {} {}", name,
                                    world_.people.residents.key[ResidentId{i}],
                                    world_.people.areas.number[area], broken));
      return;
    }
  }

  template <class P, class C>
  void covers(const char* name, const Partition<P, C>& partition, std::size_t children)
  {
    bool rising = partition.first()[P{0}] == 0 && partition.children() == children;
    for (std::size_t p = 0; p < partition.parents(); ++p)
      rising &= partition[P{p}].first <= partition[P{p}].last;
    if (!rising) faults_.push_back(fmt::format("{} does not hold everybody once", name));
  }

  std::vector<std::string> faults() && { return std::move(faults_); }

 private:
  const World& world_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> broken_invariants(const World& world)
{
  Checker check(world);
  const Population& p = world.people;
  const ResidentState& r = world.residents;
  check.covers("areas", p.areas.residents, world.size());
  check.covers("building groups", p.groups.residents, world.size());
  check.covers("households", p.households.residents, world.size());
  check.share("habit", r.habit);
  check.share("exposure", r.exposure);
  check.share("belonging", r.belonging);
  check.share("belonging_around", r.belonging_around);
  check.share("intention", r.intention);
  check.each(
      "acquaintances",
      [&](ResidentId id) {
        return r.acquaintances[id] >= 0.0F &&
               r.acquaintances[id] <= static_cast<float>(world.ties.degree(id));
      },
      "is not between none and everybody on the list");
  check.each(
      "took_part", [&](ResidentId id) { return r.took_part[id] == 0 || p.residents.adult(id); },
      "is set for a child");
  check.each(
      "weeks_since", [&](ResidentId id) { return (r.took_part[id] == 1) == (r.weeks_since[id] == 0); },
      "disagrees with took_part");
  return std::move(check).faults();
}

}  // namespace linli
