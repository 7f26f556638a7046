#pragma once
/// By what adults are told apart in results.
#include "population/tables.hpp"

#include <string>
#include <vector>

namespace linli {

/// A handful of categories, one of which every adult belongs to.
struct Breakdown {
  std::string name;  ///< "age_band"; the name of its group in a result
  std::string en;
  std::string zh;
  std::vector<std::string> labels;  ///< of its categories; at most `most_categories`
};

constexpr std::size_t most_categories = 7;
constexpr std::uint8_t no_category = 255;  ///< of children

/// Age band, sex, education, registration, tenure, Party membership, property regime; in this order.
const std::vector<Breakdown>& breakdowns();

/// By what series can be told apart: "area", "subdistrict", "district", "percentile" (over areas), and the names of the
/// breakdowns.
const std::vector<std::string>& grouping_names();

/// The category of every resident in one of the breakdowns.
Column<std::uint8_t, ResidentId> categories(const Population& people, std::size_t breakdown);

}  // namespace linli
