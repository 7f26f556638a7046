#include "study/study_record.hpp"

#include "study/manifest.hpp"
#include "study/study_lock.hpp"

namespace linli {

StudyRecord record_of(const StudyDirectory& directory)
{
  StudyRecord out;
  const auto take = [&](const ManifestLine& line) {
    out.state.take(line);
    if (line.kind == LineKind::done) out.contents[run_of(line)] = line.fields.value("content", std::string());
  };
  for (const auto& part : shard_manifests(directory.path)) read_manifest(part, take);
  const std::filesystem::path own = directory.path / manifest_name({});
  if (std::filesystem::exists(own)) read_manifest(own, take);
  return out;
}

}  // namespace linli
