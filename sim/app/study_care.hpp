#pragma once
/// What is done with a study that is there: look, try again, extend, put together, verify.
#include "app/study_run.hpp"

#include <string>

namespace linli {

/// Each returns the exit code, and throws Error for people.
int study_status(const std::string& directory_name);
int study_retry(const StudyRunOptions& given);
int study_extend(const StudyRunOptions& given);
int study_merge(const std::string& directory_name);

/// Throws Error(usage) unless the study is the one that was planned.
void require_planned(const Study& study, const Plan& plan, const std::string& directory);

struct VerifyOptions {
  std::string directory;
  int sample = 0;  ///< runs to compute again
};
int study_verify(const VerifyOptions& options);

}  // namespace linli
