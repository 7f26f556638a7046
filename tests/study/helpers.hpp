#pragma once
/// What the tests of studies share: lines of a manifest, written to a directory that goes away.
#include "output/helpers.hpp"
#include "study/manifest.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace linli::test {

/// A line to be written.
struct Told {
  LineKind kind;
  Json fields;
};

/// An address of a run for tests: 32 hexadecimal digits.
inline std::string run_number(std::uint64_t k)
{
  return fmt::format("{:016x}{:016x}", k * 0x9e3779b97f4a7c15ULL, k);
}

inline void write_lines(const std::filesystem::path& directory, const std::vector<Told>& lines,
                        const std::optional<Shard>& shard = {})
{
  const StudyLock lock(directory, shard);
  Manifest manifest(lock, [](const ManifestLine&) {});
  for (const Told& line : lines) manifest.append(line.kind, line.fields);
}

/// The kinds of all finished lines.
inline std::vector<LineKind> kinds_in(const std::filesystem::path& file)
{
  std::vector<LineKind> out;
  read_manifest(file, [&](const ManifestLine& line) { out.push_back(line.kind); });
  return out;
}

}  // namespace linli::test
