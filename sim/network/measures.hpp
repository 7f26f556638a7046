#pragma once
/// What the generated network looks like.
#include "core/parallel.hpp"
#include "network/ties.hpp"
#include "population/tables.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace linli {

struct NetworkMeasures {
  std::size_t adults = 0;
  double mean_degree = 0;
  double sd_degree = 0;
  std::size_t without_ties = 0;
  std::vector<std::size_t> degrees;  ///< how many adults have 0, 1, 2, ... ties
  std::array<double, 4> where{};     ///< share of ties in the group, compound, area, outside
  double group_clustering = 0;   ///< closed triangles among ties inside the building group, share of pairs
  double area_clustering = 0;    ///< the same among all ties inside the area
  double same_registration = 0;  ///< share of ties between people of one registration
  double same_registration_random = 0;  ///< the same if everybody tied at random
  double age_correlation = 0;           ///< Pearson correlation of the ages at both ends of a tie
};

/// Counts everything.  Clustering is the transitivity: closed pairs of ties over all pairs of ties at one
/// person.
NetworkMeasures measure(const Population& population, const Ties& ties, const Workers& workers);

}  // namespace linli
