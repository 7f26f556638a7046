#include "report/page.hpp"

#include "core/errors.hpp"
#include "report/page_texts.hpp"

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

namespace linli {
namespace {

/// The template with each `@NAME@` replaced; what is put in is not searched again, whatever it holds.
std::string filled(std::string_view form, const std::map<std::string_view, std::string>& texts)
{
  std::string out;
  std::size_t used = 0;
  while (true) {
    const std::size_t begin = form.find('@', used);
    const std::size_t end = begin == std::string_view::npos ? begin : form.find('@', begin + 1);
    if (end == std::string_view::npos) return out.append(form.substr(used));
    const auto found = texts.find(form.substr(begin + 1, end - begin - 1));
    expects(found != texts.end(), "the page has a text for every place in it");
    out.append(form.substr(used, begin - used)).append(found->second);
    used = end + 1;
  }
}

/// JSON in which no text ends the element that it stands in, or opens another.
std::string inside_html(const PageJson& json)
{
  std::string out;
  for (const char c : json.dump(-1, ' ', false, PageJson::error_handler_t::replace)) {
    switch (c) {
      case '<':
        out += "\\u003c";
        break;
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string escaped(const std::string& text)
{
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

std::string page_of(PageJson data, const std::string& language)
{
  data["language"] = language;
  data["labels"] = PageJson::parse(page_texts::labels());
  const std::string title = data["title"][language == "zh" ? 1 : 0].get<std::string>() + " – linli";
  return filled(page_texts::html(), {{"LANGUAGE", language == "zh" ? "zh-Hans" : "en"},
                                     {"SCRIPT_HASHES", std::string(page_texts::script_hashes())},
                                     {"TITLE", escaped(title)},
                                     {"STYLE", std::string(page_texts::style())},
                                     {"DATA", inside_html(data)},
                                     {"CHARTS", std::string(page_texts::charts())},
                                     {"PAGE", std::string(page_texts::script())}});
}

}  // namespace linli
