#pragma once
/// Where values come from.
#include <map>
#include <string>

namespace linli {

/// Where a value was written.
struct Origin {
  std::string source;  ///< a file, or an option of the command line
  int line = 0;        ///< 0 for an option
  int option = 0;      ///< which of the command line, counted from 1; 0 for none

  /// "base.yaml:3", "--set".
  std::string text() const { return line > 0 ? source + ":" + std::to_string(line) : source; }
};

/// By path ("run.weeks", "participation.age.18-29", "output.panels.elders.every"); what is not here holds its
/// default.
using Origins = std::map<std::string, Origin>;

/// "base.yaml:3", or "default".
inline std::string origin_text(const Origins& origins, const std::string& path)
{
  const auto found = origins.find(path);
  return found == origins.end() ? "default" : found->second.text();
}

}  // namespace linli
