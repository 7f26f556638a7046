#pragma once
/// Text in the two languages of the page.
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace linli {

using PageJson = nlohmann::ordered_json;

struct Spoken {
  std::string en{};
  std::string zh{};

  bool empty() const { return en.empty(); }
  Spoken& operator+=(const Spoken& more)
  {
    en += more.en;
    zh += more.zh;
    return *this;
  }
};

/// [English, Chinese]
inline PageJson json_of(const Spoken& text)
{
  return PageJson::array({text.en, text.zh});
}

inline PageJson json_of(const std::vector<Spoken>& texts)
{
  PageJson out = PageJson::array();
  for (const Spoken& text : texts) out.push_back(json_of(text));
  return out;
}

}  // namespace linli
