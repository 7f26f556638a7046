#pragma once
/// Where two datasets of the same name first differ.
#include "output/contents/result_comparison.hpp"
#include "output/contents/tree.hpp"

#include <optional>
#include <string>

namespace linli {

/// A dataset with the group that has its axes.
struct InGroup {
  const FileGroup& group;
  const Dataset* dataset;  ///< null if the group has none of that name
};

/// Nothing if both are the same, bit for bit.  Of tables that differ in length the common rows count first.  Path and kind
/// are left to the caller.
std::optional<Difference> first_difference(const InGroup& first, const InGroup& second);

/// The value of an attribute for people; "nothing" for none.
std::string told(const Attribute* attribute);

}  // namespace linli
