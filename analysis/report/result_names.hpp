#pragma once
/// How several results on one page are called.
#include <filesystem>
#include <string>
#include <vector>

namespace linli {

/// Names of files without their ending, each another: where they coincide with so many of their folders as they need
/// ("a/small", "b/small"), and a file that is there twice with its turn ("small (2)").
std::vector<std::string> result_names(const std::vector<std::filesystem::path>& files);

}  // namespace linli
