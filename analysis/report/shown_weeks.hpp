#pragma once
/// Which weeks of a run the page shows.
#include "compare/window.hpp"
#include "results/result_file.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace linli {

constexpr std::int64_t weeks_of_quarter = 13;

/// The first of these weeks that courses show: those of the last year of the burn-in and the study.
std::size_t first_shown(const std::vector<std::int64_t>& weeks);
/// First weeks of the quarters of a year of a study whose last week is `last`.
std::vector<std::int64_t> quarters_until(std::int64_t last);

/// Weeks in steps of so many: first weeks of the steps, of which each is told by its mean.
struct Steps {
  std::int64_t weeks = 1;
  std::vector<std::int64_t> firsts{};
};
/// Of the weeks that courses show: quarters of a year, of a study of less than a year single weeks.
Steps steps_of(const std::vector<std::int64_t>& weeks);

/// The last year of the burn-in of a run, and of its study: shorter where that is; `first` after `last` where there is none.
Window year_before_study(const ResultFile& result);
Window last_year_of_study(const ResultFile& result);

}  // namespace linli
