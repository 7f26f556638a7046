#pragma once
/// Whether two results say the same, bit for bit, and where they first do not.
#include "output/contents/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// What the datasets of a result are about.
enum class Kept { series, panels, surveys, interventions, events, other };

/// The first place at which a dataset, or an attribute of the whole result, differs.
struct Difference {
  std::string path;  ///< "/area/trust"; of an attribute "state_digest"
  Kept kept = Kept::other;
  std::optional<std::int64_t> week{};  ///< of the study; none of what does not run over time
  std::int64_t day = 0;                ///< of that week's Monday, since 2018-01-01
  std::string member{};  ///< "area 12", "resident 3, question trust"; empty if there is only one
  std::string first;     ///< the value in the first result, or what it lacks
  std::string second;    ///< the same of the second
};

struct ResultComparison {
  std::vector<Difference> differences{};   ///< the earliest first; those of no week last
  std::map<Kept, std::size_t> compared{};  ///< datasets, by what they are about
  std::map<Kept, std::size_t> groups{};    ///< groups of such
};

/// Compares the values of all datasets but the scenario's, what says how values are read (units, choices), and of the whole
/// the weeks, the residents and the digest of the state.  A missing number equals a missing number.
ResultComparison compare(const FileGroup& first, const FileGroup& second);

}  // namespace linli
