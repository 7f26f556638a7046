#pragma once
/// Interventions on small areas, week by week by hand.
#include "interventions/interventions.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace linli::test {

using Params = std::map<std::string, InterventionParams>;
using Floats = std::vector<float>;

inline InterventionParams moving(Lever lever, double amount, InterventionParams params = {})
{
  params[lever] = amount;
  return params;
}

inline Conditions below(const std::string& series, double at, double margin = 0)
{
  return {Join::all, {{series, Side::below, at, margin}}};
}

inline Conditions above(const std::string& series, double at, double margin = 0)
{
  return {Join::all, {{series, Side::above, at, margin}}};
}

/// Interventions on areas of one person each, week by week from week 0 of a run without a burn-in.
class Policy {
 public:
  Policy(const Params& params, std::size_t areas)
      : interventions_(params, {}),
        world_(still_world(population_of(copies(areas, area_of({group_of(singles(1))})))))
  {
    interventions_.make_room(world_);
    for (const std::string& name : interventions_.series())
      world_.observed.series[name] = Column<float, AreaId>(areas);
  }

  void see(const std::string& series, const Floats& values)
  {
    for (std::size_t a = 0; a < values.size(); ++a) world_.observed.series.at(series)[AreaId{a}] = values[a];
  }
  void week()
  {
    world_.levers.reset(world_.areas());
    interventions_.act(world_, {week_++, {}});
  }
  Floats lever(Lever lever) const { return all(world_.levers.values[static_cast<std::size_t>(lever)]); }
  const InterventionState& of(const std::string& name) const { return world_.interventions.by_name.at(name); }
  World& world() { return world_; }

  template <class C>
  static std::vector<typename C::value_type> all(const C& column)
  {
    return {column.begin(), column.end()};
  }

 private:
  Interventions interventions_;
  World world_;
  std::int64_t week_ = 0;
};

}  // namespace linli::test
