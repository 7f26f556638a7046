#pragma once
/// How the things of a study are called on its page.
#include "compare/comparison.hpp"
#include "report/spoken.hpp"
#include "results/result_file.hpp"
#include "study/study_directory.hpp"

#include <map>
#include <string>
#include <vector>

namespace linli {

/// Subdistricts and towns as a result calls them, by "member.subdistrict.NAME"; none if it does not record them.
std::map<std::string, Spoken> subdistrict_names(const ResultFile& result);

/// By name: of arms and points, factors (by path), outcomes ("outcome.taking_part") and subdistricts.  All else that has a name is
/// in page/labels.json.
class PageNames {
 public:
  /// Subdistricts are called as the study's first result calls them.
  PageNames(const StudyComparison& comparison, const StudyDirectory& directory);

  /// A name without a better one is itself, with blanks for underscores.
  Spoken of(const std::string& name) const;
  /// Of an arm or a point, or of "ARM − REFERENCE".
  Spoken of_response(const std::string& response) const;
  Spoken outcome(const std::string& name) const;
  /// Each with what it is about in front: "Calls: its people are …".
  std::vector<Spoken> notes(const std::vector<Note>& notes) const;
  PageJson json() const;

 private:
  void name_subdistricts(const StudyDirectory& directory, const Plan& plan);

  std::map<std::string, Spoken> all_{};
};

}  // namespace linli
