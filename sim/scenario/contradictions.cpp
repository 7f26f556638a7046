#include "scenario/contradictions.hpp"

namespace linli {
namespace {

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

std::set<std::string> tell_contradictions(const std::vector<Section>& sections, const ReadingNotes& notes,
                                          Layer& last)
{
  std::set<std::string> contradicted;
  for (const Section& section : sections) {
    if (!section.contradictions) continue;
    section.for_each_object([&](const std::string& path, const void* object) {
      for (const Contradiction& found : section.contradictions(object)) {
        if (!notes.doubts.are_sound(path, found.keys)) continue;
        tell(path, found, notes, last);
        for (const std::string& key : found.keys) contradicted.insert(path_below(path, key));
      }
    });
  }
  return contradicted;
}

}  // namespace linli
