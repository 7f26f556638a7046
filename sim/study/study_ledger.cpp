#include "study/study_ledger.hpp"

namespace linli {

StudyLedger::StudyLedger(const std::filesystem::path& directory, const std::optional<Shard>& shard)
    : lock_(directory, shard), manifest_(lock_, [&](const ManifestLine& line) { state_.take(line); })
{
}

void StudyLedger::append(LineKind kind, const Json& fields)
{
  manifest_.append(kind, fields);
  state_.take({.kind = kind, .fields = fields});
}

}  // namespace linli
