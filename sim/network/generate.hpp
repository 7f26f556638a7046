#pragma once
/// Generators of acquaintance lists.
#include "core/describe.hpp"
#include "core/parallel.hpp"
#include "core/random.hpp"
#include "network/ties.hpp"
#include "population/tables.hpp"

#include <cstdint>
#include <vector>

namespace linli {

/// Size and shape of the network.
struct NetworkParams {
  double mean_degree = 12;            ///< people an adult could come to know, household members not counted
  double share_building_group = 0.5;  ///< of them in the own building group
  double share_outside = 0.15;        ///< of them in other areas
  double clustering = 0.4;            ///< share of closed triangles among ties inside a building group
  double share_compound =
      0.5;                  ///< of the ties inside the area but outside the group, those inside the compound
  double share_near = 0.7;  ///< of the ties outside the area, those inside the subdistrict
  double homophily = 2.0;   ///< log-odds by which the fully alike are preferred to the fully unlike
  double closeness_building_group =
      2.0;  ///< how much closer a neighbour of the group is than somebody outside, log-weight
  double closeness_compound = 1.0;
  double closeness_area = 0.5;

  static std::vector<Field> describe();
  /// Clustering a ring cannot have, shares beyond one.
  std::vector<Contradiction> contradictions() const;

  /// Ties inside the group of an adult, an even number: neighbours on both sides of a ring.
  int group_degree() const;
  /// Mean ties inside the area but outside the group.
  double area_degree() const;
  double outside_degree() const { return mean_degree * share_outside; }
  /// Largest clustering that a ring of `group_degree()` neighbours can have: 3 (k − 2) / (4 (k − 1)).
  double most_clustering() const;
  /// Chance that a tie of the ring is rewired, from C = C(0) (1 − p)³ (Barrat & Weigt 2000, Eur. Phys. J. B
  /// 13:547).
  double rewired() const;
};

/// Generates the ties of a population.
///
/// Building group: a small world (Watts & Strogatz 1998, Nature 393:440) on the ring of its adults, ordered
/// door by door (first members of all households, then second members, ...), so that ring neighbours live
/// next door and members of one household, who know each other anyway, are no ties.  Area and outside: each
/// adult looks up a Poisson number of others, who is met at random and kept with probability exp(−homophily
/// (1 − likeness)); every tie is mutual.  Lists are put in order of closeness: an exponential race with
/// log-weights closeness + homophily × likeness (Plackett–Luce), so that the first few are the closest
/// without being always the same kind.
///
/// Throws Error(resources) if an area and its guests are more than `Ties::most_seen`.
Ties generate_ties(const Population& population, const NetworkParams& params, std::uint64_t seed,
                   const Workers& workers);

}  // namespace linli
