#include "report/labels.hpp"

#include "report/page_texts.hpp"

namespace linli {

std::optional<Spoken> label_of(const std::string& key)
{
  static const PageJson labels = PageJson::parse(page_texts::labels());
  const auto found = labels.find(key);
  if (found == labels.end()) return {};
  return Spoken{found->at(0).get<std::string>(), found->at(1).get<std::string>()};
}

}  // namespace linli
