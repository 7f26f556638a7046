#pragma once
/// Which trees a result file can hold.
#include "output/contents/tree.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// Most dimensions of a dataset and deepest nesting of groups.
inline constexpr std::size_t most_dimensions = 8;
inline constexpr std::size_t deepest_group = 16;

/// Attributes by which HDF5 ties axes to datasets; no attribute of a tree has one of these names.
inline constexpr std::array<std::string_view, 5> bookkeeping_attributes = {
    "CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST", "DIMENSION_LABELS"};

/// Why a tree is not one that a result file can hold, one sentence for each fault; empty if it is.  Checked
/// are names (UTF-8, none twice, none of the bookkeeping's), axes and sizes, texts (UTF-8 without NUL) and
/// empty lists.
std::vector<std::string> tree_faults(const FileGroup& root);

}  // namespace linli
