#include "study/draft.hpp"

namespace linli {

StudyLabel read_label(const NodeAt& at)
{
  StudyLabel label;
  StrictMap map(at.node(), at.path(), at.faults());
  const auto read = [&](const char* language, const char* example) -> std::string {
    const YamlNode* const node = map.optional(language);
    if (node == nullptr) return {};
    return NodeAt(*node, at.path() + "." + language, at.faults()).text(example).value_or("");
  };
  label.en = read("en", "Training of secretaries");
  label.zh = read("zh", "书记培训");
  map.done();
  return label;
}

}  // namespace linli
