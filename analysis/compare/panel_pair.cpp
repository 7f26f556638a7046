#include "compare/panel_pair.hpp"

#include "core/errors.hpp"
#include "population/breakdowns.hpp"
#include "scenario/faults.hpp"
#include "world/channel.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace linli {
namespace {

std::string in_panel(const std::string& name)
{
  return "panels/study/" + name;
}

std::vector<std::int64_t> weeks_in(const ResultFile& result)
{
  const std::vector<double> numbers = result.numbers(in_panel("week"));
  return {numbers.begin(), numbers.end()};
}

/// Whether each took part in a channel that is there every week.
std::vector<char> taking_part(const ResultFile& result, std::size_t step)
{
  std::vector<char> out;
  constexpr unsigned weekly = (1U << weekly_channels) - 1;
  for (const double bits : result.numbers(in_panel("took_part"), step))
    out.push_back((static_cast<unsigned>(bits) & weekly) != 0 ? 1 : 0);
  return out;
}

}  // namespace

PanelPair::PanelPair(const std::filesystem::path& first, const std::filesystem::path& second)
    : first_(first), second_(second), weeks_(weeks_in(first_))
{
}

bool PanelPair::same_people() const
{
  return first_.whole("seed") == second_.whole("seed") &&
         first_.whole("replicate") == second_.whole("replicate") &&
         first_.numbers(in_panel("resident")) == second_.numbers(in_panel("resident"));
}

std::vector<std::string> PanelPair::groupings(const std::vector<std::string>& by) const
{
  std::vector<std::string> known;
  for (const Breakdown& one : breakdowns())
    if (first_.has_dataset(in_panel(one.name))) known.push_back(one.name);
  if (by.empty()) return known;
  for (const std::string& name : by) {
    if (std::ranges::find(known, name) == known.end())
      throw Error(Exit::usage,
                  fmt::format("--residents: the panel does not tell residents apart by {}", name),
                  known_here(known), "leave --by out, or name one of these");
  }
  return by;
}

std::vector<PanelCounts> PanelPair::counts(std::size_t step, const std::vector<std::string>& by) const
{
  const std::vector<std::int64_t> others = weeks_in(second_);
  const auto there = std::ranges::find(others, weeks_.at(step));
  if (there == others.end())
    throw Error(Exit::io, {Problem{.file = second_.file().string(),
                                   .problem = fmt::format("its panel lacks week {}", weeks_[step])}});
  const auto other_step = static_cast<std::size_t>(there - others.begin());
  const std::vector<char> here = taking_part(first_, step);
  const std::vector<char> reference = taking_part(second_, other_step);
  const std::vector<double> arrived = first_.numbers(in_panel("arrived"), step);
  const std::vector<double> arrived_there = second_.numbers(in_panel("arrived"), other_step);
  std::vector<char> counted(here.size());
  for (std::size_t k = 0; k < here.size(); ++k) counted[k] = arrived[k] == arrived_there[k] ? 1 : 0;
  if (first_.has_dataset(in_panel("age_band"))) {
    const std::vector<double> band = first_.numbers(in_panel("age_band"));
    for (std::size_t k = 0; k < band.size(); ++k)
      if (band[k] == no_category) counted[k] = 0;
  }
  const auto add = [&](PanelCounts& counts, std::size_t k) {
    if (counted[k] == 0) return;
    ++counts.adults;
    counts.only_first += here[k] > reference[k] ? 1 : 0;
    counts.only_second += reference[k] > here[k] ? 1 : 0;
  };
  std::vector<PanelCounts> out{{"adults", ""}};
  for (std::size_t k = 0; k < here.size(); ++k) add(out[0], k);
  for (const std::string& name : groupings(by)) {
    const std::vector<std::string> labels = first_.meanings(in_panel(name));
    std::vector<PanelCounts> members;
    for (const std::string& label : labels) members.push_back({name, label});
    const std::vector<double> choice = first_.numbers(in_panel(name));
    for (std::size_t k = 0; k < choice.size(); ++k) add(members.at(static_cast<std::size_t>(choice[k])), k);
    for (const PanelCounts& member : members)
      if (!member.member.empty() && member.adults > 0) out.push_back(member);
  }
  return out;
}

}  // namespace linli
