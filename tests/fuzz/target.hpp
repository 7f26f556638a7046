#pragma once
/// A fuzz target: one reader of bytes that come from outside.  A file NAME_target.cpp of this folder defines
/// the three functions below and is complete with that; CMake finds it.
#include <string>
#include <string_view>
#include <vector>

namespace linli::fuzz {

/// Reads the bytes.  Returning and throwing `Error` are right; whatever else happens is a finding, and so is
/// a `Bug` that the target throws for a promise that was not kept.
void run(std::string_view bytes);

/// Whole inputs to begin from, made at run time from what is shipped.
std::vector<std::string> seeds();

/// Words that inputs are made of.
std::vector<std::string> words();

/// `run`, where an `Error` is no finding unless it cannot be shown: it holds a problem, all of it on one line
/// and in UTF-8.
void expect_read_or_refused(std::string_view bytes);

}  // namespace linli::fuzz
