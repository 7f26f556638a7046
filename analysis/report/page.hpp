#pragma once
/// The page: one HTML file that needs nothing else.
#include "report/spoken.hpp"

#include <string>

namespace linli {

/// The file's text.  `data` is what a `…_page` gave; `language` "en" or "zh": which it opens in.  Texts of the data cannot become
/// markup or script, whatever they hold.
std::string page_of(PageJson data, const std::string& language);

}  // namespace linli
