#include "world/channel.hpp"

namespace linli {

const char* channel_label(Channel channel)
{
  constexpr std::array<const char*, channels> labels{"activity", "volunteering", "team", "deliberation",
                                                     "election"};
  return labels[static_cast<std::size_t>(channel)];
}

const char* channel_label_zh(Channel channel)
{
  constexpr std::array<const char*, channels> labels{"社区活动", "志愿服务", "群众团队", "议事协商",
                                                     "居委会选举"};
  return labels[static_cast<std::size_t>(channel)];
}

std::vector<std::string> channel_labels(std::size_t count)
{
  std::vector<std::string> labels;
  for (std::size_t k = 0; k < count; ++k) labels.emplace_back(channel_label(all_channels[k]));
  return labels;
}

}  // namespace linli
