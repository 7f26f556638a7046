#pragma once
/// The texts of which a page is made, as they stood in page/ when the program was built.
#include <string_view>

namespace linli::page_texts {

std::string_view html();    ///< page/page.html, with places for the others
std::string_view style();   ///< page/page.css
std::string_view charts();  ///< vendor/echarts.min.js
std::string_view script();  ///< page/page.js, and all that fills it
std::string_view labels();  ///< page/labels.json
/// Of both scripts, as a content security policy writes them.
std::string_view script_hashes();

}  // namespace linli::page_texts
