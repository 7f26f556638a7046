#pragma once
/// Which results this program reads.
#include "output/contents/tree.hpp"

#include <cstdint>
#include <filesystem>

namespace linli {

/// Grows whenever something that a reader relies on changes; CHANGELOG.md says what.
constexpr std::int64_t result_format_version = 2;

/// Throws Error(io) if a tree is a result of another version than this program writes.
void require_known_version(const FileGroup& root, const std::filesystem::path& file);

}  // namespace linli
