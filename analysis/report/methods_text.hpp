#pragma once
/// How a study was done, as a text to take into a paper.
#include "report/methods.hpp"

#include <string>

namespace linli {

/// Markdown: a paragraph, the STRESS-ABS table, where the numbers come from, and the study's file in full.  `language` is "en" or
/// "zh"; what the study's author wrote stays as it is.
std::string methods_text(const Methods& methods, const std::string& study_file, const std::string& language);

}  // namespace linli
