#pragma once
/// Arms of which it is known that they do not differ from the reference.
#include "compare/run_table.hpp"
#include "study/plan.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace linli {

/// What came of them.
struct Honesty {
  std::size_t arms = 0;      ///< of this kind
  std::size_t compared = 0;  ///< runs, each with the reference's of the same point, world and replicate
  std::size_t missing = 0;   ///< runs that could not be, as they or the reference's are missing
  std::optional<std::string> fault{};  ///< the first number that differs, for people
};

/// Every number of the table must be the same in each, bit for bit.
Honesty honesty_of(const Plan& plan, const RunTable& table);

}  // namespace linli
