#pragma once
/// What a mistake on the command line is answered with.
#include "core/errors.hpp"

#include <CLI/CLI.hpp>

#include <vector>

namespace linli {

/// The parser's complaint in the form of all other errors: what is wrong, and the nearest command or option.
std::vector<Problem> usage_problems(const CLI::App& app, const CLI::ParseError& complaint);

}  // namespace linli
