#pragma once
/// A study as a research object: what its directory holds, what made it and from what, in the words of RO-Crate 1.1, which archives
/// and search engines read.
#include "compare/comparison.hpp"
#include "report/spoken.hpp"
#include "study/study_directory.hpp"
#include "study/study_record.hpp"

#include <string>
#include <vector>

namespace linli {

/// What only its authors know of a study.
struct Publication {
  std::vector<std::string> authors{};  ///< "Name" or "Name <address>", the address that of an ORCID or a page
  std::string licence{};               ///< an SPDX name or an address; empty: none is given
  std::string date{};                  ///< YYYY-MM-DD
};

/// The text of `ro-crate-metadata.json`: of every file of the study that is there now, but for what was needed on the way.
PageJson research_object(const StudyComparison& comparison, const StudyDirectory& directory,
                         const StudyRecord& record, const Publication& publication);

}  // namespace linli
