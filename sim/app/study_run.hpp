#pragma once
/// `linli study run`, and what shares its way: going on after `retry` and `extend`.
#include "study/conduct.hpp"
#include "study/open_study.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace linli {

struct StudyRunOptions {
  std::string file;
  std::string directory;                   ///< empty: the study's name
  std::optional<std::string> scale;        ///< instead of population.scale
  std::optional<std::int64_t> replicates;  ///< instead of the file's
  std::optional<Shard> shard;
  std::size_t processors = 0;  ///< 0: all
  bool fail_fast = false;
  bool accept_program = false;
  bool quote_only = false;
  bool quiet = false;
};

/// Runs what is left of the study; returns the exit code.
int run_study(const StudyRunOptions& given);

/// Reads the study as the options change it.
Study study_of(const StudyRunOptions& options);

/// Those this process may use.
std::size_t processors_here();

}  // namespace linli
