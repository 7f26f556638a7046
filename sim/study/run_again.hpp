#pragma once
/// A run of a study once more, straight from its beginning and in memory.
#include "study/job_queue.hpp"

#include <cstddef>
#include <string>

namespace linli {

/// The digest of its state after the last week.
std::string digest_of_run_again(const Study& study, const Plan& plan, const Job& which, std::size_t threads);

}  // namespace linli
