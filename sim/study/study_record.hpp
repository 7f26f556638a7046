#pragma once
/// What the manifests of a study say of its runs, those of shards that were not merged yet among them.
#include "study/address.hpp"
#include "study/study_directory.hpp"
#include "study/study_state.hpp"

#include <map>
#include <string>

namespace linli {

struct StudyRecord {
  StudyState state{};
  std::map<Address, std::string> contents{};  ///< the digest of what each finished run wrote
};

/// Throws what `read_manifest` throws.
StudyRecord record_of(const StudyDirectory& directory);

}  // namespace linli
