#pragma once
/// What a result holds of its run, beside what was computed: a result serves whoever asks for no more than it holds.
#include "scenario/output_params.hpp"

#include <string>

namespace linli {

/// 32 hexadecimal digits; the order of names and names given twice do not matter.
std::string recording_digest(const OutputParams& recorded);

/// Whether a result that records the one holds all that the other asks for.  Says no where it would have to know the
/// model's names or calendar to say yes: `all` is served by `all` only, a week by the same week written in the same way.
bool serves(const OutputParams& recorded, const OutputParams& asked);

}  // namespace linli
