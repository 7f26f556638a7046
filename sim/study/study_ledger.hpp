#pragma once
/// The manifest of a study that is being carried out, with how far it is: every line that is written counts at once.
#include "study/manifest.hpp"
#include "study/study_state.hpp"

#include <filesystem>
#include <optional>

namespace linli {

class StudyLedger {
 public:
  /// Takes the lock of the directory, or of a shard of it, and reads what there is.  Throws what StudyLock and Manifest throw.
  StudyLedger(const std::filesystem::path& directory, const std::optional<Shard>& shard);

  void append(LineKind kind, const Json& fields);
  const StudyState& state() const { return state_; }
  const StudyLock& lock() const { return lock_; }
  /// What was kept aside of an unfinished line, for people; empty if there was none.
  const std::string& told() const { return manifest_.told(); }

 private:
  StudyLock lock_;
  StudyState state_{};
  Manifest manifest_;
};

}  // namespace linli
