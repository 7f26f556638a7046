#pragma once
/// The channels through which residents take part in self-governance.
#include "core/column.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace linli {

/// Organised events; voluntary service; an own resident team (群众团队); sessions of the deliberation platform (议事);
/// elections of the residents' committee (居委会选举).
enum class Channel : std::size_t { activity, volunteering, team, deliberation, election };
constexpr std::size_t channels = 5;
/// All but elections are decided by one equation, week by week, and are what others notice.
constexpr std::size_t weekly_channels = 4;
/// Those open in every week, deliberation being open in weeks with a session.
constexpr std::size_t standing_channels = 3;

constexpr std::array<Channel, channels> all_channels{Channel::activity, Channel::volunteering, Channel::team,
                                                     Channel::deliberation, Channel::election};

/// Names as scenarios and results use them; of the first `count` channels.
std::vector<std::string> channel_labels(std::size_t count = channels);
const char* channel_label(Channel channel);
const char* channel_label_zh(Channel channel);

/// The bit of a channel in "what somebody did this week".
constexpr std::uint8_t bit_of(Channel channel)
{
  return static_cast<std::uint8_t>(1U << static_cast<std::size_t>(channel));
}

/// In how many weekly channels somebody took part, of the bits of a week.
constexpr int weekly_channels_in(std::uint8_t bits)
{
  return (bits & 1) + ((bits >> 1) & 1) + ((bits >> 2) & 1) + ((bits >> 3) & 1);
}
/// 1 if in any of them.
constexpr int any_weekly_channel(std::uint8_t bits)
{
  return (bits & ((1 << weekly_channels) - 1)) != 0 ? 1 : 0;
}

/// A column for each of the first `count` channels.
template <class T, class I, std::size_t count>
struct ByChannel {
  std::array<Column<T, I>, count> columns;

  Column<T, I>& operator[](Channel channel) { return columns[static_cast<std::size_t>(channel)]; }
  const Column<T, I>& operator[](Channel channel) const { return columns[static_cast<std::size_t>(channel)]; }

  bool operator==(const ByChannel&) const = default;
};

/// Calls f("resident.habit_activity", column) and so on.
template <class Columns, class F>
void for_each_channel(const char* name, Columns& by_channel, F&& f)
{
  for (std::size_t k = 0; k < by_channel.columns.size(); ++k)
    f((std::string(name) + "_" + channel_label(all_channels[k])).c_str(), by_channel.columns[k]);
}

}  // namespace linli
