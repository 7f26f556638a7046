#include "scenario/contradictions.hpp"

#include <algorithm>

namespace linli {
namespace {

bool could_be_read(const std::string& path, const Contradiction& found, const ReadingNotes& notes)
{
  for (std::string above = path;; above.resize(above.rfind('.'))) {  // a map with a fault spoils all below it
    if (notes.failed.contains(above)) return false;
    if (above.find('.') == std::string::npos) break;
  }
  return std::none_of(found.keys.begin(), found.keys.end(),
                      [&](const std::string& key) { return notes.failed.contains(path_below(path, key)); });
}

/// At the first of the keys that is written, else at the section, else at no line.
void tell(const std::string& path, const Contradiction& found, const ReadingNotes& notes, Layer& last)
{
  std::string told_path = path;
  auto at = notes.written.find(path);
  for (const std::string& key : found.keys) {
    const auto of_key = notes.written.find(path_below(path, key));
    if (of_key == notes.written.end()) continue;
    told_path = of_key->first;
    at = of_key;
    break;
  }
  const auto [layer, place] = at == notes.written.end() ? ReadingNotes::Written{&last, {}} : at->second;
  layer->faults.add(place, told_path, {found.problem, found.why, found.hint});
}

}  // namespace

void tell_contradictions(const std::vector<Section>& sections, const ReadingNotes& notes, Layer& last)
{
  for (const Section& section : sections) {
    if (!section.contradictions) continue;
    section.for_each_object([&](const std::string& path, const void* object) {
      for (const Contradiction& found : section.contradictions(object)) {
        if (could_be_read(path, found, notes)) tell(path, found, notes, last);
      }
    });
  }
}

}  // namespace linli
