/// Series of building groups and residential areas.
#include "engine/observable_kinds.hpp"

#include <array>
#include <string>

namespace linli {
namespace {

namespace unit = series_units;

/// Share of building groups of which `holds(world, group)`.
template <class Holds>
Observable share_of_groups(const char* name, const char* en, const char* zh, Holds holds)
{
  return of_parts(name, unit::share(), en, zh, Whom::building_groups, Reduction::mean,
                  [holds](const World& world, AreaId area) {
                    Part part;
                    for (const BuildingGroupId group : world.people.areas.groups[area]) {
                      part.sum += holds(world, group) ? 1 : 0;
                      ++part.count;
                    }
                    return part;
                  });
}

/// A number that areas count, for every 1,000 of their adults.
template <class GetColumn>
Observable per_thousand(std::string name, SeriesUnit unit, std::string en, std::string zh, GetColumn column)
{
  return of_parts(std::move(name), std::move(unit), std::move(en), std::move(zh), Whom::adults,
                  Reduction::ratio, [column](const World& world, AreaId area) -> Part {
                    return {1000 * static_cast<double>(column(world)[area]),
                            static_cast<double>(world.people.areas.adults[area])};
                  });
}

}  // namespace

std::vector<Observable> place_series()
{
  using A = AreaState;
  const auto column = [](auto member) {
    return [member](const World& w) -> auto&
    {
      return w.places.*member;
    };
  };
  std::vector<Observable> out{
      share_of_groups("groups_with_head", "Building groups with a head", "有楼组长的楼组",
                      [](const World& w, BuildingGroupId g) { return w.groups.head[g] != nobody; }),
      share_of_groups("groups_self_governing", "Self-governing building groups", "自治楼组",
                      [](const World& w, BuildingGroupId g) { return w.groups.self_governing[g] != 0; }),
      per_thousand("calls", unit::a_thousand_adults(), "Calls made at doors this week", "本周上门次数",
                   column(&A::calls)),
      per_thousand("households_moved", unit::a_thousand_adults(), "Households that moved this week",
                   "本周迁移户数", column(&A::moved)),
  };
  constexpr std::array<const char*, levels> level_zh{"居委会", "街镇", "上级"};
  for (std::size_t l = 0; l < levels; ++l) {
    out.push_back(per_thousand(
        std::string("petitions_") + level_labels[l], unit::a_thousand_adults(),
        std::string("Petitions of this week about: ") + level_labels[l],
        std::string("本周信访:") + level_zh[l], [l](const World& w) -> auto& {
          return w.places.petitions[l];
        }));
  }
  out.push_back(per_thousand("givers", unit::a_thousand_adults(), "People who gave this week", "本周捐助人数",
                             column(&A::givers)));
  out.push_back(per_thousand("given", unit::yuan_a_thousand_adults(), "Given this week", "本周捐助金额",
                             column(&A::given)));
  out.push_back(of_parts("intervention_yuan", unit::yuan(), "Spent this week on interventions",
                         "本周政策支出", Whom::areas, Reduction::total,
                         [](const World& world, AreaId area) -> Part {
                           std::int64_t fen = 0;
                           for (const auto& [name, state] : world.interventions.by_name)
                             fen += state.fen[area];
                           return {static_cast<double>(fen) / 100, 1};
                         }));
  return out;
}

}  // namespace linli
