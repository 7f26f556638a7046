#pragma once
/// What a study cannot tell, said on its page.
#include "compare/comparison.hpp"
#include "report/page_names.hpp"
#include "report/spoken.hpp"

#include <vector>

namespace linli {

/// Never empty: that intervals do not cover the model's assumptions holds of every study.
std::vector<Spoken> limits_of(const StudyComparison& comparison, const PageNames& names);

}  // namespace linli
