#pragma once
/// Text in the two languages of the page.
#include <nlohmann/json.hpp>

#include <map>
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

inline PageJson json_of(const std::map<std::string, Spoken>& texts)
{
  PageJson out = PageJson::object();
  for (const auto& [name, text] : texts) out[name] = json_of(text);
  return out;
}

/// null for what is missing.
PageJson json_of(double value);
/// The same with six digits, where a page holds many.
PageJson rounded(double value);

}  // namespace linli
