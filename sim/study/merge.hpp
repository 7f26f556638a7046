#pragma once
/// The manifests of shards put together: the same bytes, in whatever order they are given.
///
///     plan, look      as in the manifest that has most of them; the others must begin in the same way
///     past            each once, in the order of their texts
///     runs            of each, by address, one line: what it came to
///     merged          how many runs there are and how many are finished
///
/// Of what several say of one run a result counts most, then the later attempt; of one attempt, in this order, that it is to
/// be tried again, that it failed, that it began.
#include "study/study_lock.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace linli {

struct Merged {
  std::size_t runs = 0;
  std::size_t finished = 0;
  std::vector<std::string> told{};  ///< for people: results that differ, lines that were not finished
};

/// Puts `parts`, and the manifest of the study if there is one, together as the manifest of the study, whose lock is held;
/// the parts stay as they are.  Throws Error(io) if a part cannot be read or is damaged, if two are of different plans, or
/// if the manifest cannot be written; then it is as it was.
Merged merge_manifests(const StudyLock& lock, std::vector<std::filesystem::path> parts);

}  // namespace linli
