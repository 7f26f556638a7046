#include "statistics/aliases.hpp"

#include <cstdint>
#include <map>
#include <utility>

namespace linli {

std::vector<std::vector<EffectOf>> aliases(std::size_t factors, Resolution resolution)
{
  const std::vector<std::uint32_t> words = fraction_words(factors, resolution);
  std::vector<std::vector<EffectOf>> groups;
  std::map<std::uint32_t, std::size_t> group_of;  // by XOR of words
  const auto add = [&](std::uint32_t word, EffectOf effect) {
    const auto [found, is_new] = group_of.try_emplace(word, groups.size());
    if (is_new) groups.emplace_back();
    groups[found->second].push_back(std::move(effect));
  };
  for (std::size_t i = 0; i < factors; ++i) add(words[i], {i});
  for (std::size_t i = 0; i < factors; ++i)
    for (std::size_t j = i + 1; j < factors; ++j) add(words[i] ^ words[j], {i, j});
  std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
  return groups;
}

}  // namespace linli
