#pragma once
/// How the things of a study are called on its page.
#include "compare/comparison.hpp"
#include "report/spoken.hpp"
#include "study/study_directory.hpp"

#include <map>
#include <string>

namespace linli {

/// By name: of arms and points, factors (by path), groupings ("group.age_band"), their members ("member.tenure.owner"), and
/// outcomes ("outcome.taking_part").
class PageNames {
 public:
  /// Subdistricts are called as the study's first result calls them.
  PageNames(const StudyComparison& comparison, const StudyDirectory& directory);

  /// A name without a better one is itself, with blanks for underscores.
  Spoken of(const std::string& name) const;
  Spoken outcome(const std::string& name) const { return of("outcome." + name); }
  PageJson json() const;

 private:
  void name_groups(const StudyComparison& comparison);
  void name_subdistricts(const StudyDirectory& directory, const Plan& plan);

  std::map<std::string, Spoken> all_{};
};

}  // namespace linli
