#pragma once
/// How a study was done, ready for a paper: a paragraph, the STRESS-ABS table (Monks et al. 2019), and where
/// the numbers come from.
#include "compare/comparison.hpp"
#include "report/page_names.hpp"
#include "report/spoken.hpp"
#include "study/study_directory.hpp"

#include <utility>
#include <vector>

namespace linli {

struct Methods {
  Spoken paragraph{};
  std::vector<std::pair<Spoken, Spoken>> stress{};      ///< item and what is said of it
  std::vector<std::pair<Spoken, Spoken>> provenance{};  ///< name and value
};

Methods methods_of(const StudyComparison& comparison, const StudyDirectory& directory,
                   const PageNames& names);

/// "seeds 1 to 8", or "seed 1, replicates 0 to 7" where synthetic people are shared; of the results that are there.
Spoken seeds_of(const Plan& plan, const StudyDirectory& directory);

}  // namespace linli
